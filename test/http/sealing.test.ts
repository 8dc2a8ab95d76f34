import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { TestClock } from '../support/engine.js';
import { HttpEngine, type Answer } from '../support/http-engine.js';
import { laDoorCompleted, play, type Journey } from '../support/moves.js';
import { readPdf } from '../support/pdf-words.js';

const privacyOfficer = 'door-privacy-officer';
const liaison = 'door-court-liaison';

let http: HttpEngine;
let clock: TestClock;
beforeAll(async () => {
  clock = new TestClock();
  http = await HttpEngine.start({ clock, driven: true, manyCases: true });
});
afterAll(() => http.stop());

const releasedOnly: Journey = { ...laDoorCompleted, moves: laDoorCompleted.moves.slice(0, -3) };

async function played(journey: Journey): Promise<string> {
  const caseId = randomUUID();
  await play(http.engine, journey, caseId);
  return caseId;
}

const seals = (as: string, caseId: string, input: object): Promise<Answer> =>
  http.send('POST', `/api/cases/${caseId}/steps/sealRecords`, { as, body: { commandId: randomUUID(), input } });
const byCompletion = { classes: ['justice'], ground: 'completion' };
const byOrder = { classes: ['justice', 'service', 'counselingNote'], ground: 'courtOrder', order: 'Superior Court 31-CV-1' };

async function sealed(): Promise<string> {
  const caseId = await played(releasedOnly);
  const { status, body } = await seals(liaison, caseId, byCompletion);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return caseId;
}

describe('after the justice class is sealed', () => {
  it.each(['door-officer', liaison, 'door-prosecutor', 'door-defender'])('%s knows of the case no more', async (as) => {
    const caseId = await sealed();
    expect((await http.send('GET', `/api/cases/${caseId}`, { as })).status).toBe(404);
    expect((await http.send('GET', `/api/cases/${caseId}/events`, { as })).status).toBe(404);
    expect(JSON.stringify(await http.read(as, 'cases?limit=500'))).not.toContain(caseId);
    expect(JSON.stringify(await http.read(as, 'worklist?limit=500'))).not.toContain(caseId);
  });

  it.each(['declined', 'dismissed', 'held'])('no docket of charges that are %s shows it', async (status) => {
    const caseId = await sealed();
    expect(JSON.stringify(await http.read('door-coordinator', `docket?limit=500&status=${status}`))).not.toContain(caseId);
  });

  it.each(['door-peer', 'door-coordinator', 'door-supervisor'])('%s reads care and nothing of the charge', async (as) => {
    const caseId = await sealed();
    const view = await http.read(as, `cases/${caseId}`);
    expect(view).toMatchObject({ conditions: 'notShown', terms: 'notShown', seals: [{ class: 'justice', ground: 'completion' }] });
    for (const gone of ['charges', 'newOffences', 'screening', 'deadlines', 'eligibility']) expect(view).not.toHaveProperty(gone);
    const shown = JSON.stringify([view, await http.read(as, `cases/${caseId}/events?limit=500`)]);
    for (const word of ['drugPossession', 'abeyance', 'setConditions', 'decideCharge', 'attestCondition', '31-004512', 'Naomi Stern', 'Possession']) expect(shown).not.toContain(word);
    expect(shown).toContain('recordIntake');
  });

  it('no outbox shows what was told of the charge', async () => {
    const caseId = await sealed();
    const { items } = await http.read('door-supervisor', 'outbox?limit=500');
    const kinds = (items as { caseId: string; kind: string }[]).filter((notice) => notice.caseId === caseId).map(({ kind }) => kind);
    expect(kinds.filter((kind) => ['decisionDue', 'reviewAsked', 'conditionMissed'].includes(kind))).toEqual([]);
  });

  it('nobody is offered a step of that class', async () => {
    const caseId = await sealed();
    const { openSteps } = await http.read('door-coordinator', `cases/${caseId}`);
    const ids = (openSteps as { stepId: string }[]).map(({ stepId }) => stepId);
    expect(ids).toContain('addNote');
    expect(ids).not.toContain('reportNewOffence');
  });
});

describe('a step that says what it cannot', () => {
  it.each([
    [{ classes: [], ground: 'completion' }],
    [{ classes: ['identity'], ground: 'completion' }],
    [{ classes: ['justice'], ground: 'because' }],
    [{ classes: 'justice', ground: 'completion' }],
    [{ ground: 'completion' }],
    [{ classes: ['justice'], ground: 'completion', reason: 'A field that is not there' }],
  ])('%j is refused, and destroys nothing', async (input) => {
    const caseId = await played(releasedOnly);
    const { status } = await seals(privacyOfficer, caseId, input);
    expect([400, 422]).toContain(status);
    expect((await http.read(privacyOfficer, `cases/${caseId}`)).seals).toBeUndefined();
  });

  it.each(['door-peer', 'door-prosecutor', 'door-administrator'])('%s seals nothing', async (as) => {
    const caseId = await played(releasedOnly);
    expect([403, 404]).toContain((await seals(as, caseId, byCompletion)).status);
  });
});

describe('the proof of sealing', () => {
  const printed = async (as: string, caseId: string, query = '') => {
    const response = await fetch(`${http.base}/api/cases/${caseId}/sealing/print${query}`, { headers: { Authorization: `Bearer ${await http.token(as)}` } });
    return { status: response.status, type: response.headers.get('content-type'), bytes: Buffer.from(await response.arrayBuffer()) };
  };

  it.each([
    ['', 'Proof of sealing'],
    ['?language=es', 'Constancia de sellado'],
  ])('says which class, the entry and its hash, and not who it is%s', async (query, title) => {
    const caseId = await sealed();
    const { status, type, bytes } = await printed('door-coordinator', caseId, query);
    expect({ status, type }).toEqual({ status: 200, type: 'application/pdf' });
    const { words } = await readPdf(bytes);
    const event = (await http.engine.events(caseId)).find((one) => one.type === 'sealRecords')!;
    for (const word of [title, caseId, String(event.seq)]) expect(words).toContain(word);
    for (const word of ['Jordan', 'Avery', 'drugPossession']) expect(words).not.toContain(word);
  });

  it('is not there before anything is sealed, nor for whoever knows of no such case', async () => {
    const caseId = await played(releasedOnly);
    expect((await printed('door-coordinator', caseId)).status).toBe(404);
    expect((await printed('mari-coordinator', await sealed())).status).toBe(404);
    expect((await printed('door-coordinator', 'no-id')).status).toBe(404);
    expect((await printed('door-coordinator', caseId, '?language=fr')).status).toBe(400);
  });
});

describe('what is due for sealing', () => {
  it('is listed for a privacy officer from the day after the retention has ended, and not under a legal hold', async () => {
    const [caseId, held] = [await played(laDoorCompleted), await played(laDoorCompleted)];
    const due = async () => (await http.read(privacyOfficer, 'records/due-for-sealing?limit=500')).items as { caseId: string; classes: string[] }[];
    expect((await due()).map((one) => one.caseId)).not.toContain(caseId);
    const hold = { commandId: randomUUID(), input: { reason: 'Litigation' } };
    expect((await http.send('POST', `/api/cases/${held}/steps/placeLegalHold`, { as: privacyOfficer, body: hold })).status).toBe(200);
    clock.set('2037-08-01T00:00:00.000Z');
    expect(await due()).toContainEqual({ caseId, programId: 'la-door', closedAt: expect.any(String), classes: ['service', 'counselingNote'] });
    expect((await due()).map((one) => one.caseId)).not.toContain(held);
    expect((await seals(privacyOfficer, caseId, byOrder)).status).toBe(200);
    expect((await due()).map((one) => one.caseId)).not.toContain(caseId);
    expect((await http.send('GET', '/api/records/due-for-sealing', { as: 'door-coordinator' })).status).toBe(403);
  });
});

describe('the counts of sealed charges', () => {
  it.each([
    [10, { class: 'theft', outcome: 'dismissed' }],
    [11, { class: 'theft', outcome: 'dismissed', count: 11 }],
  ])('of %s are shown from 11 on', async (count, shown) => {
    const owner = new pg.Client({ connectionString: http.engine.testDatabase.ownerUrl });
    await owner.connect();
    await owner.query(
      `insert into sealed_count (agency_id, program_id, class, outcome, month, count) select agency_id, program_id, 'theft', 'dismissed', '2031-03', $1
       from program_revision where program_id = 'la-door' limit 1 on conflict (agency_id, program_id, class, outcome, month) do update set count = $1`,
      [count],
    );
    await owner.end();
    expect((await http.read('door-coordinator', 'reports/sealed?program=la-door')).items).toContainEqual(shown);
  });

  it('are for those who answer for the program', async () => {
    expect((await http.send('GET', '/api/reports/sealed?program=madison-mari', { as: 'door-coordinator' })).status).toBe(404);
    expect((await http.send('GET', '/api/reports/sealed?program=la-door', { as: 'door-peer' })).status).toBe(403);
  });
});
