import { organisationId, staffId, TestClock } from '../support/engine.js';
import { HttpEngine, stepIdsOf } from '../support/http-engine.js';
import {
  askedOf,
  asksFor,
  attempt,
  attests,
  brokenLinkIn,
  chargeOf,
  conditionOn,
  consents,
  dayFrom,
  docketOf,
  everythingSeenBy,
  inProgram,
  instantFrom,
  isHeld,
  isMet,
  isTakenIn,
  isUnknownTo,
  noticesFor,
  people,
  referralIs,
  refusalInProgram,
  refusalOf,
  screenIn,
  staysInTouch,
  teamGoesOut,
  treatmentWords,
  worklistOf,
} from '../support/http-moves.js';
import { day } from '../support/moves.js';

const allCriteria = ['justiceInvolvement', 'healthChallenge', 'livesInArea'];

describe('LA DOOR before booking', () => {
  let http: HttpEngine;
  const clock = new TestClock();
  beforeAll(async () => {
    http = await HttpEngine.start({ clock });
  });
  afterAll(() => http.stop());
  beforeEach(() => clock.set('2031-03-04T18:00:00.000Z'));

  const screen = (criteria: string[] = allCriteria, more: object = {}) => screenIn(http, 'southLa', ['drugPossession', 'drugPossession'], { criteria, ...more });

  it('goes from the arrest to the release of both charges, and ends after its follow-up contacts', async () => {
    const caseId = await http.opened('door-officer', 'la-door', screen());

    await http.untilOpenTo('door-peer', caseId, 'confirmEligibility');
    expect((await worklistOf(http, 'door-peer', caseId))[0]).toMatchObject({ stepId: 'confirmEligibility', priority: 1, why: 'The officer has screened the person and waits' });
    expect(await worklistOf(http, 'door-prosecutor', caseId)).toEqual([]);
    await http.does('door-peer', caseId, 'confirmEligibility', { decision: 'eligible' });

    await http.does('door-peer', caseId, 'acceptHandoff', { coming: staffId('door-peer'), arrivesAt: instantFrom(http, 30) });
    expect((await http.read('door-officer', `cases/${caseId}`)).handoff.coming).toMatchObject({ name: 'Tasha Coleman' });
    await http.does('door-officer', caseId, 'recordWarmHandoff', { outcome: 'met', metBy: staffId('door-peer') });
    await http.does('door-peer', caseId, 'recordTransport', { transport: 'peerDrove', to: 'The duplex', at: instantFrom(http) });
    await isTakenIn(http, 'door', caseId);

    expect(await docketOf(http, 'door-prosecutor', caseId)).toMatchObject([{ conditions: 'noConsent' }, { conditions: 'noConsent' }]);
    await consents(http, 'door', caseId);

    // The standing rule accepts the hold; nobody asks the prosecutor, but somebody has to own the charges.
    await http.untilOpenTo('door-court-liaison', caseId, 'setConditions');
    const conditions = [conditionOn(http, 'attend'), conditionOn(http, 'noNewCharge')];
    const ownerless = await http.perform('door-court-liaison', caseId, 'setConditions', { conditions });
    expect(ownerless).toMatchObject({ status: 422, body: { code: 'CHARGE.OWNER_MISSING', errors: [{ field: 'owner' }] } });
    await isHeld(http, 'door', caseId, conditions);
    expect(await docketOf(http, 'door-prosecutor', caseId)).toMatchObject([
      { status: 'held', owner: { name: 'Naomi Stern' }, deadline: { kind: 'holdEnds', at: '2031-09-05T06:59:59.999Z' } },
      { status: 'held', owner: { name: 'Naomi Stern' }, deadline: { kind: 'holdEnds' } },
    ]);

    const service = { service: 'transitionalHousing', serviceProvider: organisationId('door', 'Project Retreat Housing') };
    await http.does('door-case-manager', caseId, 'requestPlacement', service);
    expect(await http.perform('door-case-manager', caseId, 'requestPlacement', service)).toMatchObject({ status: 422, body: { code: 'PLACEMENT.ALREADY_OPEN' } });
    for (const status of ['received', 'accepted', 'inProgress']) {
      const { placements } = await http.read('door-case-manager', `cases/${caseId}`);
      await http.does('door-case-manager', caseId, 'updateReferral', { placement: placements[0].id, status });
    }

    // Peers are not informants.
    expect(stepIdsOf((await http.read('door-peer', `cases/${caseId}`)).openSteps)).not.toContain('attestCondition');
    await attests(http, 'door-clinician', caseId, 'attend', 'met');
    await attests(http, 'door-court-liaison', caseId, 'noNewCharge', 'met');
    expect((await docketOf(http, 'door-prosecutor', caseId)).map((row) => row.recommendation as string)).toEqual(['release', 'release']);
    for (const nth of [0, 1]) {
      const { id } = await chargeOf(http, 'door', caseId, nth);
      await http.does('door-prosecutor', caseId, 'decideCharge', { charge: id, decision: nth === 0 ? 'decline' : 'dismiss', reason: 'As agreed' });
    }

    for (const days of [7, 30, 60]) {
      await http.untilOpenTo('door-peer', caseId, 'recordFollowUpContact');
      clock.advance(days * day);
      await http.does('door-peer', caseId, 'recordFollowUpContact', { at: instantFrom(http), reached: 'reached', method: 'phone', wish: 'continue' });
    }
    await http.engine.untilClosed(caseId);
    expect(await http.read('door-coordinator', `cases/${caseId}`)).toMatchObject({ status: 'closed', outcome: 'completed' });
    for (const as of ['door-officer', 'door-prosecutor', 'door-court-liaison']) expect(await everythingSeenBy(http, as, caseId)).not.toMatch(treatmentWords);
  });

  it.each([
    ['justiceInvolvement', ['healthChallenge', 'livesInArea']],
    ['healthChallenge', ['justiceInvolvement', 'livesInArea']],
    ['livesInArea', ['justiceInvolvement', 'healthChallenge']],
  ])('takes nobody with two of the three criteria: without %s', async (_missing, criteria) => {
    const { status, body } = await http.open('door-officer', 'la-door', screen(criteria));
    expect([status, body.code, body.errors]).toEqual([422, 'ELIGIBILITY.CRITERIA_NOT_MET', [expect.objectContaining({ field: 'criteria' })]]);
    expect(body.openNow).toEqual([expect.objectContaining({ stepId: 'recordScreening' })]);
  });

  it('ends where the team does not confirm: both charges go back, nothing is filed', async () => {
    const caseId = await http.opened('door-officer', 'la-door', screen());
    await http.does('door-peer', caseId, 'confirmEligibility', { decision: 'notEligible', reasons: ['ELIGIBILITY.CRITERIA_NOT_MET'] });
    await http.engine.untilClosed(caseId);
    const { charges } = await http.read('door-officer', `cases/${caseId}`);
    expect((charges as { status: string }[]).map(({ status }) => status)).toEqual(['returned', 'returned']);
  });

  it('is not eligible as a whole once a charge is found that is not diverted', async () => {
    const caseId = await http.opened('door-officer', 'la-door', screen());
    await http.does('door-officer', caseId, 'addCharge', { charges: [{ class: 'drivingUnderInfluence', title: 'DUI' }] });
    await http.engine.untilClosed(caseId);
    expect(await http.read('door-officer', `cases/${caseId}`)).toMatchObject({
      outcome: 'notEligible',
      eligibility: { decision: 'notEligible', reasons: ['ELIGIBILITY.CHARGE_NOT_DIVERTED'] },
    });
  });

  it('lets the person leave at any time: what is held waits for the prosecutor', async () => {
    const caseId = await http.opened('door-officer', 'la-door', screen());
    await http.does('door-peer', caseId, 'confirmEligibility', { decision: 'eligible' });
    await isMet(http, 'door', caseId);
    await isTakenIn(http, 'door', caseId);
    await consents(http, 'door', caseId);
    await isHeld(http, 'door', caseId, [conditionOn(http, 'attend')]);
    await http.does('door-peer', caseId, 'withdrawFromProgram', { reason: 'wishesToLeave' });
    await http.engine.until('the decision to be due', async () => (await docketOf(http, 'door-prosecutor', caseId)).every((row) => row.deadline.kind === 'decisionDue'));
    expect(await docketOf(http, 'door-prosecutor', caseId)).toMatchObject([{ status: 'held', recommendation: 'review' }, { status: 'held' }]);
  });
});

describe('LA DOOR outreach', () => {
  let http: HttpEngine;
  const clock = new TestClock();
  beforeAll(async () => {
    http = await HttpEngine.start({ clock });
  });
  afterAll(() => http.stop());
  /** A Tuesday morning in Los Angeles. */
  beforeEach(() => clock.set('2031-03-04T18:00:00.000Z'));

  const atTheSite = (more: object = {}) =>
    http.opened('door-nurse', 'la-door', { source: 'engagementEvent', area: 'southLa', seenAt: instantFrom(http, -5), whereNow: 'At the table by the park', ...more }, 'activeOutreach');
  /** Found by nurse and peer at the site, engaged, and back again. */
  const engaged = async () => {
    const caseId = await atTheSite();
    await teamGoesOut(http, 'door', caseId, 'nurse', 'peer');
    await http.does('door-peer', caseId, 'recordContactAttempt', attempt(http, 'engaged', { metBy: staffId('door-peer') }));
    await http.does('door-peer', caseId, 'recordNaloxone', { to: 'person', answer: 'hasSome' });
    await http.does('door-nurse', caseId, 'checkOut', { team: 'well' });
    return caseId;
  };
  const enrolled = async () => {
    const caseId = await engaged();
    await http.does('door-case-manager', caseId, 'confirmEligibility', { decision: 'eligible', criteria: allCriteria });
    await isTakenIn(http, 'door', caseId);
    await http.does('door-peer', caseId, 'deferConsent', { reason: 'notNow' });
    return caseId;
  };
  const duplexes = () => ({ serviceProvider: organisationId('door', 'Project Retreat Housing') });
  const beds = async () => (await http.read('door-peer', 'capacity')).items as object[];

  it('is at another site each weekday, nurse and peers in the morning, and never with an officer', async () => {
    const roster = (schedule: string, ...accounts: string[]) => ({ schedule, firstDay: dayFrom(http), members: people('door', ...accounts) });
    const rosters = (input: object) => refusalInProgram(http, 'door-coordinator', 'la-door', 'rosterSchedule', input);
    expect(await rosters(roster('tuesdayMorning', 'nurse', 'peer', 'officer'))).toBe('ROSTER.EXCLUDED');
    expect(await rosters(roster('tuesdayMorning', 'peer'))).toBe('ROSTER.ROLE_MISSING');
    expect(await rosters(roster('wednesdayMorning', 'nurse', 'peer'))).toBe('ROSTER.NOT_A_DAY_OF_SCHEDULE');
    await inProgram(http, 'door-coordinator', 'la-door', 'rosterSchedule', roster('tuesdayMorning', 'nurse', 'peer'));
    await inProgram(http, 'door-coordinator', 'la-door', 'rosterSchedule', roster('tuesdayAfternoon', 'peer', 'case-manager'));
    expect((await http.read('door-peer', 'rosters')).items).toMatchObject([
      { schedule: 'tuesdayMorning', kind: 'site', startsAt: '2031-03-04T16:00:00.000Z', members: [{ name: 'Teresa Villanueva' }, { name: 'Tasha Coleman' }] },
      { schedule: 'tuesdayAfternoon', kind: 'site', startsAt: '2031-03-04T21:00:00.000Z', members: [{ name: 'Tasha Coleman' }, { name: 'Julia Castellanos' }] },
    ]);
  });

  it('somebody met at the site, with all three criteria, gets one of the 29 beds; the next gets it when it is free', async () => {
    const { serviceId: place } = await inProgram(http, 'door-coordinator', 'la-door', 'listService', { ...duplexes(), name: 'Two duplexes', type: 'transitionalHousing' });
    await inProgram(http, 'door-coordinator', 'la-door', 'setCapacity', { place, places: 29 });

    const caseId = await engaged();
    expect(await askedOf(http, 'door-case-manager', caseId, 'confirmEligibility')).toMatchObject({ priority: 1, why: 'The person is engaged: say whether the program takes the case' });
    const two = { decision: 'eligible', criteria: ['justiceInvolvement', 'livesInArea'] };
    expect(await refusalOf(http, 'door-case-manager', caseId, 'confirmEligibility', two)).toBe('ELIGIBILITY.CRITERIA_NOT_MET');
    await http.does('door-case-manager', caseId, 'confirmEligibility', { ...two, criteria: allCriteria });
    await isTakenIn(http, 'door', caseId);
    await http.does('door-peer', caseId, 'deferConsent', { reason: 'notNow' });

    const request = { service: 'transitionalHousing', ...duplexes(), place };
    const bed = await asksFor(http, 'door-case-manager', caseId, request);
    await http.engine.until('the bed to be given', async () => (await noticesFor(http, 'door-peer', caseId)).includes('placeGiven'));
    expect((await http.read('door-peer', `cases/${caseId}`)).placements).toMatchObject([{ status: 'accepted', place, givenAt: instantFrom(http) }]);
    expect(await beds()).toMatchObject([{ name: 'Two duplexes', places: 29, occupied: 1, free: 28, waiting: 0 }]);
    await referralIs(http, 'door-case-manager', caseId, bed, 'inProgress');

    // All but this one are closed for repairs: whoever comes now waits, first in line.
    await inProgram(http, 'door-coordinator', 'la-door', 'setCapacity', { place, places: 1 });
    clock.advance(day);
    const next = await enrolled();
    await asksFor(http, 'door-case-manager', next, request);
    expect(await beds()).toMatchObject([{ places: 1, occupied: 1, free: 0, waiting: 1 }]);
    expect(await http.read('door-coordinator', `capacity/${place}/waiting`)).toMatchObject({ items: [{ caseId: next }] });
    expect(await noticesFor(http, 'door-peer', next)).not.toContain('placeGiven');

    clock.advance(6 * day);
    await staysInTouch(http, 'door-peer', caseId, 'continue');
    await referralIs(http, 'door-case-manager', caseId, bed, 'completed');
    await http.engine.until('the freed bed to go to the next', async () => (await noticesFor(http, 'door-peer', next)).includes('placeGiven'));
    expect(await beds()).toMatchObject([{ places: 1, occupied: 1, free: 0, waiting: 0 }]);

    clock.advance(60 * day);
    await http.does('door-case-manager', caseId, 'recordMilestone', { kind: 'caseManagement', on: dayFrom(http) });
    await http.does('door-peer', caseId, 'closeCase', { reason: 'goalsReached', outcomes: ['caseManagement', 'placed'], services: ['housing'] });
    await http.engine.untilClosed(caseId);
    expect(await http.read('door-coordinator', `cases/${caseId}`)).toMatchObject({
      outcome: 'completed',
      milestones: [{ kind: 'caseManagement', label: 'Two months of case management' }],
      closing: { reason: 'goalsReached', by: { name: 'Tasha Coleman' } },
    });
    // The same services as before booking, and nobody of the court or the police is asked, or told, anything.
    expect(await worklistOf(http, 'door-prosecutor', caseId)).toEqual([]);
    expect(await docketOf(http, 'door-prosecutor', caseId)).toEqual([]);
    expect((await http.send('GET', `/api/cases/${caseId}`, { as: 'door-officer' })).status).toBe(404);
    await isUnknownTo(http, 'door-prosecutor', caseId);
    for (const one of [caseId, next]) expect(await brokenLinkIn(http, one)).toBeUndefined();
  });

  it('ends where the person is not eligible by all three, with the reason, and writes the closing record', async () => {
    const caseId = await engaged();
    await http.does('door-peer', caseId, 'confirmEligibility', { decision: 'notEligible', reasons: ['ELIGIBILITY.CRITERIA_NOT_MET'] });
    await http.engine.untilClosed(caseId);
    await http.does('door-coordinator', caseId, 'recordClosing', { outcomes: ['metWhereTheyAre'], services: ['physicalHealth'] });
    expect(await http.read('door-coordinator', `cases/${caseId}`)).toMatchObject({
      outcome: 'notEligible',
      eligibility: { decision: 'notEligible', reasons: ['ELIGIBILITY.CRITERIA_NOT_MET'] },
      closing: { by: { name: 'Beatriz Fuentes' } },
    });
    expect(await brokenLinkIn(http, caseId)).toBeUndefined();
  });
});
