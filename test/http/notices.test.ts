import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { alertTold, pendingAlerts } from '#persistence/alerts/pending-alerts';
import { rebuildCase } from '#persistence/case-log/rebuild';
import { verifyCase } from '#persistence/case-log/verify';
import { inTransaction } from '#persistence/database';
import { rebuildContacts } from '#persistence/notices/rebuild-contacts';
import { staffId, TestClock } from '../support/engine.js';
import { HttpEngine, type Answer, type Answered } from '../support/http-engine.js';
import { instantFrom } from '../support/http-moves.js';
import { callIn, handsIn, noticed, overdoseIn } from '../support/notices.js';

const aDay = 86_400_000;

let http: HttpEngine;
let clock: TestClock;
let owner: pg.Pool;

beforeAll(async () => {
  clock = new TestClock(new Date('2031-03-04T18:05:00.000Z'));
  http = await HttpEngine.start({ clock, withoutWorker: true });
  owner = new pg.Pool({ connectionString: http.engine.testDatabase.ownerUrl, max: 2 });
});
afterAll(async () => {
  await owner.end();
  await http.stop();
});

/** Far enough on that nothing counts together with what was before. */
beforeEach(() => clock.advance(30 * aDay));

const rowsOf = async (table: string): Promise<Answered[]> => (await owner.query(`select * from ${table}`)).rows;

async function recordedSoFar(): Promise<unknown> {
  const tables = ['case_event', 'case_head', 'overdose_notice', 'contact', 'alert', 'participant_index', 'program_event'];
  return Promise.all(tables.map(async (table) => (await rowsOf(table)).length));
}

const alertsOf = async (as: string, kind: string): Promise<Answered[]> => {
  const { items } = await http.read(as, `alerts?kind=${kind}&limit=500`);
  // The clock goes on between tests: what was raised before belongs to another one.
  return (items as { raisedAt: string }[]).filter(({ raisedAt }) => Date.parse(raisedAt) > clock.now().getTime() - 20 * aDay);
};

/** A feed hands in again what could not be taken just now. */
async function untilRecorded(notice: object): Promise<Answer> {
  const answer = await handsIn(http, 'pco-feed', 'overdose', notice);
  return answer.status === 503 ? untilRecorded(notice) : answer;
}

const fieldError = (field: string, code: string) => ({ errors: [expect.objectContaining({ field, code }) as unknown] });

describe('an overdose notice', () => {
  test('opens a case of naloxone plus', async () => {
    const notice = overdoseIn(http, 'brockton', { person: { name: 'Jordan Avery', homeArea: 'plymouth' } });
    const { status, body } = await handsIn(http, 'pco-feed', 'overdose', notice);
    expect(status).toBe(201);
    expect(body).toEqual({ noticeId: notice['noticeId'], caseId: expect.any(String), version: 1 });
    expect(await http.engine.file(body.caseId as string)).toMatchObject({
      pathwayId: 'naloxonePlus',
      openedBy: staffId('pco-feed'),
      start: { source: 'overdoseNotice', area: 'brockton', at: notice['occurredAt'], homeArea: 'plymouth' },
    });
  });

  test('says who, where and by whom as ciphertext alone', async () => {
    const caseId = await noticed(http, 'pco-feed', overdoseIn(http, 'brockton', { noticeId: 'ODM-774411', person: { name: 'Jordan Avery', phone: '508 555 0147' } }));
    const { rows } = await owner.query<{ body: string }>('select body from case_event where case_id = $1 and seq = 1', [caseId]);
    expect(rows[0]!.body).not.toMatch(/Avery|0147|bus station|dispatch|774411/);
    expect(Object.keys((JSON.parse(rows[0]!.body) as { sealed: object }).sealed).sort()).toEqual(['name', 'phone', 'place', 'reference', 'reportedBy']);
  });

  test('again opens no other, and gets the same answer', async () => {
    const notice = overdoseIn(http, 'hull');
    const first = await handsIn(http, 'pco-feed', 'overdose', notice);
    clock.advance(1_000);
    const before = await recordedSoFar();
    expect(await handsIn(http, 'pco-feed', 'overdose', notice)).toMatchObject({ status: 200, body: first.body });
    expect(await recordedSoFar()).toEqual(before);
  });

  test('handed in again by another account is the same one', async () => {
    const notice = overdoseIn(http, 'hull');
    const first = await handsIn(http, 'pco-feed', 'overdose', notice);
    expect(await handsIn(http, 'pco-coordinator', 'overdose', notice)).toMatchObject({ status: 200, body: first.body });
  });

  test.each([{ fatal: true }, { naloxoneDoses: 3 }, { place: 'Elsewhere' }, { person: { name: 'Jordan Avery' } }])('again with other content is refused: %j', async (more) => {
    const notice = overdoseIn(http, 'hull');
    await noticed(http, 'pco-feed', notice);
    const before = await recordedSoFar();
    expect(await handsIn(http, 'pco-feed', 'overdose', { ...notice, ...more })).toMatchObject({ status: 409, body: { code: 'COMMAND.REUSED' } });
    expect(await recordedSoFar()).toEqual(before);
  });

  test('with the number of another source is another one', async () => {
    const notice = overdoseIn(http, 'hull');
    const caseId = await noticed(http, 'pco-feed', notice);
    expect(await noticed(http, 'pco-feed', { ...notice, source: 'Hospital' })).not.toBe(caseId);
  });

  test('two hundred at once, half of them twice, are one hundred cases', async () => {
    const notices = Array.from({ length: 100 }, () => overdoseIn(http, 'marion'));
    const answers = await Promise.all([...notices, ...notices].map(untilRecorded));
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array<number>(100).fill(200), ...Array<number>(100).fill(201)]);
    expect(new Set(answers.map(({ body }) => body.caseId as string)).size).toBe(100);
    const { rows } = await owner.query(`select count(*)::int as n from overdose_notice where area = 'marion'`);
    expect(rows).toEqual([{ n: 100 }]);
    expect(await alertsOf('pco-coordinator', 'spike')).toMatchObject([{ count: 100 }]);
  });

  test('whose transaction breaks off leaves nothing, and can be handed in again', async () => {
    const notice = overdoseIn(http, 'hull');
    await owner.query('alter table overdose_notice add constraint broken check (false) not valid');
    const before = await recordedSoFar();
    const broken = await handsIn(http, 'pco-feed', 'overdose', notice);
    await owner.query('alter table overdose_notice drop constraint broken');
    expect(broken.status).toBe(500);
    expect(await recordedSoFar()).toEqual(before);
    await noticed(http, 'pco-feed', notice);
  });

  test('is counted by a row that its events give again', async () => {
    const caseId = await noticed(http, 'pco-feed', overdoseIn(http, 'hull', { fatal: true }));
    const row = async (): Promise<unknown> => (await owner.query('select * from overdose_notice where case_id = $1', [caseId])).rows;
    const before = await row();
    expect(before).toMatchObject([{ area: 'hull', fatal: true, doses: 2 }]);
    await rebuildCase(owner, http.engine.shelf, caseId);
    expect(await row()).toEqual(before);
    expect(await verifyCase(owner, caseId)).toBeUndefined();
  });

  test('by a clock that is two minutes ahead is taken', async () => {
    await noticed(http, 'pco-feed', overdoseIn(http, 'hull', {}, 2));
  });

  it.each<[string, () => [string, object], number, string, object?]>([
    ['from the future', () => ['pco-feed', overdoseIn(http, 'hull', { occurredAt: new Date(clock.now().getTime() + 120_001).toISOString() })], 422, 'NOTICE.IN_THE_FUTURE', fieldError('occurredAt', 'NOTICE.IN_THE_FUTURE')],
    ['from an area that does not exist', () => ['pco-feed', overdoseIn(http, 'atlantis')], 422, 'FIELD.NOT_AN_OPTION', fieldError('area', 'FIELD.NOT_AN_OPTION')],
    ['with a home area that does not exist', () => ['pco-feed', overdoseIn(http, 'hull', { person: { homeArea: 'atlantis' } })], 422, 'FIELD.NOT_AN_OPTION', fieldError('person.homeArea', 'FIELD.NOT_AN_OPTION')],
    ['with a birth date in the future', () => ['pco-feed', overdoseIn(http, 'hull', { person: { birthDate: '2099-01-01' } })], 422, 'FIELD.OUT_OF_BOUNDS', fieldError('person.birthDate', 'FIELD.OUT_OF_BOUNDS')],
    ['for a program without naloxone plus', () => ['mari-feed', overdoseIn(http, 'central')], 422, 'NOTICE.PROGRAM_NEEDED', fieldError('programId', 'NOTICE.PROGRAM_NEEDED')],
    ['for a named program without naloxone plus', () => ['mari-feed', overdoseIn(http, 'central', { programId: 'madison-mari' })], 422, 'PATHWAY.NOT_OFFERED', fieldError('programId', 'PATHWAY.NOT_OFFERED')],
    ["for another agency's program", () => ['pco-feed', overdoseIn(http, 'hull', { programId: 'huntington-qrt' })], 422, 'PROGRAM.UNKNOWN', fieldError('programId', 'PROGRAM.UNKNOWN')],
    ['with an unknown field', () => ['pco-feed', overdoseIn(http, 'hull', { severity: 3 })], 400, 'INPUT.INVALID', fieldError('severity', 'INPUT.UNKNOWN_FIELD')],
    ['with an unknown field of the person', () => ['pco-feed', overdoseIn(http, 'hull', { person: { race: 'x' } })], 400, 'INPUT.INVALID', fieldError('person.race', 'INPUT.UNKNOWN_FIELD')],
    ['without a number', () => ['pco-feed', overdoseIn(http, 'hull', { noticeId: undefined })], 400, 'INPUT.INVALID', fieldError('noticeId', 'INPUT.MISSING')],
    ['with a blank number', () => ['pco-feed', overdoseIn(http, 'hull', { noticeId: ' ' })], 400, 'INPUT.INVALID'],
    ['with a number of 101 characters', () => ['pco-feed', overdoseIn(http, 'hull', { noticeId: 'x'.repeat(101) })], 400, 'INPUT.INVALID', fieldError('noticeId', 'INPUT.MAX_LENGTH')],
    ['without its source', () => ['pco-feed', overdoseIn(http, 'hull', { source: undefined })], 400, 'INPUT.INVALID', fieldError('source', 'INPUT.MISSING')],
    ['with half a dose', () => ['pco-feed', overdoseIn(http, 'hull', { naloxoneDoses: 0.5 })], 400, 'INPUT.INVALID', fieldError('naloxoneDoses', 'INPUT.IS_INT')],
    ['with a text for a person', () => ['pco-feed', overdoseIn(http, 'hull', { person: 'Jordan Avery' })], 400, 'INPUT.INVALID'],
    ['by an officer', () => ['pco-officer', overdoseIn(http, 'hull')], 403, 'ROLE.NOT_ALLOWED'],
  ])('%s is refused, and nothing is recorded', async (_what, sent, status, code, more = {}) => {
    const before = await recordedSoFar();
    const [as, notice] = sent();
    expect(await handsIn(http, as, 'overdose', notice)).toMatchObject({ status, body: { code, ...more } });
    expect(await recordedSoFar()).toEqual(before);
  });
});

describe('a feed', () => {
  test('reads nothing, not even its own case', async () => {
    const caseId = await noticed(http, 'pco-feed', overdoseIn(http, 'hull'));
    const reads = [`cases/${caseId}`, `cases/${caseId}/events`, `participants/${randomUUID()}`, 'participants/matches'];
    for (const path of [...reads, 'cases', 'worklist', 'alerts', 'outbox']) {
      expect(await http.send('GET', `/api/${path}`, { as: 'pco-feed' })).toMatchObject({ status: 403, body: { code: 'SCOPE.NOT_ALLOWED' } });
    }
  });
});

describe('a spike is told', () => {
  const notices = async (...areas: string[]) => {
    for (const area of areas) await noticed(http, 'pco-feed', overdoseIn(http, area));
  };

  test('to coordinator and supervisor, with the first notice above the threshold', async () => {
    await notices('hull', 'hull', 'hull');
    expect(await alertsOf('pco-coordinator', 'spike')).toEqual([]);
    await notices('hull');
    expect(await alertsOf('pco-coordinator', 'spike')).toMatchObject([{ area: 'hull', count: 4, state: 'open', roles: ['coordinator', 'supervisor'] }]);
    expect(await alertsOf('pco-supervisor', 'spike')).toHaveLength(1);
    expect(await alertsOf('pco-officer', 'spike')).toEqual([]);
  });

  test('once, however many notices follow', async () => {
    await notices('hull', 'hull', 'hull', 'hull', 'hull', 'hingham');
    expect(await alertsOf('pco-coordinator', 'spike')).toMatchObject([{ count: 6 }]);
  });

  test('with those of an area beside it', async () => {
    await notices('hull', 'hull', 'hingham', 'hingham');
    expect(await alertsOf('pco-coordinator', 'spike')).toHaveLength(1);
  });

  test('while the first notice is exactly 24 hours old, and not later', async () => {
    await notices('hull', 'hull', 'hull');
    clock.advance(aDay);
    const last = overdoseIn(http, 'hull');
    const late = new Date(Date.parse(last['occurredAt'] as string) + 1).toISOString();
    await noticed(http, 'pco-feed', { ...last, occurredAt: late });
    expect(await alertsOf('pco-coordinator', 'spike')).toEqual([]);
    await noticed(http, 'pco-feed', overdoseIn(http, 'hull'));
    expect(await alertsOf('pco-coordinator', 'spike')).toMatchObject([{ count: 4 }]);
  });

  test('anew after it was over', async () => {
    await notices('hull', 'hull', 'hull', 'hull');
    clock.advance(2 * aDay);
    await notices('hull', 'hull', 'hull', 'hull');
    expect(await alertsOf('pco-coordinator', 'spike')).toHaveLength(2);
  });

  test('once by notices at the same time', async () => {
    await Promise.all(Array.from({ length: 8 }, () => noticed(http, 'pco-feed', overdoseIn(http, 'wareham'))));
    expect(await alertsOf('pco-coordinator', 'spike')).toMatchObject([{ count: 8 }]);
  });

  test('with the cases that it counts', async () => {
    await notices('hull', 'hull', 'hull', 'hull');
    const [{ alertId }] = (await alertsOf('pco-coordinator', 'spike')) as [{ alertId: string }];
    const { counted } = await http.read('pco-coordinator', `alerts/${alertId}`);
    expect(counted).toEqual(Array(4).fill({ at: instantFrom(http, -5), area: 'hull', caseId: expect.any(String) as string }));
    expect((await http.send('GET', `/api/alerts/${alertId}`, { as: 'pco-peer' })).status).toBe(404);
  });

  test('and is taken up by one person', async () => {
    await notices('hull', 'hull', 'hull', 'hull');
    const [{ alertId }] = (await alertsOf('pco-coordinator', 'spike')) as [{ alertId: string }];
    const takes = (as: string, state: string) =>
      http.send('POST', '/api/programs/plymouth-county-outreach/steps/takeUpAlert', { as, body: { commandId: randomUUID(), input: { alert: alertId, state } } });
    const answers = await Promise.all([takes('pco-coordinator', 'taken'), takes('pco-supervisor', 'taken')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await takes('pco-coordinator', 'closed')).status).toBe(200);
    expect(await alertsOf('pco-coordinator', 'spike')).toMatchObject([{ state: 'closed', changedBy: { id: staffId('pco-coordinator') } }]);
    expect(await takes('pco-coordinator', 'closed')).toMatchObject({ status: 422, body: { code: 'FIELD.NOT_AN_OPTION' } });
  });
});

describe('an alert waits to be sent', () => {
  const pending = () => inTransaction(http.engine.workerDatabase.pool, (sql) => pendingAlerts(sql, 500));

  test("to the home town's own officers alone, and until it has been", async () => {
    const caseId = await noticed(http, 'pco-feed', overdoseIn(http, 'hull', { person: { homeArea: 'brockton' } }));
    const [{ alertId }] = (await alertsOf('pco-coordinator', 'homeTown')) as [{ alertId: string; subject: string }];
    expect((await pending()).find(({ id }) => id === alertId)).toMatchObject({ kind: 'homeTown', recipients: [staffId('pco-officer-2')] });
    await inTransaction(http.engine.workerDatabase.pool, (sql) => alertTold(sql, alertId, clock.now().toISOString()));
    expect((await pending()).map(({ id }) => id)).not.toContain(alertId);
    expect(await alertsOf('pco-coordinator', 'homeTown')).toMatchObject([{ subject: caseId }]);
  });

  test('and is given to one sender at a time', async () => {
    await noticed(http, 'pco-feed', overdoseIn(http, 'hull', { person: { homeArea: 'brockton' } }));
    const { pool } = http.engine.workerDatabase;
    const second = await inTransaction(pool, async (sql) => {
      expect(await pendingAlerts(sql, 500)).not.toEqual([]);
      return pending();
    });
    expect(second).toEqual([]);
  });
});

describe("the home town's department", () => {
  const elsewhere = (homeArea: string) => overdoseIn(http, 'hull', { person: { name: 'Jordan Avery', homeArea } });

  test('is told of an overdose elsewhere, and nothing of the person', async () => {
    await noticed(http, 'pco-feed', elsewhere('brockton'));
    const told = await alertsOf('pco-officer-2', 'homeTown');
    expect(told).toMatchObject([{ area: 'brockton', count: 1, organisation: { name: 'Brockton Police Department' } }]);
    expect(Object.keys(told[0] as object)).not.toContain('subject');
    expect(JSON.stringify(told)).not.toContain('Avery');
  });

  test('alone is told, and the coordinator, who learns which case it is', async () => {
    const caseId = await noticed(http, 'pco-feed', elsewhere('brockton'));
    expect(await alertsOf('pco-officer', 'homeTown')).toEqual([]);
    expect(await alertsOf('pco-coordinator', 'homeTown')).toMatchObject([{ subject: caseId }]);
  });

  test('is not told of an overdose at home', async () => {
    await noticed(http, 'pco-feed', overdoseIn(http, 'brockton', { person: { homeArea: 'brockton' } }));
    expect(await alertsOf('pco-coordinator', 'homeTown')).toEqual([]);
  });

  test('that does not use the system is left to the coordinator to tell', async () => {
    await owner.query(`update organisation set type = 'services' where title = 'Brockton Police Department'`);
    await noticed(http, 'pco-feed', elsewhere('brockton'));
    await owner.query(`update organisation set type = 'police' where title = 'Brockton Police Department'`);
    const told = await alertsOf('pco-coordinator', 'homeTown');
    expect(told).toMatchObject([{ area: 'brockton', roles: ['coordinator'] }]);
    expect(Object.keys(told[0] as object)).not.toContain('organisation');
  });

  test('is told once, though the notice comes twice', async () => {
    const notice = elsewhere('brockton');
    await noticed(http, 'pco-feed', notice);
    await handsIn(http, 'pco-feed', 'overdose', notice);
    expect(await alertsOf('pco-officer-2', 'homeTown')).toHaveLength(1);
  });
});

describe('responses to one person', () => {
  const person = { name: 'Casey Lane', birthDate: '1988-05-06' };
  const call = (more: object = {}, minutes?: number) => handsIn(http, 'wv-feed', 'call', callIn(http, { person, ...more }, minutes));
  const times = async (count: number, more: object = {}) => {
    for (let index = 0; index < count; index += 1) expect((await call(more)).status).toBe(201);
  };
  const told = () => alertsOf('wv-coordinator', 'repeatContacts');

  test('five tell nothing', async () => {
    await times(5);
    expect(await told()).toEqual([]);
  });

  test('six in three days are told to the coordinator, once', async () => {
    await times(8);
    expect(await told()).toMatchObject([{ count: 8, roles: ['coordinator'] }]);
    expect(await alertsOf('wv-officer', 'repeatContacts')).toEqual([]);
  });

  test('the first may be exactly three days old', async () => {
    await times(5);
    clock.advance(3 * aDay);
    await times(1);
    expect(await told()).toHaveLength(1);
  });

  test('a first that is older does not count', async () => {
    await times(5);
    clock.advance(3 * aDay + 1);
    await times(1);
    expect(await told()).toEqual([]);
  });

  test('to two people of one name are told of each', async () => {
    const namesake = { person: { ...person, birthDate: '1990-01-02' } };
    await times(6);
    await times(6, namesake);
    const alerts = (await told()) as { alertId: string; count: number }[];
    expect(alerts.map(({ count }) => count)).toEqual([6, 6]);
    const details = await Promise.all(alerts.map(({ alertId }) => http.read('wv-coordinator', `alerts/${alertId}`)));
    const counts = (details as { counted: unknown[]; person: { birthDate: string } }[]).map(({ counted, person: named }) => [named.birthDate, counted.length]);
    expect(counts.sort()).toEqual([['1988-05-06', 6], ['1990-01-02', 6]]);
  });

  test('are recognized however the name is written', async () => {
    await times(3, { person: { name: 'LANE, Casey' } });
    await times(3, { person: { name: 'Cásey  Lane', birthDate: '1988-05-06' } });
    expect(await told()).toHaveLength(1);
  });

  test('of the same name with another birth date are to another person', async () => {
    await times(3);
    await times(3, { person: { ...person, birthDate: '1999-05-06' } });
    expect(await told()).toEqual([]);
  });

  test('whose name is not known are not counted', async () => {
    await times(7, { person: { name: 'Unknown' } });
    await times(7, { person: undefined });
    expect(await told()).toEqual([]);
  });

  test("count an officer's own openings of a case", async () => {
    await times(5);
    const input = { source: 'officerInField', area: 'county', contactAt: instantFrom(http), offerAccepted: true, criteria: ['nonviolent', 'notLawEnforcement'], ...person };
    const { status, body } = await http.send('POST', '/api/cases', { as: 'wv-officer', body: { programId: 'west-virginia-police-and-peers', pathwayId: 'officerPrevention', input } });
    expect({ status, body }).toMatchObject({ status: 201 });
    const [{ alertId }] = (await told()) as [{ alertId: string }];
    const { counted, person: whom } = await http.read('wv-coordinator', `alerts/${alertId}`);
    expect(whom).toEqual(person);
    expect(counted).toHaveLength(6);
    expect((counted as { caseId?: string; callId?: string }[]).map((one) => (one.caseId === undefined ? typeof one.callId : one.caseId)).sort()).toEqual(
      [...Array<string>(5).fill('string'), body.caseId].sort(),
    );
  });

  test('handed in at the same time are told once', async () => {
    await Promise.all(Array.from({ length: 9 }, () => call()));
    expect(await told()).toMatchObject([{ count: 9 }]);
  });

  test('handed in twice count once', async () => {
    const body = callIn(http, { person });
    const first = await handsIn(http, 'wv-feed', 'call', body);
    expect(first.status).toBe(201);
    expect(await handsIn(http, 'wv-feed', 'call', body)).toMatchObject({ status: 200, body: first.body });
    expect(await handsIn(http, 'wv-feed', 'call', { ...body, kind: 'medical' })).toMatchObject({ status: 409, body: { code: 'COMMAND.REUSED' } });
    await times(4);
    expect(await told()).toEqual([]);
  });

  test('leave nothing personal in clear', async () => {
    await times(1);
    const { rows } = await owner.query<{ body: string }>(`select body from program_event order by recorded_at desc, seq desc limit 1`);
    expect(rows[0]!.body).not.toMatch(/Casey|Lane|1988|Third/);
  });

  it.each<[string, string, object, number, string, object?]>([
    ['from the future', 'wv-feed', { occurredAt: '2099-01-01T00:00:00Z' }, 422, 'NOTICE.IN_THE_FUTURE', fieldError('occurredAt', 'NOTICE.IN_THE_FUTURE')],
    ['from an area that does not exist', 'wv-feed', { area: 'atlantis' }, 422, 'FIELD.NOT_AN_OPTION', fieldError('area', 'FIELD.NOT_AN_OPTION')],
    ['of an unknown kind', 'wv-feed', { kind: 'parade' }, 400, 'INPUT.INVALID', fieldError('kind', 'INPUT.IS_IN')],
    ['with an unknown field', 'wv-feed', { unit: 7 }, 400, 'INPUT.INVALID', fieldError('unit', 'INPUT.UNKNOWN_FIELD')],
    ['without a number', 'wv-feed', { callId: undefined }, 400, 'INPUT.INVALID', fieldError('callId', 'INPUT.MISSING')],
    ['by a peer', 'wv-peer', {}, 403, 'ROLE.NOT_ALLOWED'],
    ["for another agency's program", 'wv-feed', { programId: 'huntington-qrt' }, 404, 'PROGRAM.NOT_FOUND'],
  ])('%s are refused, and nothing is recorded', async (_what, as, more, status, code, problem = {}) => {
    const before = await recordedSoFar();
    expect(await handsIn(http, as, 'call', callIn(http, more))).toMatchObject({ status, body: { code, ...problem } });
    expect(await recordedSoFar()).toEqual(before);
  });
});

test('responses, and by what their people are recognized, are the same when they are made anew from the events', async () => {
  const person = { name: 'Robin Ellis', birthDate: '1988-04-12', phone: '304 555 0188' };
  const input = { source: 'officerInField', area: 'county', contactAt: instantFrom(http), offerAccepted: true, criteria: ['nonviolent', 'notLawEnforcement'], ...person };
  const opened = await http.send('POST', '/api/cases', { as: 'wv-officer', body: { programId: 'west-virginia-police-and-peers', pathwayId: 'officerPrevention', input } });
  const called = await handsIn(http, 'wv-feed', 'call', callIn(http, { person }));
  expect([opened.status, called.status]).toEqual([201, 201]);
  const read = async () => ({
    contacts: (await owner.query('select * from contact order by id')).rows as unknown[],
    recognizedBy: (await owner.query('select * from contact_index order by contact_id, kind')).rows as unknown[],
  });
  const before = await read();
  await owner.query('truncate contact, contact_index');
  await rebuildContacts(owner, http.engine.vault, http.engine.shelf);
  expect(await read()).toEqual(before);
});
