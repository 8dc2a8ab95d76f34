import { randomUUID } from 'node:crypto';
import { recordRecoveryCapital } from '#protocol/steps/record-recovery-capital.step';
import { TestClock } from '../support/engine.js';
import { HttpEngine } from '../support/http-engine.js';
import { consentsToTreatment, isMet } from '../support/http-moves.js';
import { openingIn } from '../support/moves.js';

const now = '2031-03-04T18:05:00.000Z';
const answers = (more: Record<string, unknown> = {}) => ({ on: '2031-03-04', ...Object.fromEntries(recordRecoveryCapital.score!.of.map((name) => [name, 4])), ...more });

let http: HttpEngine;
let caseId: string;

beforeAll(async () => {
  http = await HttpEngine.start({ clock: new TestClock(new Date(now)) });
  caseId = await http.opened('mari-officer', 'madison-mari', openingIn('madison', ['drugPossession']));
  await http.untilOpenTo('mari-peer', caseId, 'acceptHandoff');
});
afterAll(() => http.stop());

const performs = (as: string, step: string, input: unknown) => http.send('POST', `/api/cases/${caseId}/steps/${step}`, { as, body: { commandId: randomUUID(), input } });
const timelineOf = async (as: string, type: string) =>
  ((await http.read(as, `cases/${caseId}/events?limit=500`)).items as { type: string; entry: number; fields: { path: string; value?: unknown }[] }[]).filter((entry) => entry.type === type);

describe('recovery capital (BARC-10) is refused', () => {
  it.each([
    ['with an answer of 0, as some misprinted forms allow', answers({ happyWithLife: 0 }), 'happyWithLife', 'INPUT.MIN'],
    ['with an answer of 7', answers({ happyWithLife: 7 }), 'happyWithLife', 'INPUT.MAX'],
    ['with an answer between two', answers({ happyWithLife: 3.5 }), 'happyWithLife', 'INPUT.IS_INT'],
    ['with nine answers', answers({ livingSpace: undefined }), 'livingSpace', 'INPUT.MISSING'],
    ['with an eleventh', answers({ eleventh: 4 }), 'eleventh', 'INPUT.UNKNOWN_FIELD'],
    ['with a total', answers({ score: 40 }), 'score', 'INPUT.UNKNOWN_FIELD'],
    ['with an answer in words', answers({ goodProgress: 'often' }), 'goodProgress', 'INPUT.IS_INT'],
  ])('%s', async (_what, input, field, code) => {
    const { status, body } = await performs('mari-peer', 'recordRecoveryCapital', input);
    expect([status, body.errors]).toEqual([400, expect.arrayContaining([expect.objectContaining({ field, code })])]);
  });

  it('from an officer', async () => {
    const { status, body } = await performs('mari-officer', 'recordRecoveryCapital', answers());
    expect([status, body.code]).toEqual([403, 'ROLE.NOT_ALLOWED']);
  });

  it('on a day to come', async () => {
    const { status, body } = await performs('mari-peer', 'recordRecoveryCapital', answers({ on: '2031-03-06' }));
    expect([status, body.code]).toEqual([422, 'FIELD.OUT_OF_BOUNDS']);
  });
});

it('recovery capital is shown with its total to the care team, and not at all to the court', async () => {
  await http.does('mari-peer', caseId, 'recordRecoveryCapital', answers());
  const [entry] = await timelineOf('mari-peer', 'recordRecoveryCapital');
  expect(entry!.fields).toContainEqual({ path: 'score', kind: 'number', label: 'Total: 10 to 60, cut-off 47', value: 40 });
  expect(await timelineOf('mari-prosecutor', 'recordRecoveryCapital')).toEqual([]);
  expect(await http.read('mari-peer', `cases/${caseId}`)).toMatchObject({ recoveryCapital: { times: 1 } });
  expect(await http.read('mari-prosecutor', `cases/${caseId}`)).not.toHaveProperty('recoveryCapital');
});

describe('a screening by an instrument that is clinical', () => {
  it.each([
    ['recordAudit', 40],
    ['recordPhq9', 27],
  ])('%s is refused to a peer, and beyond its highest total', async (step, most) => {
    const on = '2031-03-04';
    expect((await performs('mari-peer', step, { on, total: 10 })).body.code).toBe('ROLE.NOT_ALLOWED');
    expect((await performs('mari-clinician', step, { on, total: most + 1 })).body.code).toBe('INPUT.INVALID');
    expect((await performs('mari-clinician', step, { on, total: most })).status).toBe(200);
  });
});

it('how it is safe to reach the person is shown before contact, as corrected last', async () => {
  await isMet(http, 'mari', caseId);
  expect(await http.read('mari-peer', `cases/${caseId}`)).not.toHaveProperty('safeContact');
  await http.does('mari-peer', caseId, 'recordIntake', { needs: ['housing'], safeContact: 'Leave word at the library' });
  expect(await http.read('mari-peer', `cases/${caseId}`)).toMatchObject({ safeContact: 'Leave word at the library' });
  // What the person told the peer in confidence is not for the officer who opened the case.
  expect(await http.read('mari-officer', `cases/${caseId}`)).not.toHaveProperty('safeContact');
  const [intake] = await timelineOf('mari-peer', 'recordIntake');
  await http.does('mari-peer', caseId, 'correctEntry', { entry: intake!.entry, field: 'safeContact', value: 'Only by text message', reason: 'As the person says now' });
  expect(await http.read('mari-peer', `cases/${caseId}`)).toMatchObject({ safeContact: 'Only by text message' });
  await http.does('mari-case-manager', caseId, 'agreeServicePlan', { goals: [{ area: 'housing', goal: 'A room of my own' }], agreed: true });
});

describe('service units', () => {
  const units = async () => (await http.read('mari-peer', `cases/${caseId}/service-units`)) as { unitsADay: number; items: { entry: number }[] };
  const logs = (as: string, at: string, minutes: number, more: object = {}) => http.does(as, caseId, 'logEncounter', { at, support: ['emotional'], minutes, ...more });

  it('are counted by day in the zone of the program, up to the limit of the day; what is not billable is logged', async () => {
    await logs('mari-peer', '2031-03-03T18:00:00.000Z', 60);
    await logs('mari-peer', '2031-03-04T14:00:00.000Z', 40, { activity: 'transport', support: [] });
    await logs('mari-peer', '2031-03-04T15:00:00.000Z', 29, { help: [{ kind: 'clothing' }] });
    await logs('mari-peer', '2031-03-04T16:00:00.000Z', 240);
    await logs('mari-case-manager', '2031-03-04T17:00:00.000Z', 30);
    await logs('mari-peer', '2031-03-04T18:00:00.000Z', 15, { outcome: 'notReached', support: [] });
    expect(await units()).toMatchObject({
      unitsADay: 16,
      items: [
        { day: '2031-03-03', minutes: 60, units: 4, billable: 0, because: 'notEnrolled' },
        { day: '2031-03-04', activity: 'transport', units: 2, billable: 0, because: 'notPeerSupport' },
        { minutes: 29, units: 1, billable: 1 },
        { minutes: 240, units: 16, billable: 15, because: 'overDailyLimit' },
        { units: 2, billable: 0, because: 'notPeerSupport' },
        { units: 1, billable: 0, because: 'notReached' },
      ],
    });
  });

  it('follow the right length once an encounter was corrected', async () => {
    const { entry } = (await units()).items[3]!;
    await http.does('mari-peer', caseId, 'correctEntry', { entry, field: 'minutes', value: '60', reason: 'Misread' });
    expect((await units()).items[3]).toEqual({ entry, day: '2031-03-04', minutes: 60, activity: 'support', units: 4, billable: 4 });
  });

  it('are not for the court, and of no case that is not there', async () => {
    const read = async (as: string, id: string) => (await http.send('GET', `/api/cases/${id}/service-units`, { as })).body.code as string;
    expect(await read('mari-prosecutor', caseId)).toBe('SERVICE_UNITS.NOT_ALLOWED');
    expect(await read('door-peer', caseId)).toBe('CASE.NOT_FOUND');
    expect(await read('mari-peer', 'no-uuid')).toBe('CASE.NOT_FOUND');
  });
});

describe('a milestone', () => {
  it('is shown in words to the care team alone, under a consent once a treatment program has written', async () => {
    expect((await http.read('mari-case-manager', `cases/${caseId}`)).milestones).toBe('noConsent');
    await consentsToTreatment(http, 'mari', caseId);
    await http.does('mari-case-manager', caseId, 'recordMilestone', { kind: 'courtRequirements', on: '2031-03-04' });
    expect((await http.read('mari-case-manager', `cases/${caseId}`)).milestones).toEqual([
      { kind: 'courtRequirements', on: '2031-03-04', label: 'Court requirements were completed' },
    ]);
    expect(await http.read('mari-officer', `cases/${caseId}`)).not.toHaveProperty('milestones');
  });

  it.each([
    ['on a day to come', { kind: 'housing', on: '2031-03-06' }, 422, 'FIELD.OUT_OF_BOUNDS'],
    ['of an unknown kind', { kind: 'cured', on: '2031-03-04' }, 400, 'INPUT.INVALID'],
    ['recorded for that day already', { kind: 'courtRequirements', on: '2031-03-04' }, 422, 'MILESTONE.ALREADY_RECORDED'],
  ])('%s is refused', async (_what, input, status, code) => {
    const answer = await performs('mari-case-manager', 'recordMilestone', input);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });
});
