import { organisationId, staffId, TestClock } from '../support/engine.js';
import { HttpEngine, stepIdsOf } from '../support/http-engine.js';
import {
  askedOf,
  asksFor,
  brokenLinkIn,
  dayFrom,
  docketOf,
  everythingSeenBy,
  inProgram,
  instantFrom,
  isMet,
  isTakenIn,
  isUnknownTo,
  people,
  referralIs,
  refusalInProgram,
  refusalOf,
  screenIn,
  staysInTouch,
  treatmentWords,
  worklistOf,
} from '../support/http-moves.js';
import { day } from '../support/moves.js';

/** Tuesday 4 March 2031, 13:00 in Philadelphia. */
const inHours = '2031-03-04T18:00:00.000Z';

describe('PAD in Philadelphia', () => {
  let http: HttpEngine;
  const clock = new TestClock();
  beforeAll(async () => {
    http = await HttpEngine.start({ clock });
  });
  afterAll(() => http.stop());
  beforeEach(() => clock.set(inHours));

  const screen = (district = '24', charges = ['retailTheft'], more: object = {}) => screenIn(http, district, charges, more);
  const placed = async (caseId: string, provider: string, service: string, nth: number) => {
    await http.does('pad-case-manager', caseId, 'requestPlacement', { service, treatmentProvider: organisationId('pad', provider) });
    for (const status of ['accepted', 'inProgress']) {
      const { placements } = await http.read('pad-case-manager', `cases/${caseId}`);
      await http.does('pad-case-manager', caseId, 'updateReferral', { placement: placements[nth].id, status });
    }
  };
  const contact = (wish: string) => ({ at: instantFrom(http), reached: 'reached', method: 'phone', wish });

  it('refers a person in lieu of arrest, holds no charge, and helps until the person asks for no more', async () => {
    const caseId = await http.opened('pad-officer', 'philadelphia-pad', screen());
    await http.does('pad-peer', caseId, 'acceptHandoff', { coming: staffId('pad-peer'), arrivesAt: instantFrom(http, 15) });
    expect((await http.read('pad-officer', `cases/${caseId}`)).handoff.coming).toMatchObject({ name: 'Yolanda Price' });
    await http.does('pad-officer', caseId, 'recordWarmHandoff', { outcome: 'met', metBy: staffId('pad-peer') });
    await isTakenIn(http, 'pad', caseId);
    await http.does('pad-peer', caseId, 'deferConsent', { reason: 'notNow' });

    expect(await http.read('pad-officer', `cases/${caseId}`)).toMatchObject({ charges: [{ status: 'notHeld' }], deadlines: [] });
    expect(await docketOf(http, 'pad-prosecutor', caseId)).toEqual([]);
    expect(await worklistOf(http, 'pad-prosecutor', caseId)).toEqual([]);

    await placed(caseId, 'Frankford Recovery House', 'treatment', 0);
    await http.untilOpenTo('pad-peer', caseId, 'closeCase');
    clock.advance(7 * day);
    await http.does('pad-peer', caseId, 'recordFollowUpContact', contact('placement'));
    await placed(caseId, 'Lehigh Withdrawal Care', 'medication', 1);
    await http.untilOpenTo('pad-peer', caseId, 'closeCase');
    clock.advance(30 * day);
    await http.does('pad-peer', caseId, 'recordFollowUpContact', contact('end'));
    await http.engine.untilClosed(caseId);
    expect(await http.read('pad-coordinator', `cases/${caseId}`)).toMatchObject({ status: 'closed' });
    for (const as of ['pad-officer', 'pad-prosecutor']) expect(await everythingSeenBy(http, as, caseId)).not.toMatch(treatmentWords);
    expect(await everythingSeenBy(http, 'pad-case-manager', caseId)).toMatch(/Lehigh Withdrawal Care/);
  });

  it.each([
    ['in the 25th District', inHours, () => screen('25'), 'ELIGIBILITY.DISTRICT_NOT_SERVED', 'district'],
    ['one minute after the hours', '2031-03-05T01:01:00.000Z', () => screen(), 'ELIGIBILITY.OUTSIDE_HOURS', 'contactAt'],
    ['on a Saturday', '2031-03-08T18:00:00.000Z', () => screen(), 'ELIGIBILITY.OUTSIDE_HOURS', 'contactAt'],
    ['with an assault', inHours, () => screen('24', ['assault']), 'ELIGIBILITY.CHARGE_NOT_DIVERTED', 'charges'],
    ['with a second charge that is not diverted', inHours, () => screen('24', ['drug', 'drivingUnderInfluence']), 'ELIGIBILITY.CHARGE_NOT_DIVERTED', 'charges'],
    ['under 18', inHours, () => screen('24', ['drug'], { ageBand: 'under18' }), 'ELIGIBILITY.UNDER_AGE', 'ageBand'],
    ['who did not accept', inHours, () => screen('24', ['drug'], { offerAccepted: false }), 'ELIGIBILITY.OFFER_NOT_ACCEPTED', 'offerAccepted'],
  ])('takes nobody %s, and says so by its own code', async (_who, now, input, code, field) => {
    clock.set(now);
    const { status, body } = await http.open('pad-officer', 'philadelphia-pad', input());
    expect([status, body.code]).toEqual([422, code]);
    expect(body.errors).toEqual([expect.objectContaining({ field, code })]);
    expect(stepIdsOf(body.openNow)).toContain('recordScreening');
  });

  it('takes somebody at 20:00 and names every reason where there are several', async () => {
    clock.set('2031-03-05T01:00:00.000Z');
    expect((await http.open('pad-officer', 'philadelphia-pad', screen())).status).toBe(201);
    clock.advance(60_000);
    const { body } = await http.open('pad-officer', 'philadelphia-pad', screen('25', ['assault']));
    expect((body.errors as { code: string }[]).map((error) => error.code)).toEqual(['ELIGIBILITY.DISTRICT_NOT_SERVED', 'ELIGIBILITY.OUTSIDE_HOURS', 'ELIGIBILITY.CHARGE_NOT_DIVERTED']);
  });

  it('offers the officer at night to leave it for the next working day, and does so', async () => {
    clock.set('2031-03-05T03:00:00.000Z');
    const { body } = await http.open('pad-officer', 'philadelphia-pad', screen());
    const later = (body.openNow as { stepId: string; set?: object }[]).find(({ set }) => set);
    expect(later).toMatchObject({ stepId: 'openOfficerIntervention', set: { referralForNextWorkingDay: true } });
    const caseId = await http.opened('pad-officer', 'philadelphia-pad', { ...screen(), ...later?.set });
    await http.untilOpenTo('pad-peer', caseId, 'acceptHandoff');
    expect((await worklistOf(http, 'pad-peer', caseId)).find(({ stepId }) => stepId === 'acceptHandoff')).toMatchObject({ why: 'A referral left for the next working day', late: false });
  });
});

describe('social and outreach referral in PAD, by which most participants come', () => {
  let http: HttpEngine;
  const clock = new TestClock();
  beforeAll(async () => {
    http = await HttpEngine.start({ clock });
  });
  afterAll(() => http.stop());
  beforeEach(() => clock.set(inHours));

  it('has professionals with the officers on Monday, Wednesday and Friday', async () => {
    const roster = { schedule: 'embedded', firstDay: dayFrom(http), members: people('pad', 'officer', 'clinician') };
    // Today is Tuesday.
    expect(await refusalInProgram(http, 'pad-coordinator', 'philadelphia-pad', 'rosterSchedule', roster)).toBe('ROSTER.NOT_A_DAY_OF_SCHEDULE');
    expect(await refusalInProgram(http, 'pad-coordinator', 'philadelphia-pad', 'rosterSchedule', { ...roster, lastDay: '2031-03-10', members: people('pad', 'officer') })).toBe('ROSTER.ROLE_MISSING');
    await inProgram(http, 'pad-coordinator', 'philadelphia-pad', 'rosterSchedule', { ...roster, lastDay: '2031-03-10' });
    expect(((await http.read('pad-officer', 'rosters')).items as { day: string }[]).map(({ day }) => day)).toEqual(['2031-03-05', '2031-03-07', '2031-03-10']);
  });

  it('refers somebody without any charge; after a year of silence the case is open, and help goes on when it is asked for', async () => {
    const contact = { source: 'officerInField', area: '39', contactAt: instantFrom(http, -5), offerAccepted: true, name: 'Jordan Avery', remark: 'Asks for a place to sleep' };
    const caseId = await http.opened('pad-officer', 'philadelphia-pad', contact, 'officerPrevention');
    expect(await askedOf(http, 'pad-peer', caseId, 'acceptHandoff')).toMatchObject({ priority: 1, late: false, due: instantFrom(http, 10) });
    const charge = { charges: [{ class: 'retailTheft', title: 'Retail theft' }] };
    expect(await refusalOf(http, 'pad-officer', caseId, 'addCharge', charge)).toBe('STEP.NOT_IN_PATHWAY');
    await isMet(http, 'pad', caseId);
    await isTakenIn(http, 'pad', caseId);
    await http.does('pad-peer', caseId, 'deferConsent', { reason: 'notNow' });
    const housing = await asksFor(http, 'pad-peer', caseId, { service: 'housing', serviceProvider: organisationId('pad', 'Office of Diversion Services, Philadelphia') });
    await referralIs(http, 'pad-peer', caseId, housing, 'accepted', 'inProgress');
    expect(await askedOf(http, 'pad-peer', caseId, 'recordFollowUpContact')).toMatchObject({ late: false, why: 'The next follow-up contact' });

    clock.advance(366 * day);
    expect(await http.read('pad-peer', `cases/${caseId}`)).toMatchObject({ status: 'open' });
    expect(await askedOf(http, 'pad-peer', caseId, 'recordFollowUpContact')).toMatchObject({ late: true });
    expect(await refusalOf(http, 'pad-peer', caseId, 'closeCase', { reason: 'lostContact' })).toBe('CLOSING.SILENCE_IS_NO_REASON');

    await staysInTouch(http, 'pad-peer', caseId, 'placement');
    const medication = await asksFor(http, 'pad-peer', caseId, { service: 'medication', treatmentProvider: organisationId('pad', 'Lehigh Withdrawal Care') });
    await referralIs(http, 'pad-peer', caseId, medication, 'accepted', 'inProgress');
    await http.does('pad-peer', caseId, 'closeCase', { reason: 'noFurtherHelp', outcomes: ['metWhereTheyAre', 'treatmentStarted'], services: ['housing', 'treatment'] });
    await http.engine.untilClosed(caseId);
    expect(await http.read('pad-coordinator', `cases/${caseId}`)).toMatchObject({ outcome: 'completed', closing: { reason: 'noFurtherHelp', by: { name: 'Yolanda Price' } } });
    expect(await http.read('pad-officer', `cases/${caseId}`)).toMatchObject({ status: 'closed', charges: [] });
    expect(await docketOf(http, 'pad-prosecutor', caseId)).toEqual([]);
    expect(await everythingSeenBy(http, 'pad-officer', caseId)).not.toMatch(treatmentWords);
    await isUnknownTo(http, 'pad-prosecutor', caseId);
    expect(await everythingSeenBy(http, 'pad-peer', caseId)).toMatch(/Lehigh Withdrawal Care/);
    expect(await brokenLinkIn(http, caseId)).toBeUndefined();
  });
});

describe('time in PAD', () => {
  let http: HttpEngine;
  beforeAll(async () => {
    http = await HttpEngine.start({ timeSkipping: true });
  });
  afterAll(() => http.stop());

  it('closes nothing: after a year of silence the case is open, and the contact is late', async () => {
    const caseId = await http.opened('pad-officer', 'philadelphia-pad', screenIn(http, '24', ['drug'], { referralForNextWorkingDay: true }));
    await isMet(http, 'pad', caseId);
    await isTakenIn(http, 'pad', caseId);
    await http.does('pad-peer', caseId, 'deferConsent', { reason: 'notNow' });
    await http.does('pad-peer', caseId, 'concludePlacement', { reason: 'notNow' });
    await http.untilOpenTo('pad-peer', caseId, 'recordFollowUpContact');
    await http.skip('366 days');
    expect(await http.read('pad-peer', `cases/${caseId}`)).toMatchObject({ status: 'open' });
    expect((await worklistOf(http, 'pad-peer', caseId))[0]).toMatchObject({ stepId: 'recordFollowUpContact', late: true });
    const notReached = { at: instantFrom(http), reached: 'notReached', method: 'phone' };
    await http.does('pad-peer', caseId, 'recordFollowUpContact', notReached);
    await http.untilOpenTo('pad-peer', caseId, 'recordFollowUpContact');
    expect(await http.read('pad-peer', `cases/${caseId}`)).toMatchObject({ status: 'open' });
  });
});
