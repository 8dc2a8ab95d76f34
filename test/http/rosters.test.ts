import { randomUUID } from 'node:crypto';
import { onCallStaff } from '#persistence/reads/on-call';
import type { Role } from '#protocol/roles';
import { staffId, TestClock } from '../support/engine.js';
import { HttpEngine, stepIdsOf, type Answer } from '../support/http-engine.js';

/** A Tuesday; 10:05 in Los Angeles, which goes over to daylight-saving time on the Sunday after. */
const tuesday = '2031-03-04T18:05:00.000Z';

let http: HttpEngine;
const clock = new TestClock(new Date(tuesday));

beforeAll(async () => {
  http = await HttpEngine.start({ withoutWorker: true, clock });
});
afterEach(async () => {
  clock.set(tuesday);
  await cancelAll();
});
afterAll(() => http.stop());

const does = (as: string, programId: string, stepId: string, input: object, commandId: string = randomUUID()): Promise<Answer> =>
  http.send('POST', `/api/programs/${programId}/steps/${stepId}`, { as, body: { commandId, input } });

const named = (...accounts: string[]) => accounts.map((account) => ({ person: staffId(account) }));
const outreachTeam = () => named('door-nurse', 'door-peer');
const wednesday = '2031-03-05';

const rosters = (input: object, as = 'door-coordinator') =>
  does(as, 'la-door', 'rosterSchedule', { schedule: 'wednesdayMorning', firstDay: wednesday, members: outreachTeam(), ...input });
const team = (input: object, programId = 'la-door', as = 'door-coordinator') =>
  does(as, programId, 'rosterTeam', { team: 'outreach', work: 'site', startsAt: '2031-03-05T20:00:00Z', endsAt: '2031-03-05T22:00:00Z', members: outreachTeam(), ...input });

const codesOf = ({ status, body }: Answer): unknown => [status, (body.errors as { field: string; code: string }[]).map(({ field, code }) => `${field} ${code}`)];

interface Listed {
  rosterId: string;
  day: string;
  startsAt: string;
  members: { id: string }[];
}

async function listed(query = '', as = 'door-peer'): Promise<Listed[]> {
  return (await http.read(as, `rosters?limit=500${query}`)).items as Listed[];
}

async function cancelAll(): Promise<void> {
  for (const [as, programId] of [['door-coordinator', 'la-door'], ['wv-coordinator', 'west-virginia-police-and-peers']] as const) {
    for (const { rosterId } of await listed('', as)) {
      const { status } = await does(as, programId, 'cancelRoster', { roster: rosterId, reason: 'mistake' });
      expect(status).toBe(200);
    }
  }
}

const onCall = (programId: string, role: Role, at: string) => onCallStaff(http.engine.database.pool, programId, role, new Date(at));

describe('rostering a schedule', () => {
  it('puts a nurse and a peer at the site of that weekday, at its hours', async () => {
    const { status, body } = await rosters({});
    expect(status).toBe(200);
    expect(await listed()).toEqual([
      {
        rosterId: body.result.rosterIds[0],
        programId: 'la-door',
        schedule: 'wednesdayMorning',
        team: 'outreach',
        kind: 'site',
        day: wednesday,
        startsAt: '2031-03-05T16:00:00.000Z',
        endsAt: '2031-03-05T20:00:00.000Z',
        members: [
          { id: staffId('door-nurse'), name: expect.any(String) },
          { id: staffId('door-peer'), name: expect.any(String) },
        ],
      },
    ]);
  });

  it("makes one for each of the schedule's days, at the same hour by the clocks before and after they change", async () => {
    await rosters({ lastDay: '2031-03-18' });
    expect((await listed()).map(({ day, startsAt }) => [day, startsAt])).toEqual([
      ['2031-03-05', '2031-03-05T16:00:00.000Z'],
      ['2031-03-12', '2031-03-12T15:00:00.000Z'],
    ]);
  });

  it('answers the same command again with the same rosters', async () => {
    const commandId = randomUUID();
    const input = { schedule: 'wednesdayMorning', firstDay: wednesday, members: outreachTeam() };
    const first = await does('door-coordinator', 'la-door', 'rosterSchedule', input, commandId);
    const again = await does('door-coordinator', 'la-door', 'rosterSchedule', input, commandId);
    expect(again.body).toEqual(first.body);
    expect(await listed()).toHaveLength(1);
  });

  it.each([
    ['without the nurse', { members: named('door-peer') }, 'members ROSTER.ROLE_MISSING'],
    ['with an officer', { members: [...named('door-nurse', 'door-peer', 'door-officer')] }, 'members.2.person ROSTER.EXCLUDED'],
    ['that names somebody twice', { members: [...named('door-nurse', 'door-peer', 'door-nurse')] }, 'members.2.person STAFF.NAMED_TWICE'],
    ['whose last day is before its first', { lastDay: '2031-03-04' }, 'lastDay ROSTER.CLOSES_BEFORE_OPENS'],
    ['on a day that is not of the schedule', { firstDay: '2031-03-06' }, 'firstDay ROSTER.NOT_A_DAY_OF_SCHEDULE'],
    ['yesterday', { firstDay: '2031-03-03' }, 'firstDay FIELD.OUT_OF_BOUNDS'],
    ['for 63 days', { lastDay: '2031-05-06' }, 'lastDay ROSTER.TOO_LONG'],
    ['for a schedule that the program does not have', { schedule: 'sundayMorning' }, 'schedule FIELD.NOT_AN_OPTION'],
    ['with somebody of another program', { members: named('door-nurse', 'pad-peer') }, 'members.1.person FIELD.NOT_AN_OPTION'],
  ])('refuses a roster %s, and keeps nothing of it', async (_what, input, problem) => {
    expect(codesOf(await rosters(input))).toEqual([422, [problem]]);
    expect(await listed()).toEqual([]);
  });

  it('takes 62 days', async () => expect((await rosters({ lastDay: '2031-05-05' })).status).toBe(200));

  it('refuses a day that is rostered already, and takes it once that is cancelled', async () => {
    const { body } = await rosters({});
    expect(codesOf(await rosters({ lastDay: '2031-03-12' }))).toEqual([422, ['firstDay ROSTER.DAY_TAKEN']]);
    await does('door-coordinator', 'la-door', 'cancelRoster', { roster: body.result.rosterIds[0], reason: 'weather' });
    expect((await rosters({})).status).toBe(200);
  });

  it('refuses two coordinators who roster the same day at once, but one', async () => {
    const answers = await Promise.all([rosters({}), rosters({}, 'door-supervisor')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
    expect(await listed()).toHaveLength(1);
  });

  it('is for coordinators and supervisors', async () => expect((await rosters({}, 'door-peer')).status).toBe(403));

  it('is not offered where the program has no schedules', async () => {
    const { items } = await http.read('mari-coordinator', 'programs/madison-mari/steps');
    expect(stepIdsOf(items)).not.toContain('rosterSchedule');
    expect(await does('mari-coordinator', 'madison-mari', 'rosterSchedule', { schedule: 'x', firstDay: wednesday, members: named('mari-peer') })).toMatchObject({
      status: 409,
      body: { code: 'STEP.NOT_OPEN' },
    });
  });
});

describe('nobody is in two places at once', () => {
  it('refuses a second team for the same hours', async () => {
    await rosters({});
    const answer = await team({ startsAt: '2031-03-05T19:59:00Z', endsAt: '2031-03-05T21:00:00Z' });
    expect(codesOf(answer)).toEqual([422, ['members.0.person ROSTER.TWICE_AT_ONCE', 'members.1.person ROSTER.TWICE_AT_ONCE']]);
  });

  it('takes one that begins when the other ends', async () => {
    await rosters({});
    expect((await team({ startsAt: '2031-03-05T20:00:00Z', endsAt: '2031-03-05T21:00:00Z' })).status).toBe(200);
  });

  it('takes one of two that are made at the same moment', async () => {
    const answers = await Promise.all([team({}), team({}, 'la-door', 'door-supervisor')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
  });

  it.each([
    ['ends as it begins', { endsAt: '2031-03-05T20:00:00Z' }, 'endsAt ROSTER.CLOSES_BEFORE_OPENS'],
    ['ends before it begins', { endsAt: '2031-03-05T12:00:00-07:59' }, 'endsAt ROSTER.CLOSES_BEFORE_OPENS'],
    ['lasts longer than a day', { endsAt: '2031-03-06T20:00:01Z' }, 'endsAt ROSTER.TOO_LONG'],
  ])('refuses a team whose time %s', async (_what, input, problem) => {
    expect(codesOf(await team(input))).toEqual([422, [problem]]);
  });
});

describe('changing a roster', () => {
  it('takes the new team under the same rules', async () => {
    const { body } = await rosters({});
    const [roster] = body.result.rosterIds as [string];
    const change = (...accounts: string[]) => does('door-coordinator', 'la-door', 'changeRoster', { roster, members: named(...accounts) });
    expect(codesOf(await change('door-peer'))).toEqual([422, ['members ROSTER.ROLE_MISSING']]);
    expect((await listed())[0]!.members.map(({ id }) => id)).toEqual([staffId('door-nurse'), staffId('door-peer')]);
    expect((await change('door-peer-2', 'door-nurse')).status).toBe(200);
    expect((await listed())[0]!.members.map(({ id }) => id)).toEqual([staffId('door-peer-2'), staffId('door-nurse')]);
  });

  it('is over when the roster is', async () => {
    const { body } = await rosters({});
    const [roster] = body.result.rosterIds as [string];
    clock.set('2031-03-05T20:00:00.000Z');
    expect(codesOf(await does('door-coordinator', 'la-door', 'cancelRoster', { roster, reason: 'other' }))).toEqual([422, ['roster FIELD.NOT_AN_OPTION']]);
    clock.set('2031-03-05T19:59:59.999Z');
    expect((await does('door-coordinator', 'la-door', 'cancelRoster', { roster, reason: 'other' })).status).toBe(200);
  });

  it("does not reach another program's roster", async () => {
    const { body } = await rosters({});
    const answer = await does('pad-coordinator', 'philadelphia-pad', 'cancelRoster', { roster: body.result.rosterIds[0], reason: 'other' });
    expect(answer.status).toBe(422);
    expect(await listed('', 'pad-peer')).toEqual([]);
  });
});

describe('training before rostering', () => {
  const program = 'west-virginia-police-and-peers';
  const trainings = ['overdoseReversal', 'caseManagement', 'motivationalInterviewing'];
  const goes = (day: string) => does('wv-coordinator', program, 'rosterSchedule', { schedule: 'onCall', firstDay: day, members: named('wv-peer') });
  const holds = (training: string, expiresOn?: string) =>
    does('wv-coordinator', program, 'holdTraining', { training, heldOn: '2031-03-01', attended: named('wv-peer'), ...(expiresOn && { expiresOn }) });

  it('refuses a peer who has not been trained, then takes the peer until the last day of the training', async () => {
    expect(codesOf(await goes('2031-03-05'))).toEqual([422, trainings.map(() => 'members.0.person ROSTER.TRAINING_MISSING')]);
    for (const training of trainings) expect((await holds(training, '2031-03-06')).status).toBe(200);
    expect((await goes('2031-03-06')).status).toBe(200);
    expect(codesOf(await goes('2031-03-07'))).toEqual([422, trainings.map(() => 'members.0.person ROSTER.TRAINING_EXPIRED')]);
  });

  it('is listed with who attended, for coordinators and supervisors', async () => {
    const { items } = await http.read('wv-supervisor', 'trainings');
    expect((items as { training: string }[]).map(({ training }) => training).sort()).toEqual([...trainings].sort());
    expect(items[0]).toMatchObject({ heldOn: '2031-03-01', expiresOn: '2031-03-06', attended: [{ id: staffId('wv-peer') }] });
    expect((await http.send('GET', '/api/trainings', { as: 'wv-peer' })).status).toBe(403);
  });

  it.each([
    ['tomorrow', { heldOn: '2031-03-05' }, 'heldOn FIELD.OUT_OF_BOUNDS'],
    ['that ran out before it was held', { expiresOn: '2031-02-28' }, 'expiresOn TRAINING.ENDS_BEFORE_IT_BEGINS'],
    ['with somebody twice', { attended: named('wv-peer', 'wv-peer') }, 'attended.1.person STAFF.NAMED_TWICE'],
  ])('refuses a training %s', async (_what, input, problem) => {
    const answer = await does('wv-coordinator', program, 'holdTraining', { training: 'naloxone', heldOn: '2031-03-01', attended: named('wv-peer'), ...input });
    expect(codesOf(answer)).toEqual([422, [problem]]);
  });
});

describe('who is on call', () => {
  it('is everybody with the role where nobody is rostered', async () => {
    expect((await onCall('la-door', 'peer', '2031-03-05T17:00:00Z')).sort()).toEqual([staffId('door-peer'), staffId('door-peer-2')].sort());
  });

  it('is whoever is rostered, from the first instant to the one before the last', async () => {
    await rosters({});
    const both = 2;
    expect(await onCall('la-door', 'peer', '2031-03-05T15:59:59.999Z')).toHaveLength(both);
    expect(await onCall('la-door', 'peer', '2031-03-05T16:00:00.000Z')).toEqual([staffId('door-peer')]);
    expect(await onCall('la-door', 'peer', '2031-03-05T19:59:59.999Z')).toEqual([staffId('door-peer')]);
    expect(await onCall('la-door', 'peer', '2031-03-05T20:00:00.000Z')).toHaveLength(both);
  });

  it('asks whoever is on call before whoever is at a site', async () => {
    await rosters({});
    await team({ team: 'followUp', work: 'onCall', startsAt: '2031-03-05T16:00:00Z', endsAt: '2031-03-05T20:00:00Z', members: named('door-peer-2') });
    expect(await onCall('la-door', 'peer', '2031-03-05T17:00:00Z')).toEqual([staffId('door-peer-2'), staffId('door-peer')]);
  });

  it('does not count a roster that was cancelled', async () => {
    await rosters({});
    await cancelAll();
    expect(await onCall('la-door', 'peer', '2031-03-05T17:00:00Z')).toHaveLength(2);
  });

  it('is nobody rostered in another role', async () => {
    await rosters({});
    expect(await onCall('la-door', 'coordinator', '2031-03-05T17:00:00Z')).toEqual([staffId('door-coordinator')]);
  });
});

describe('reading rosters', () => {
  it('takes days and pages', async () => {
    await rosters({ lastDay: '2031-03-26' });
    expect((await listed('&from=2031-03-12&to=2031-03-19')).map(({ day }) => day)).toEqual(['2031-03-12', '2031-03-19']);
    const first = await http.read('door-peer', 'rosters?limit=3');
    const second = await http.read('door-peer', `rosters?limit=3&cursor=${first.next}`);
    expect([...(first.items as Listed[]), ...(second.items as Listed[])].map(({ day }) => day)).toEqual(['2031-03-05', '2031-03-12', '2031-03-19', '2031-03-26']);
    expect(second.next).toBeUndefined();
  });

  it.each(['from=2031-02-30', 'to=x', 'limit=0', 'cursor=x', 'program=a%20b', 'day=1'])('refuses ?%s', async (query) => {
    expect((await http.send('GET', `/api/rosters?${query}`, { as: 'door-peer' })).status).toBe(400);
  });

  it('is not for a machine account', async () => expect((await http.send('GET', '/api/rosters', { as: 'door-feed' })).status).toBe(403));
});
