import { randomUUID } from 'node:crypto';
import { ProgramShelf } from '#persistence/programs';
import { StaffWatch } from '#worker/staff-watch';
import { staffId, TestClock } from '../support/engine.js';
import { HttpEngine, type Answer } from '../support/http-engine.js';

/** A Tuesday, and the Thursday after; 13:05 and 10:00 in Massachusetts, which goes over to daylight-saving time on the Sunday after. */
const tuesday = '2031-03-04T18:05:00.000Z';
const thursday = '2031-03-06T15:00:00.000Z';
const aWeekLater = '2031-03-13T14:00:00.000Z';
const hub = 'paari-hub';

let http: HttpEngine;
let clock: TestClock;

beforeEach(async () => {
  clock = new TestClock(new Date(tuesday));
  http = await HttpEngine.start({ withoutWorker: true, clock });
});
afterEach(() => http.stop());

async function does(stepId: string, input: object): Promise<Answer> {
  const answer = await http.send('POST', `/api/programs/${hub}/steps/${stepId}`, { as: 'paari-coordinator', body: { commandId: randomUUID(), input } });
  expect(answer.status).toBe(200);
  return answer;
}

async function aMeeting(at: string): Promise<string> {
  const { body } = await does('callMeeting', { at, place: 'Town hall' });
  const { meetingId } = body.result as { meetingId: string };
  await does('confirmAttendance', { meeting: meetingId, person: staffId('paari-coordinator'), agreed: true });
  return meetingId;
}

/** Somebody found at acutely elevated risk on Thursday, to be reviewed on the Wednesday after: the case opened for them. */
async function somebodyAtRisk(): Promise<string> {
  const meeting = await aMeeting(thursday);
  const { body } = await does('putPersonOnAgenda', { meeting, area: 'hub', name: 'Alex Moreau', description: 'Grey coat, by the harbor', concern: 'Two overdoses in a week' });
  clock.set(thursday);
  await decidesOn(body.result.entryId as string, '2031-03-12');
  const item = (await http.read('paari-coordinator', 'meetings?limit=500')).items as { agenda: { openedCase: string }[] }[];
  return item[0]!.agenda[0]!.openedCase;
}

const decidesOn = (entry: string, reviewOn: string) =>
  does('decideElevatedRisk', { entry, factors: ['noServices', 'recentOverdose'], decision: 'acutelyElevated', reason: 'Seen by nobody since Sunday', reviewOn });

/** What the coordinator has been told of once two watches have looked at this instant at the same time. */
async function toldBy(at: string, kind: string): Promise<unknown[]> {
  clock.set(at);
  const watch = () => new StaffWatch({ database: http.engine.workerDatabase, shelf: new ProgramShelf(), clock });
  await Promise.all([watch().look(), watch().look()]);
  return (await http.read('paari-coordinator', `alerts?limit=500&kind=${kind}`)).items as unknown[];
}

describe('that a stakeholder meeting is due', () => {
  it('is told at the instant and not before it, once for each interval that passes', async () => {
    await aMeeting(thursday);
    expect(await toldBy('2031-03-13T13:59:59.999Z', 'meetingDue')).toEqual([]);
    expect(await toldBy(aWeekLater, 'meetingDue')).toMatchObject([{ since: aWeekLater, count: 1 }]);
    expect(await toldBy('2031-03-19T15:00:00.000Z', 'meetingDue')).toHaveLength(1);
    expect(await toldBy('2031-03-20T15:00:00.000Z', 'meetingDue')).toMatchObject([{ count: 2 }, { count: 1 }]);
  });

  it('is told once where there has been none', async () => {
    await toldBy(tuesday, 'meetingDue');
    expect(await toldBy('2031-06-04T18:05:00.000Z', 'meetingDue')).toHaveLength(1);
  });

  it('is not told where one has been called', async () => {
    await aMeeting(thursday);
    await aMeeting('2031-03-20T15:00:00.000Z');
    expect(await toldBy(aWeekLater, 'meetingDue')).toEqual([]);
  });
});

describe('that a review of acutely elevated risk is due', () => {
  it('is told from the morning of its day, once, and names the case', async () => {
    const caseId = await somebodyAtRisk();
    expect(await toldBy('2031-03-12T03:59:59.999Z', 'reviewDue')).toEqual([]);
    expect(await toldBy('2031-03-12T04:00:00.000Z', 'reviewDue')).toHaveLength(1);
    expect(await toldBy('2031-03-14T12:00:00.000Z', 'reviewDue')).toMatchObject([{ subject: caseId, since: '2031-03-12T04:00:00.000Z' }]);
  });

  it('is not told where a later meeting has decided', async () => {
    const caseId = await somebodyAtRisk();
    clock.set('2031-03-10T14:00:00.000Z');
    const meeting = await aMeeting('2031-03-11T14:00:00.000Z');
    const { body } = await does('putCaseOnAgenda', { meeting, case: caseId, concern: 'Not seen for days' });
    clock.set('2031-03-11T15:00:00.000Z');
    await decidesOn(body.result.entryId as string, '2031-03-18');
    expect(await toldBy('2031-03-12T12:00:00.000Z', 'reviewDue')).toEqual([]);
  });
});
