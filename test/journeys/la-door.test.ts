import { organisationId, staffId, TestClock } from '../support/engine.js';
import { HttpEngine, stepIdsOf } from '../support/http-engine.js';
import {
  attests, chargeOf, conditionOn, consents, docketOf, everythingSeenBy, instantFrom, isHeld, isMet, isTakenIn, screenIn, treatmentWords, worklistOf,
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
