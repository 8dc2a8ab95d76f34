import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { migrate } from '#persistence/migrate';
import { seedStaff } from '#persistence/seed';
import type { Program } from '#protocol/program';
import { programs } from '#protocol/programs/registry';
import { demoStaff } from '#tools/demo-staff';
import { projectRoot } from '#tools/set-up/project';
import { Engine, issuer, recorded } from '../support/engine.js';
import { openingIn } from '../support/moves.js';

const riverside: Program = { ...programs['madison-mari']!, id: 'riverside-hold', revision: 1, title: 'Six-month hold, Riverside', agency: 'riverside' };

describe("an agency's own programs", () => {
  let engine: Engine;
  let folder: string;
  beforeAll(async () => {
    engine = await Engine.start();
    const staff = demoStaff.filter(({ agency }) => agency === 'madison').map((member) => ({ ...member, account: `own-${member.account}`, agency: 'riverside', programs: ['riverside-hold'] }));
    await seedStaff(engine.testDatabase.ownerUrl, issuer, staff, []);
  });
  afterAll(() => engine.stop());
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'programs-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function write(name: string, definition: unknown): void {
    writeFileSync(join(folder, name), typeof definition === 'string' ? definition : JSON.stringify(definition));
  }

  const register = () => migrate(engine.testDatabase.ownerUrl, folder);

  async function revisionsOf(programId: string): Promise<Program[]> {
    const { rows } = await engine.database.pool.query<{ definition: Program }>('select definition from program_revision where program_id = $1 order by revision', [programId]);
    return rows.map(({ definition }) => definition);
  }

  it('are registered from their folder and run as they are, without a build', async () => {
    write('riverside.json', riverside);
    write('notes.txt', 'not a definition');
    await register();
    const contactAt = new Date(Date.now() - 60_000).toISOString();
    const { caseId } = recorded(await engine.open('own-mari-officer', 'riverside-hold', { ...openingIn('madison', ['drugPossession']), contactAt }));
    const waits = await engine.until('a peer to be asked', async () => {
      const open = await engine.waits(caseId);
      return open.some(({ step }) => step === 'acceptHandoff') && open;
    });
    expect(waits.map(({ step }) => step)).toContain('recordWarmHandoff');
  });

  it('stand once, however often they are read', async () => {
    write('again.json', { ...riverside, id: 'riverside-again' });
    await register();
    await register();
    expect(await revisionsOf('riverside-again')).toHaveLength(1);
  });

  it('take effect with a new revision, beside the one before', async () => {
    write('next.json', { ...riverside, id: 'riverside-next' });
    await register();
    write('next.json', { ...riverside, id: 'riverside-next', revision: 2, title: 'Another title' });
    await register();
    expect((await revisionsOf('riverside-next')).map(({ title }) => title)).toEqual([riverside.title, 'Another title']);
  });

  it('are refused with other settings under a revision that stands, by the name of the file', async () => {
    write('changed.json', { ...riverside, id: 'riverside-changed' });
    await register();
    write('changed.json', { ...riverside, id: 'riverside-changed', title: 'Another title' });
    await expect(register()).rejects.toThrow('changed.json: revision: riverside-changed revision 1 stands with other settings: publish revision 2');
    expect((await revisionsOf('riverside-changed')).map(({ title }) => title)).toEqual([riverside.title]);
  });

  it('are refused where two files say different things of one revision', async () => {
    write('a.json', { ...riverside, id: 'riverside-twice' });
    write('b.json', { ...riverside, id: 'riverside-twice', title: 'Another title' });
    await expect(register()).rejects.toThrow(/^b\.json: revision: riverside-twice revision 1 stands/);
    expect(await revisionsOf('riverside-twice')).toEqual([]);
  });

  it('never change their agency', async () => {
    write('taken.json', { ...programs['la-door']!, revision: 9, agency: 'riverside' });
    await expect(register()).rejects.toThrow('taken.json: agency: la-door belongs to los-angeles, and a program never changes its agency');
  });

  it('are registered all or none, and every problem is listed with its file', async () => {
    write('good.json', { ...riverside, id: 'riverside-good' });
    write('one.json', { ...riverside, id: 'riverside-one', zone: 'Nowhere' });
    write('two.json', { ...riverside, id: 'riverside-two', areas: {} });
    await expect(register()).rejects.toThrow(/- one\.json: zone: .*\n- two\.json: areas: /);
    expect(await revisionsOf('riverside-good')).toEqual([]);
  });

  it('are refused where a file is no JSON, by its name', async () => {
    write('broken.json', '{ "id": ');
    await expect(register()).rejects.toThrow(/- broken\.json: not JSON/);
  });

  it('need their folder to be there', async () => {
    rmSync(folder, { recursive: true });
    await expect(register()).rejects.toThrow(`PROGRAMS_DIR: the folder ${folder} cannot be read`);
  });

  it('that are not valid end the migration with what is wrong and a failure', () => {
    write('one.json', { ...riverside, zone: 'Nowhere' });
    const env = { ...process.env, NODE_OPTIONS: '', DATABASE_URL: engine.testDatabase.ownerUrl, PROGRAMS_DIR: folder };
    const run = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', '--import', '@swc-node/register/esm-register', 'tools/migrate.ts'], { cwd: projectRoot, env, encoding: 'utf8' });
    expect(run.status).toBe(1);
    expect(run.stderr).toContain('- one.json: zone: "Nowhere" is no IANA time zone');
    expect(run.stderr).not.toContain('    at ');
  });
});

describe('a revision published before areas and teams were settings', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await Engine.start({ withoutWorker: true });
  });
  afterAll(() => engine.stop());

  it('is read with none of them', async () => {
    const { areas: _areas, teams: _teams, schedules: _schedules, peerWork: _peerWork, outcomes: _outcomes, ...earlier } = programs['madison-mari']!;
    const owner = new pg.Client({ connectionString: engine.testDatabase.ownerUrl });
    await owner.connect();
    await owner.query(`insert into program_revision values ('madison-mari', 1, 'madison', 'of then', $1, '2026-01-01')`, [earlier]);
    await owner.end();
    const { program } = await engine.shelf.at(engine.database.pool, 'madison-mari', 1);
    expect(program).toMatchObject({ areas: {}, teams: {}, schedules: {}, outcomes: [], peerWork: { caseload: 15 } });
  });
});
