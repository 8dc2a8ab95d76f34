import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { CaseRecord } from '#persistence/case-log/case-record';
import { verifyCase } from '#persistence/case-log/verify';
import { connect, inTransaction } from '#persistence/database';
import { connectionName, runningWithout } from '#persistence/keys/given-keys';
import { KeyVault, openSealed } from '#persistence/keys/key-vault';
import { rotateCaseKeys, rotateKeysOfAllCases, rotateMasterKey } from '#persistence/keys/rotate';
import { readIdentity, searchParticipants } from '#persistence/people/participants';
import { findStaff, type StaffRow } from '#persistence/reads/staff-list';
import type { StepEvent } from '#protocol/event';
import { Engine, recorded, TestClock } from '../support/engine.js';
import { openingIn } from '../support/moves.js';

const program = 'madison-mari';
const former = randomBytes(32);
const next = randomBytes(32);

let engine: Engine;
let owner: pg.Pool;
let coordinator: StaffRow;
beforeEach(async () => {
  engine = await Engine.start({ clock: new TestClock(new Date('2031-03-04T18:30:00Z')), masterKey: former, driven: true, manyCases: true });
  owner = new pg.Pool({ connectionString: engine.testDatabase.ownerUrl, max: 3 });
  coordinator = (await findStaff(owner, engine.caller('mari-coordinator')))!;
});
afterEach(async () => {
  await owner.end();
  await engine.stop();
});

const both = () => new KeyVault(next, former);
const onlyNext = () => new KeyVault(next);
const onlyFormer = () => new KeyVault(former);

const recordWith = (vault: KeyVault) => new CaseRecord({ database: engine.database, vault, clock: engine.clock, shelf: engine.shelf });

async function opened(vault: KeyVault, name = 'Jordan Avery'): Promise<string> {
  const caseId = randomUUID();
  const opening = { ...openingIn('madison', ['drugPossession']), name };
  recorded(await recordWith(vault).openCase(engine.caller('mari-officer'), { caseId, programId: program, pathwayId: 'officerIntervention', input: opening }));
  return caseId;
}

async function noted(vault: KeyVault, caseId: string, commandId = randomUUID()) {
  return recordWith(vault).performStep(engine.caller('mari-peer'), { caseId, commandId, stepId: 'addNote', input: { note: `Note ${caseId}` } });
}

async function headOf(caseId: string): Promise<{ caseId: string; participantId: string }> {
  const { rows } = await owner.query<{ caseId: string; participantId: string }>('select case_id as "caseId", participant_id as "participantId" from case_head where case_id = $1', [caseId]);
  return rows[0]!;
}

async function notesOf(vault: KeyVault, caseId: string): Promise<unknown[]> {
  const { rows } = await owner.query<{ body: string }>(`select body from case_event where case_id = $1 and type = 'addNote' order by seq`, [caseId]);
  const keys = await vault.keysOf(owner, caseId, (await headOf(caseId)).participantId);
  return rows.map(({ body }) => JSON.parse(body) as StepEvent).map(({ key, sealed }) => openSealed(keys, { caseId, eventKey: key, path: 'note' }, sealed['note']!));
}

const masterKeys = async () => (await owner.query<{ id: string }>('select distinct master_key as id from vault.data_key')).rows.map(({ id }) => id);
const found = async (vault: KeyVault, name: string) => (await searchParticipants(owner, vault, coordinator, { name })).flatMap(({ cases }) => cases.map(({ caseId }) => caseId));

describe('a new master key', () => {
  it('takes the place of the former one while a case goes on between two batches', async () => {
    const caseId = await opened(onlyFormer());
    recorded(await noted(onlyFormer(), caseId));
    await inTransaction(owner, (sql) => both().rewrap(sql, 2));
    recorded(await noted(both(), caseId));
    const during = await opened(both());
    expect((await masterKeys()).sort()).toEqual([onlyFormer().masterKeyId, onlyNext().masterKeyId].sort());

    await rotateMasterKey(owner, both(), engine.shelf);
    expect(await masterKeys()).toEqual([onlyNext().masterKeyId]);
    recorded(await noted(onlyNext(), caseId));
    expect(await notesOf(onlyNext(), caseId)).toEqual(Array.from({ length: 3 }, () => `Note ${caseId}`));
    expect(await readIdentity(owner, onlyNext(), await headOf(during))).toMatchObject({ name: 'Jordan Avery' });
    expect(await verifyCase(owner, caseId)).toBeUndefined();
  });

  it('is known to lack where a process runs that has not been given it', async () => {
    const { apiUrl, workerUrl } = engine.testDatabase;
    const given = await connect({ url: apiUrl, connections: 1, name: connectionName('api', both().masterKeys) });
    const lacking = await connect({ url: workerUrl, connections: 1, name: connectionName('worker', onlyFormer().masterKeys) });
    try {
      expect(await runningWithout(owner, onlyNext().masterKeyId)).toEqual(['worker']);
      expect(await runningWithout(owner, onlyFormer().masterKeyId)).toEqual([]);
    } finally {
      await Promise.all([given.close(), lacking.close()]);
    }
  });

  it('changes no event: the log is what it was, byte by byte', async () => {
    const caseId = await opened(onlyFormer());
    const log = async (): Promise<unknown> => (await owner.query('select seq, body, hash from case_event where case_id = $1 order by seq', [caseId])).rows;
    const before = await log();
    await rotateMasterKey(owner, both(), engine.shelf);
    expect(await log()).toEqual(before);
  });

  it('answers a command of before again', async () => {
    const caseId = await opened(onlyFormer());
    const commandId = randomUUID();
    const { version } = recorded(await noted(onlyFormer(), caseId, commandId));
    await rotateMasterKey(owner, both(), engine.shelf);
    expect(await noted(onlyNext(), caseId, commandId)).toMatchObject({ ok: true, version, created: false });
  });

  it('people are found before, during and after the run', async () => {
    const caseId = await opened(onlyFormer(), 'Robin Calloway');
    expect(await found(both(), 'Robin Calloway')).toEqual([caseId]);
    const during = await opened(both(), 'Robin Calloway');
    expect((await found(both(), 'Robin Calloway')).sort()).toEqual([caseId, during].sort());
    await rotateMasterKey(owner, both(), engine.shelf);
    expect((await found(onlyNext(), 'Robin Calloway')).sort()).toEqual([caseId, during].sort());
    expect(await found(onlyFormer(), 'Robin Calloway')).toEqual([]);
  });

  it('somebody who came back during the run is matched when it has ended', async () => {
    await opened(onlyFormer(), 'Robin Calloway');
    await opened(both(), 'Robin Calloway');
    await rotateMasterKey(owner, both(), engine.shelf);
    expect((await owner.query('select from participant_match')).rowCount).toBe(1);
  });

  it('run a second time finds nothing to do', async () => {
    await opened(onlyFormer());
    expect(await rotateMasterKey(owner, both(), engine.shelf)).toBeGreaterThan(0);
    expect(await rotateMasterKey(owner, both(), engine.shelf)).toBe(0);
  });

  it('two runs at once wrap each key once', async () => {
    for (let nth = 0; nth < 4; nth += 1) await opened(onlyFormer());
    const keys = (await owner.query('select from vault.data_key')).rowCount!;
    const runs = await Promise.all([rotateMasterKey(owner, both(), engine.shelf), rotateMasterKey(owner, both(), engine.shelf)]);
    expect(runs[0] + runs[1]).toBe(keys);
    expect(await masterKeys()).toEqual([onlyNext().masterKeyId]);
  });

  it('changes nothing where a key is wrapped by one that was not given', async () => {
    await opened(onlyFormer());
    await expect(rotateMasterKey(owner, new KeyVault(next, randomBytes(32)), engine.shelf)).rejects.toThrow('has not been given');
    expect(await masterKeys()).toEqual([onlyFormer().masterKeyId]);
  });
});

describe("a new generation of a case's keys", () => {
  const boxesOf = async (caseId: string) =>
    (await engine.events(caseId)).flatMap((event) => (event.kind === 'step' && event.type === 'addNote' ? [event.sealed['note']!.box.split('.')[0]] : []));

  it('seals what is recorded from then on, and what was sealed before stays as it is', async () => {
    const caseId = await opened(onlyFormer());
    recorded(await noted(onlyFormer(), caseId));
    expect(await rotateCaseKeys(owner, onlyFormer(), caseId)).toBe(true);
    recorded(await noted(onlyFormer(), caseId));
    expect(await boxesOf(caseId)).toEqual(['1', '2']);
    expect(await notesOf(onlyFormer(), caseId)).toEqual([`Note ${caseId}`, `Note ${caseId}`]);
    expect(await verifyCase(owner, caseId)).toBeUndefined();
  });

  it('answers a command of before again', async () => {
    const caseId = await opened(onlyFormer());
    const commandId = randomUUID();
    const { version } = recorded(await noted(onlyFormer(), caseId, commandId));
    await rotateCaseKeys(owner, onlyFormer(), caseId);
    expect(await noted(onlyFormer(), caseId, commandId)).toMatchObject({ version, created: false });
  });

  it('brings no key of a sealed class back, and every generation goes with the sealing', async () => {
    const caseId = await opened(onlyFormer());
    await rotateCaseKeys(owner, onlyFormer(), caseId);
    await owner.query(`delete from vault.data_key where holder = $1 and class = 'justice'`, [caseId]);
    await rotateCaseKeys(owner, onlyFormer(), caseId);
    const { rows } = await owner.query<{ class: string; generation: number }>('select class, generation from vault.data_key where holder = $1 order by 1, 2', [caseId]);
    expect(rows.map((row) => `${row.class} ${row.generation}`)).toEqual(['command 1', 'counselingNote 1', 'counselingNote 2', 'counselingNote 3', 'service 1', 'service 2', 'service 3']);
  });

  it('is given to every case, and to none that is not there', async () => {
    const cases = [await opened(onlyFormer()), await opened(onlyFormer())];
    expect(await rotateKeysOfAllCases(owner, onlyFormer())).toBe(cases.length);
    expect(await rotateCaseKeys(owner, onlyFormer(), randomUUID())).toBe(false);
  });

  it('is given while steps are recorded at the same time', async () => {
    const caseId = await opened(onlyFormer());
    const steps = Array.from({ length: 10 }, () => noted(onlyFormer(), caseId));
    const [, ...answers] = await Promise.all([rotateCaseKeys(owner, onlyFormer(), caseId), ...steps]);
    for (const answer of answers) recorded(answer);
    expect(await notesOf(onlyFormer(), caseId)).toEqual(answers.map(() => `Note ${caseId}`));
  });
});
