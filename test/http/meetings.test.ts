import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { staffId, TestClock } from '../support/engine.js';
import { HttpEngine, stepIdsOf, type Answer, type Answered } from '../support/http-engine.js';

/** A Tuesday; 13:05 in Massachusetts, which goes over to daylight-saving time on the Sunday after. */
const tuesday = '2031-03-04T18:05:00.000Z';
const thursday = '2031-03-06T15:00:00.000Z';
const hub = 'paari-hub';

let http: HttpEngine;
let owner: pg.Pool;
const clock = new TestClock(new Date(tuesday));

beforeAll(async () => {
  http = await HttpEngine.start({ withoutWorker: true, clock });
  owner = new pg.Pool({ connectionString: http.engine.testDatabase.ownerUrl, max: 2 });
});
afterEach(() => clock.set(tuesday));
afterAll(async () => {
  await owner.end();
  await http.stop();
});

const does = (as: string, stepId: string, input: object, commandId: string = randomUUID()): Promise<Answer> =>
  http.send('POST', `/api/programs/${hub}/steps/${stepId}`, { as, body: { commandId, input } });
const codesOf = ({ status, body }: Answer): unknown => [status, (body.errors as { field: string; code: string }[]).map(({ field, code }) => `${field} ${code}`)];
const attends = (meeting: string, account: string, as = account) => does(as, 'confirmAttendance', { meeting, person: staffId(account), agreed: true });

/** On Thursday at ten; the coordinator attends. */
async function aMeeting(at = thursday): Promise<string> {
  const { body } = await does('paari-coordinator', 'callMeeting', { at, place: 'Town hall, second floor' });
  const { meetingId } = body.result as { meetingId: string };
  expect((await attends(meetingId, 'paari-coordinator')).status).toBe(200);
  return meetingId;
}

const aPerson = { area: 'hub', name: 'Alex Moreau', description: 'Grey coat, by the harbor', concern: 'Two overdoses in a week' };

async function onAgenda(meeting: string, as = 'paari-officer', input: object = aPerson): Promise<string> {
  const { status, body } = await does(as, 'putPersonOnAgenda', { meeting, ...input });
  expect(status).toBe(200);
  return body.result.entryId as string;
}

async function aCase(): Promise<string> {
  const input = { source: 'hospital', area: 'hub', seenAt: tuesday };
  const { status, body } = await http.send('POST', '/api/cases', { as: 'paari-coordinator', body: { caseId: randomUUID(), programId: hub, pathwayId: 'activeOutreach', input } });
  expect(status).toBe(201);
  return body.caseId as string;
}

async function seenBy(as: string, meeting: string): Promise<Answered> {
  const items = (await http.read(as, 'meetings?limit=500')).items as { meetingId: string }[];
  return items.find(({ meetingId }) => meetingId === meeting);
}

const elevated = { factors: ['noServices', 'recentOverdose'], decision: 'acutelyElevated', reason: 'Seen by nobody since Sunday', reviewOn: '2031-03-12' };
const decides = (entry: string, input: object = {}, as = 'paari-coordinator', commandId?: string) => {
  clock.set(thursday);
  return does(as, 'decideElevatedRisk', { entry, ...elevated, ...input }, commandId);
};

describe('the stakeholder meeting', () => {
  it('is called, and due again after the interval of the program, by its clocks', async () => {
    const before = await http.read('paari-coordinator', 'meetings');
    expect(before.due).toEqual([{ programId: hub, dueAt: tuesday, due: true }]);
    await aMeeting();
    const dueAt = '2031-03-13T14:00:00.000Z';
    expect((await http.read('paari-coordinator', 'meetings')).due).toEqual([{ programId: hub, dueAt, due: false }]);
    clock.set(dueAt);
    expect((await http.read('paari-coordinator', 'meetings')).due).toEqual([{ programId: hub, dueAt, due: true }]);
  });

  it('exists only where the program holds one', async () => {
    const { items } = await http.read('door-coordinator', 'programs/la-door/steps');
    expect(stepIdsOf(items)).not.toContain('callMeeting');
    const answer = await http.send('POST', '/api/programs/la-door/steps/callMeeting', { as: 'door-coordinator', body: { commandId: randomUUID(), input: { at: thursday, place: 'X' } } });
    expect([answer.status, answer.body.code]).toEqual([409, 'STEP.NOT_OPEN']);
  });

  it.each([
    ['last week', { at: '2031-02-25T15:00:00Z' }],
    ['nowhere', { place: undefined }],
  ])('is not called for %s', async (_what, input) => {
    const answer = await does('paari-coordinator', 'callMeeting', { at: thursday, place: 'Town hall', ...input });
    expect([400, 422]).toContain(answer.status);
  });
});

describe('the agenda', () => {
  it('is seen by those who have agreed to confidentiality, and by nobody else', async () => {
    const meeting = await aMeeting();
    const entryId = await onAgenda(meeting);
    expect(await seenBy('paari-supervisor', meeting)).toEqual({
      meetingId: meeting,
      programId: hub,
      at: thursday,
      place: 'Town hall, second floor',
      attending: [{ id: staffId('paari-coordinator'), name: expect.any(String) }],
    });
    await attends(meeting, 'paari-supervisor');
    const { agenda } = await seenBy('paari-supervisor', meeting);
    expect(agenda).toEqual([{ entryId, ...aPerson, addedBy: { id: staffId('paari-officer'), name: expect.any(String) } }]);
  });

  it('is not for whoever put somebody on it without attending', async () => {
    const meeting = await aMeeting();
    await onAgenda(meeting, 'paari-officer');
    expect((await seenBy('paari-officer', meeting)).agenda).toBeUndefined();
  });

  it('is shown to nobody who says only afterwards to have been there', async () => {
    const meeting = await aMeeting();
    const { rows } = await http.engine.database.pool.query<{ at: Date | string }>('select at from meeting where id = $1', [meeting]);
    const before = clock.now();
    const noLonger = new Date(rows[0]!.at).getTime() + 12 * 3_600_000 + 1;
    clock.set(noLonger);
    expect(codesOf(await attends(meeting, 'paari-officer'))).toEqual([422, ['meeting MEETING.OVER']]);
    clock.set(noLonger - 1);
    expect((await attends(meeting, 'paari-officer')).status).toBe(200);
    clock.set(noLonger);
    expect((await attends(meeting, 'paari-peer', 'paari-coordinator')).status).toBe(200);
    clock.set(before);
  });

  it('is refused to whoever does not agree', async () => {
    const meeting = await aMeeting();
    const answer = await does('paari-officer', 'confirmAttendance', { meeting, person: staffId('paari-officer'), agreed: false });
    expect(codesOf(answer)).toEqual([422, ['agreed MEETING.CONFIDENTIALITY_NOT_AGREED']]);
    expect((await seenBy('paari-officer', meeting)).agenda).toBeUndefined();
  });

  it('is agreed to by each for themselves, or on paper with the coordinator', async () => {
    const meeting = await aMeeting();
    expect(codesOf(await attends(meeting, 'paari-peer', 'paari-officer'))).toEqual([422, ['person MEETING.NOT_FOR_OTHERS']]);
    expect((await attends(meeting, 'paari-peer', 'paari-coordinator')).status).toBe(200);
    expect((await attends(meeting, 'paari-peer')).status).toBe(200);
    expect((await seenBy('paari-peer', meeting)).attending).toHaveLength(2);
  });

  it('never shows an officer what comes from a Part 2 program, nor which case somebody is', async () => {
    const meeting = await aMeeting();
    const caseId = await aCase();
    const { body } = await does('paari-clinician', 'putCaseOnAgenda', { meeting, case: caseId, concern: 'Left withdrawal care early' });
    await attends(meeting, 'paari-officer');
    await attends(meeting, 'paari-peer');
    const [forOfficer] = (await seenBy('paari-officer', meeting)).agenda;
    expect(forOfficer).toEqual({ entryId: body.result.entryId, addedBy: { id: staffId('paari-clinician'), name: expect.any(String) } });
    // Nor a peer of another organisation, who knows the case: the meeting has no consent.
    const [forPeer] = (await seenBy('paari-peer', meeting)).agenda;
    expect([forPeer.caseId, forPeer.concern]).toEqual([caseId, undefined]);
    await attends(meeting, 'paari-clinician');
    expect((await seenBy('paari-clinician', meeting)).agenda).toMatchObject([{ caseId, concern: 'Left withdrawal care early' }]);
  });

  it('has a case once', async () => {
    const meeting = await aMeeting();
    const caseId = await aCase();
    expect((await does('paari-peer', 'putCaseOnAgenda', { meeting, case: caseId, concern: 'Not seen for days' })).status).toBe(200);
    expect(codesOf(await does('paari-peer', 'putCaseOnAgenda', { meeting, case: caseId, concern: 'Again' }))).toEqual([422, ['case MEETING.ON_AGENDA']]);
  });

  it('holds names and words as ciphertext alone', async () => {
    const meeting = await aMeeting();
    await onAgenda(meeting, 'paari-officer', { ...aPerson, name: 'Morgan Unmistakable', concern: 'Unmistakable concern' });
    const { rows } = await owner.query<{ all: string }>(
      `select (select json_agg(e) from meeting_entry e)::text || (select json_agg(m) from meeting m)::text || (select json_agg(body) from program_event)::text as all`,
    );
    expect(rows[0]!.all).not.toMatch(/Unmistakable|Town hall/);
  });
});

describe('a decision', () => {
  it('of acutely elevated risk begins outreach to the person, and shows its reason to those who attend', async () => {
    const meeting = await aMeeting();
    const entry = await onAgenda(meeting);
    const { status, body } = await decides(entry);
    expect([status, body.result]).toEqual([200, { entryId: entry, openedCase: expect.any(String) }]);
    const opened = await http.read('paari-coordinator', `cases/${body.result.openedCase}`);
    expect(opened).toMatchObject({ pathwayId: 'activeOutreach', status: 'open' });
    const { items } = await http.read('paari-coordinator', `cases/${body.result.openedCase}/events`);
    expect(JSON.stringify(items[0])).toMatch(/stakeholderMeeting/);
    expect(JSON.stringify(items[0])).toMatch(/Alex Moreau/);
    expect(JSON.stringify(items[0])).not.toMatch(/Two overdoses/);
    expect((await seenBy('paari-coordinator', meeting)).agenda).toMatchObject([{ ...elevated, openedCase: body.result.openedCase }]);
  });

  it('is recorded once, and opens one case, however often it is sent', async () => {
    const entry = await onAgenda(await aMeeting());
    const commandId = randomUUID();
    const first = await decides(entry, {}, 'paari-coordinator', commandId);
    const again = await decides(entry, {}, 'paari-coordinator', commandId);
    expect(again.body).toEqual(first.body);
    expect(codesOf(await decides(entry, { decision: 'notElevated' }))).toEqual([422, ['entry FIELD.NOT_AN_OPTION']]);
  });

  it('is one where two are made at once', async () => {
    const meeting = await aMeeting();
    await attends(meeting, 'paari-supervisor');
    const entry = await onAgenda(meeting);
    const answers = await Promise.all([decides(entry), decides(entry, { decision: 'notElevated' }, 'paari-supervisor')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
  });

  it('on a case is noted there, without what was said', async () => {
    const meeting = await aMeeting();
    const caseId = await aCase();
    const { body } = await does('paari-peer', 'putCaseOnAgenda', { meeting, case: caseId, concern: 'Not seen for days' });
    const answer = await decides(body.result.entryId as string);
    expect([answer.status, answer.body.result]).toEqual([200, { entryId: body.result.entryId }]);
    const events = JSON.stringify((await http.read('paari-coordinator', `cases/${caseId}/events`)).items);
    expect(events).toMatch(/acutely elevated risk; review on 2031-03-12/);
    expect(events).not.toMatch(/Seen by nobody|Not seen for days/);
  });

  it('of no elevated risk opens nothing', async () => {
    const entry = await onAgenda(await aMeeting());
    const { body } = await decides(entry, { factors: [], decision: 'notElevated', reviewOn: undefined });
    expect(body.result).toEqual({ entryId: entry });
  });

  it('on somebody named by a Part 2 program hands no name to the outreach', async () => {
    const entry = await onAgenda(await aMeeting(), 'paari-clinician');
    const { body } = await decides(entry);
    const { items } = await http.read('paari-coordinator', `cases/${body.result.openedCase}/events`);
    expect(JSON.stringify(items)).not.toMatch(/Alex Moreau|Grey coat/);
  });

  it.each([
    ['with fewer factors than the program asks for and no reason of its own', { factors: ['recentOverdose'] }, 'because MEETING.TOO_FEW_FACTORS'],
    ['without a day of review', { reviewOn: undefined }, 'reviewOn MEETING.REVIEW_MISSING'],
    ['reviewed a day later than the program reviews', { reviewOn: '2031-03-21' }, 'reviewOn MEETING.REVIEW_TOO_LATE'],
    ['reviewed yesterday', { reviewOn: '2031-03-05' }, 'reviewOn FIELD.OUT_OF_BOUNDS'],
    ['on a factor that the program does not weigh', { factors: ['other', 'noServices'] }, 'factors FIELD.NOT_AN_OPTION'],
  ])('is refused %s, and nothing is decided', async (_what, input, problem) => {
    const meeting = await aMeeting();
    const entry = await onAgenda(meeting);
    expect(codesOf(await decides(entry, input))).toEqual([422, [problem]]);
    expect((await seenBy('paari-coordinator', meeting)).agenda[0].decision).toBeUndefined();
  });

  it('is reviewed on the last day of the interval at the latest', async () => {
    expect((await decides(await onAgenda(await aMeeting()), { reviewOn: '2031-03-20' })).status).toBe(200);
  });

  it('says why it was made with few factors', async () => {
    const meeting = await aMeeting();
    const entry = await onAgenda(meeting);
    expect((await decides(entry, { factors: [], because: 'imminentDanger' })).status).toBe(200);
    expect((await seenBy('paari-coordinator', meeting)).agenda).toMatchObject([{ because: 'imminentDanger', factors: [] }]);
  });

  it('needs a reason', async () => expect((await decides(await onAgenda(await aMeeting()), { reason: undefined })).status).toBe(400));

  it('is made at the meeting, not before', async () => {
    const entry = await onAgenda(await aMeeting());
    clock.set('2031-03-06T14:59:59.999Z');
    expect(codesOf(await does('paari-coordinator', 'decideElevatedRisk', { entry, ...elevated }))).toEqual([422, ['entry FIELD.NOT_AN_OPTION']]);
    clock.set(thursday);
    expect((await does('paari-coordinator', 'decideElevatedRisk', { entry, ...elevated })).status).toBe(200);
  });

  it('is recorded by somebody who attends', async () => {
    const entry = await onAgenda(await aMeeting());
    expect(codesOf(await decides(entry, {}, 'paari-supervisor'))).toEqual([422, ['entry MEETING.NOT_ATTENDING']]);
  });
});
