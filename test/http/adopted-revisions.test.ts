import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { revisionId } from '#persistence/entries/later-revisions.entries';
import { migrate } from '#persistence/migrate';
import { seedStaff, staffIdOf } from '#persistence/seed';
import type { Program } from '#protocol/program';
import { programs } from '#protocol/programs/registry';
import { interventionSettings } from '#protocol/stage-settings';
import type { OpenStep } from '#protocol/views/open-steps';
import { demoStaff } from '#tools/demo-staff';
import { issuer } from '../support/engine.js';
import { HttpEngine, stepIdsOf } from '../support/http-engine.js';
import { brokenLinkIn, screenIn } from '../support/http-moves.js';

const programId = 'riverside-hold';

function revision(number: number, { length = 'P6M', effectiveFrom = '2026-01-01' } = {}): Program {
  const copy = { ...structuredClone(programs['madison-mari']!), id: programId, revision: number, title: 'Six-month hold, Riverside', agency: 'riverside', effectiveFrom };
  Object.assign(interventionSettings(copy).stages.abeyance!, { length });
  return copy;
}

describe("a case of an agency's own program, when the agency publishes later revisions in its folder", () => {
  let http: HttpEngine;
  let folder: string;
  let caseId: string;
  beforeAll(async () => {
    http = await HttpEngine.start();
    folder = mkdtempSync(join(tmpdir(), 'programs-'));
    await publish(revision(1));
    const staff = demoStaff.filter(({ agency }) => agency === 'madison').map((member) => ({ ...member, account: `own-${member.account}`, agency: 'riverside', programs: [programId] }));
    await seedStaff(http.engine.testDatabase.ownerUrl, issuer, staff, []);
    caseId = await http.opened('own-mari-officer', programId, screenIn(http, 'madison', ['drugPossession']));
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await http.stop();
  });

  async function publish(...revisions: readonly Program[]): Promise<void> {
    for (const program of revisions) writeFileSync(join(folder, `revision-${program.revision}.json`), JSON.stringify(program));
    await migrate(http.engine.testDatabase.ownerUrl, folder);
  }

  const read = () => http.read('own-mari-coordinator', `cases/${caseId}`);
  const offered = async () => {
    const openSteps = (await read()).openSteps as OpenStep[];
    const { fields } = openSteps.find(({ stepId }) => stepId === 'adoptProgramRevision')!;
    return fields.find(({ name }) => name === 'revision')!.options!;
  };
  const adopts = (revision: string) =>
    http.perform('own-mari-coordinator', caseId, 'adoptProgramRevision', { revision, approvedBy: staffIdOf('riverside', 'own-mari-prosecutor'), reason: 'As agreed with the defender' });

  it('offers the step to nobody while there is none', async () => {
    expect(stepIdsOf((await read()).openSteps)).not.toContain('adoptProgramRevision');
  });

  it('offers the one that is in effect and harsher in nothing, and takes it', async () => {
    await publish(revision(2, { length: 'P90D' }), revision(3, { length: 'P1Y' }), revision(4, { length: 'P30D', effectiveFrom: '2099-01-01' }));
    const options = await offered();
    expect(options.map(({ label }) => label)).toEqual(['Revision 2, in effect from 2026-01-01']);
    expect(await read()).toMatchObject({ programRevision: 1 });

    expect(await adopts(options[0]!.value)).toMatchObject({ status: 200 });
    expect(await read()).toMatchObject({ programRevision: 2 });
    expect(stepIdsOf((await read()).openSteps)).not.toContain('adoptProgramRevision');
    expect(await brokenLinkIn(http, caseId)).toBeUndefined();
    const { items } = await http.read('own-mari-coordinator', `cases/${caseId}/events`);
    expect(items).toContainEqual(expect.objectContaining({ type: 'adoptProgramRevision', programRevision: 2 }));
  });

  it('refuses a harsher one by the name of the setting, and one that is not in effect', async () => {
    const harsher = await adopts(revisionId({ id: programId, revision: 3 }));
    expect(harsher).toMatchObject({ status: 422, body: { code: 'REVISION.HARSHER', errors: [{ field: 'revision' }] } });
    expect(harsher.body.errors[0].message).toContain('officerIntervention.abeyance.length');
    expect(await adopts(revisionId({ id: programId, revision: 4 }))).toMatchObject({ status: 422, body: { code: 'FIELD.NOT_AN_OPTION' } });
    expect(await adopts('2')).toMatchObject({ status: 400 });
    expect(await read()).toMatchObject({ programRevision: 2 });
  });

  it('is for coordinators and supervisors', async () => {
    const answer = await http.perform('own-mari-peer', caseId, 'adoptProgramRevision', { revision: caseId, approvedBy: staffIdOf('riverside', 'own-mari-prosecutor') });
    expect(answer).toMatchObject({ status: 403, body: { code: 'ROLE.NOT_ALLOWED' } });
  });
});
