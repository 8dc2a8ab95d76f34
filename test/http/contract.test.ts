import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { staffId, TestClock } from '../support/engine.js';
import { HttpEngine, stepIdsOf, type Answer } from '../support/http-engine.js';
import { openingIn } from '../support/moves.js';

let http: HttpEngine;
beforeAll(async () => {
  http = await HttpEngine.start({ clock: new TestClock(new Date('2031-03-04T18:05:00.000Z')) });
});
afterAll(() => http.stop());

const opening = () => openingIn('madison', ['drugPossession']);
const begun = async () => {
  const caseId = await http.opened('mari-officer', 'madison-mari', opening());
  await http.untilOpenTo('mari-peer', caseId, 'acceptHandoff');
  await http.engine.untilQuiet(caseId);
  return caseId;
};
const handoff = () => ({ coming: staffId('mari-peer'), arrivesAt: '2031-03-04T18:30:00.000Z' });
const stepsIn = async (caseId: string, type: string) => (await http.engine.events(caseId)).filter((event) => event.kind === 'step' && event.type === type).length;
const codes = (answers: Answer[]) => answers.map(({ status }) => status).sort();

describe('opening a case', () => {
  it('answers 201 with where it is; again with the same content 200 and the same; with other content 409', async () => {
    const caseId = randomUUID();
    const first = await http.open('mari-officer', 'madison-mari', opening(), caseId);
    expect([first.status, first.headers.get('location'), first.body]).toEqual([201, `/api/cases/${caseId}`, { caseId, version: 1 }]);
    const again = await http.open('mari-officer', 'madison-mari', opening(), caseId);
    expect([again.status, again.body]).toEqual([200, first.body]);
    const other = await http.open('mari-officer', 'madison-mari', { ...opening(), incidentNumber: 'another' }, caseId);
    expect(other).toMatchObject({ status: 409, body: { code: 'COMMAND.REUSED' } });
    const somebodyElse = await http.open('mari-officer-2', 'madison-mari', opening(), caseId);
    expect(somebodyElse.status).not.toBe(200);
    expect(await stepsIn(caseId, 'openOfficerIntervention')).toBe(1);
  });

  it('twice at once opens one case', async () => {
    const caseId = randomUUID();
    const answers = await Promise.all([1, 2, 3, 4].map(() => http.open('mari-officer', 'madison-mari', opening(), caseId)));
    expect(codes(answers)).toEqual([200, 200, 200, 201]);
    expect(await stepsIn(caseId, 'openOfficerIntervention')).toBe(1);
  });

  it('gives a case an id where the sender made none', async () => {
    const { status, body } = await http.send('POST', '/api/cases', {
      as: 'mari-officer',
      body: { programId: 'madison-mari', pathwayId: 'officerIntervention', input: opening() },
    });
    expect([status, body.caseId]).toEqual([201, expect.stringMatching(/^[0-9a-f-]{14}7[0-9a-f-]{21}$/)]);
  });
});

describe('performing a step', () => {
  it('sent three times is one event with one answer, and with other content a 409', async () => {
    const caseId = await begun();
    const commandId = randomUUID();
    const answers = [];
    for (let time = 0; time < 3; time += 1) answers.push(await http.perform('mari-peer', caseId, 'acceptHandoff', handoff(), commandId));
    expect(codes(answers)).toEqual([200, 200, 200]);
    expect(new Set(answers.map(({ body }) => body.version as number)).size).toBe(1);
    expect(await stepsIn(caseId, 'acceptHandoff')).toBe(1);
    const other = await http.perform('mari-peer', caseId, 'acceptHandoff', { ...handoff(), arrivesAt: '2031-03-04T19:30:00.000Z' }, commandId);
    expect(other).toMatchObject({ status: 409, body: { code: 'COMMAND.REUSED' } });
    const somebodyElse = await http.perform('mari-peer-2', caseId, 'acceptHandoff', handoff(), commandId);
    expect(somebodyElse).toMatchObject({ status: 409, body: { code: 'COMMAND.REUSED' } });
  });

  it('by two people at once is recorded for one; the other is told that it is not open any more', async () => {
    for (let round = 0; round < 5; round += 1) {
      const caseId = await begun();
      const answers = await Promise.all(['mari-peer', 'mari-peer-2'].map((peer) => http.perform(peer, caseId, 'acceptHandoff', handoff())));
      expect(codes(answers)).toEqual([200, 409]);
      const late = answers.find(({ status }) => status === 409);
      expect(late?.body).toMatchObject({ code: 'STEP.NOT_OPEN', openSteps: expect.not.arrayContaining(['acceptHandoff']) });
      expect(await stepsIn(caseId, 'acceptHandoff')).toBe(1);
    }
  });

  it('asked to wait lists what is open next; not asked, says at once that the process has not seen it', async () => {
    const caseId = await begun();
    const waited = await http.perform('mari-peer', caseId, 'recordWarmHandoff', { outcome: 'met', metBy: staffId('mari-peer') });
    expect(waited.headers.get('preference-applied')).toBe('wait=10');
    expect(waited.body).toMatchObject({ settled: true });
    expect(stepIdsOf(waited.body.openSteps)).toContain('recordIntake');
    const { body } = await http.send('POST', `/api/cases/${caseId}/steps/recordIntake`, { as: 'mari-peer', body: { commandId: randomUUID(), input: { needs: [] } } });
    expect(body).toEqual({ commandId: expect.any(String), version: expect.any(Number), settled: false });
  });

  it('which is not theirs names who may', async () => {
    const caseId = await begun();
    const refused = await http.perform('mari-peer', caseId, 'recordLevelOfCare', { edition: 'third', level: '1' });
    expect(refused).toMatchObject({ status: 403, body: { code: 'ROLE.NOT_ALLOWED', detail: expect.stringMatching(/clinician/i) } });
  });
});

describe('who is on the staff list decides', () => {
  const withOwner = async (sql: string, subject: string) => {
    const owner = new pg.Client({ connectionString: http.engine.testDatabase.ownerUrl });
    await owner.connect();
    await owner.query(sql, [subject]).finally(() => owner.end());
  };

  it('at each step: somebody removed is refused with the token that worked a moment ago', async () => {
    const caseId = await begun();
    expect((await http.perform('mari-case-manager', caseId, 'addNote', { note: 'x' })).status).toBe(200);
    await withOwner('update staff set active = false where subject = $1', 'mari-case-manager');
    try {
      const refused = await http.perform('mari-case-manager', caseId, 'addNote', { note: 'y' });
      expect(refused).toMatchObject({ status: 403, body: { code: 'STAFF.NOT_LISTED' } });
      for (const path of ['me', 'cases', `cases/${caseId}`, 'worklist', 'docket', 'outbox', 'programs']) {
        expect((await http.send('GET', `/api/${path}`, { as: 'mari-case-manager' })).status).toBe(403);
      }
    } finally {
      await withOwner('update staff set active = true where subject = $1', 'mari-case-manager');
    }
    expect(await stepsIn(caseId, 'addNote')).toBe(1);
  });

  it('a role taken away is gone at once', async () => {
    const caseId = await begun();
    await withOwner(`update staff set roles = '{provider}' where subject = $1`, 'mari-peer-2');
    try {
      expect((await http.perform('mari-peer-2', caseId, 'acceptHandoff', handoff())).status).toBe(404);
    } finally {
      await withOwner(`update staff set roles = '{peer}' where subject = $1`, 'mari-peer-2');
    }
  });
});

describe('search and lists', () => {
  it("show an officer no other officer's cases, and nobody another agency's", async () => {
    const caseId = await begun();
    const found = async (as: string, query = '') => ((await http.read(as, `cases?limit=500${query}`)).items as { caseId: string }[]).map((row) => row.caseId);
    expect(await found('mari-officer')).toContain(caseId);
    expect(await found('mari-officer-2')).toEqual([]);
    expect(await found('mari-coordinator')).toContain(caseId);
    expect(await found('door-coordinator', '&program=madison-mari')).toEqual([]);
    expect(await found('mari-administrator')).toEqual([]);
    expect((await http.read('mari-officer-2', 'worklist?limit=500')).items).toEqual([]);
    expect((await http.read('mari-officer-2', 'docket?limit=500')).items).toEqual([]);
    expect((await http.read('mari-officer-2', 'outbox?limit=500')).items).toEqual([]);
  });

  it.each(['cases', 'worklist', 'outbox'])('page through %s without a gap or a repetition', async (list) => {
    const caseId = await begun();
    await http.does('mari-coordinator', caseId, 'assignStaff', { role: 'peer', person: staffId('mari-peer') });
    const key = (row: object) => JSON.stringify(row);
    const whole = ((await http.read('mari-supervisor', `${list}?limit=500`)).items as object[]).map(key);
    const paged: string[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined; ) {
      const page = (await http.read('mari-supervisor', `${list}?limit=2${cursor && `&cursor=${cursor}`}`)) as { items: object[]; next?: string };
      expect(page.items.length).toBeLessThanOrEqual(2);
      paged.push(...page.items.map(key));
      cursor = page.next;
    }
    expect(paged.length).toBeGreaterThan(2);
    expect(paged).toEqual(whole);
  });

  it('page through a timeline to its end', async () => {
    const caseId = await begun();
    const whole = (await http.read('mari-peer', `cases/${caseId}/events?limit=500`)).items;
    const paged: object[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined; ) {
      const page: { items: object[]; next?: string } = await http.read('mari-peer', `cases/${caseId}/events?limit=3${cursor && `&cursor=${cursor}`}`);
      paged.push(...page.items);
      cursor = page.next;
    }
    expect(paged).toEqual(whole);
    expect(whole[0]).toMatchObject({ entry: 1, type: 'openOfficerIntervention' });
  });

  it('page through a timeline from its newest entry to its first', async () => {
    const caseId = await begun();
    const whole = (await http.read('mari-peer', `cases/${caseId}/events?limit=500`)).items;
    const paged: object[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined; ) {
      const page: { items: object[]; next?: string } = await http.read('mari-peer', `cases/${caseId}/events?order=newest&limit=3${cursor && `&cursor=${cursor}`}`);
      paged.push(...page.items);
      cursor = page.next;
    }
    expect(paged).toEqual((whole as unknown[]).toReversed());
  });
});

describe('what a step offers', () => {
  it('is enough to fill it in: every field with kind, label and its options now', async () => {
    const caseId = await begun();
    const step = await http.untilOpenTo('mari-peer', caseId, 'recordWarmHandoff');
    expect(step).toMatchObject({ standing: false, late: false, due: '2031-03-04T19:05:00.000Z', priority: 1 });
    const metBy = (step.fields as { name: string }[]).find((field) => field.name === 'metBy');
    expect(metBy).toMatchObject({ kind: 'staff', required: false, options: [{ label: 'Dale Hendricks' }, { label: 'Pa Nhia Vang' }] });
  });

  it('is open to its own roles alone', async () => {
    const caseId = await begun();
    const open = async (as: string) => stepIdsOf((await http.read(as, `cases/${caseId}`)).openSteps);
    expect(await open('mari-peer')).toEqual(expect.arrayContaining(['acceptHandoff', 'declineHandoffRequest', 'recordWarmHandoff']));
    expect(await open('mari-officer')).toEqual(expect.arrayContaining(['recordWarmHandoff']));
    expect(await open('mari-officer')).not.toContain('acceptHandoff');
    expect(await open('mari-prosecutor')).not.toContain('recordWarmHandoff');
  });
});

describe('a screening that led nowhere', () => {
  const body = (more: object = {}) => ({
    screeningId: randomUUID(),
    programId: 'madison-mari',
    pathwayId: 'officerIntervention',
    input: { screenedOn: '2031-03-04', district: 'other', outcome: 'notEligible', reasons: ['ELIGIBILITY.DISTRICT_NOT_SERVED'], ...more },
  });
  const send = (sent: object, as = 'mari-officer') => http.send('POST', '/api/screenings', { as, body: sent });

  it('is recorded once, however often it is sent, and belongs to no case', async () => {
    const sent = body();
    expect((await send(sent)).status).toBe(201);
    expect((await send(sent)).status).toBe(200);
    expect((await send({ ...sent, input: { ...sent.input, district: 'madison' } })).body).toMatchObject({ status: 409, code: 'COMMAND.REUSED' });
  });

  it.each([
    ['with a name', { name: 'x' }, 400, 'INPUT.INVALID'],
    ['of tomorrow', { screenedOn: '2031-03-05' }, 422, 'FIELD.OUT_OF_BOUNDS'],
    ['without a reason', { reasons: undefined }, 422, 'SCREENING.REASON_MISSING'],
    ['in a district that is none', { district: 'atlantis' }, 422, 'FIELD.NOT_AN_OPTION'],
  ])('is refused %s', async (_what, more, status, code) => {
    expect((await send(body(more))).body).toMatchObject({ status, code });
  });

  it('is not for the court', async () => {
    expect((await send(body(), 'mari-prosecutor')).body).toMatchObject({ status: 403, code: 'ROLE.NOT_ALLOWED' });
  });
});
