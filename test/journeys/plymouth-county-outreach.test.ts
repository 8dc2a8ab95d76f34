import { organisationId, staffId, TestClock } from '../support/engine.js';
import { HttpEngine } from '../support/http-engine.js';
import {
  askedOf, asksFor, attempt, brokenLinkIn, everythingSeenBy, instantFrom, isMet, isTakenIn, noticesFor, people, referralIs, refusalOf, staysInTouch,
  stepsAskedOf, treatmentWords,
} from '../support/http-moves.js';
import { day, hour } from '../support/moves.js';
import { noticed, overdoseIn } from '../support/notices.js';

const programId = 'plymouth-county-outreach';
const coordinator = 'pco-coordinator';

describe('Plymouth County Outreach', () => {
  let http: HttpEngine;
  const clock = new TestClock();
  beforeAll(async () => {
    http = await HttpEngine.start({ clock });
  });
  afterAll(() => http.stop());
  beforeEach(() => clock.set('2031-03-04T18:05:00.000Z'));

  it("after an overdose in another town tells the home town's department; a proper team visits in the window, and stands by the family", async () => {
    const caseId = await noticed(http, 'pco-feed', overdoseIn(http, 'hull', { person: { name: 'Jordan Avery', homeArea: 'brockton' } }));
    const homeTown = async (as: string) => (await http.read(as, 'alerts?kind=homeTown')).items as { subject?: string }[];
    expect(await homeTown('pco-officer-2')).toMatchObject([{ area: 'brockton', organisation: { name: 'Brockton Police Department' } }]);
    expect(await homeTown('pco-officer')).toEqual([]);
    expect(await homeTown(coordinator)).toMatchObject([{ subject: caseId }]);
    expect(JSON.stringify(await homeTown('pco-officer-2'))).not.toMatch(/Avery/);

    const { outreach } = await http.read(coordinator, `cases/${caseId}`);
    expect(outreach.window).toEqual({ opens: '2031-03-05T06:00:00.000Z', closes: '2031-03-07T18:00:59.999Z' });
    expect(await askedOf(http, coordinator, caseId, 'takeUpOutreach')).toMatchObject({ priority: 1, late: false });
    expect(await noticesFor(http, coordinator, caseId)).toContain('outreachRequested');
    await http.does(coordinator, caseId, 'takeUpOutreach');
    await http.does(coordinator, caseId, 'declareSceneSafe', { scene: 'safe' });
    expect(await refusalOf(http, 'pco-peer', caseId, 'recordContactAttempt', attempt(http, 'engaged'))).toBe('VISIT.EARLY');

    // The next afternoon. An officer alone is no team; nor is a recovery coach with a clinician.
    clock.advance(20 * hour);
    const sent = (...accounts: string[]) => http.perform(coordinator, caseId, 'sendTeam', { members: people('pco', ...accounts) });
    for (const accounts of [['officer'], ['peer', 'clinician']]) {
      expect(await sent(...accounts)).toMatchObject({ status: 422, body: { errors: [{ code: 'TEAM.PROFESSION_MISSING', field: 'members' }] } });
    }
    expect((await sent('officer-2', 'peer')).status).toBe(200);
    expect(await askedOf(http, 'pco-officer-2', caseId, 'checkIn')).toMatchObject({ priority: 1 });
    expect((await http.send('GET', `/api/cases/${caseId}`, { as: 'pco-officer' })).status).toBe(404);
    await http.does('pco-officer-2', caseId, 'checkIn');
    await http.does('pco-peer', caseId, 'recordContactAttempt', attempt(http, 'engaged', { metBy: staffId('pco-peer') }));
    await http.does('pco-peer', caseId, 'recordNaloxone', { to: 'person', answer: 'hasSome' });
    await http.does('pco-peer', caseId, 'recordFamilyContact', { at: instantFrom(http), method: 'inPerson', outcome: 'supported', offered: ['information', 'peerSupport'] });
    expect(await everythingSeenBy(http, 'pco-officer-2', caseId)).not.toMatch(treatmentWords);
    await http.does('pco-officer-2', caseId, 'checkOut', { team: 'well' });
    expect(await http.read(coordinator, `cases/${caseId}`)).toMatchObject({ outreach: { visit: 'inWindow', outcome: 'engaged' }, family: { outcome: 'supported', met: true } });

    await isTakenIn(http, 'pco', caseId);
    // Back from the visit, the officer knows of the case no more.
    expect((await http.send('GET', `/api/cases/${caseId}`, { as: 'pco-officer-2' })).status).toBe(404);
    await http.does('pco-peer', caseId, 'deferConsent', { reason: 'notNow' });
    const road = [
      ['withdrawalManagement', 'South Shore Treatment Services'],
      ['clinicalStabilization', 'Brockton Stabilization Services'],
    ] as const;
    for (const [nth, [service, provider]] of road.entries()) {
      if (nth > 0) await staysInTouch(http, 'pco-peer', caseId, 'placement');
      const referral = await asksFor(http, 'pco-peer', caseId, { service, treatmentProvider: organisationId('pco', provider) });
      await referralIs(http, 'pco-peer', caseId, referral, 'accepted', 'inProgress');
      clock.advance(6 * day);
      await referralIs(http, 'pco-peer', caseId, referral, 'completed');
    }
    await http.does('pco-peer', caseId, 'closeCase', { reason: 'goalsReached', outcomes: ['treatmentStarted', 'familySupported'], services: ['treatment', 'family'] });
    await http.engine.untilClosed(caseId);
    expect(await http.read(coordinator, `cases/${caseId}`)).toMatchObject({ outcome: 'completed', closing: { by: { name: 'Maura Sweeney' } } });
    expect(await brokenLinkIn(http, caseId)).toBeUndefined();
  });

  it('after a fatal overdose the family is visited at four to six weeks, and nobody else is looked for', async () => {
    const caseId = await noticed(http, 'pco-feed', overdoseIn(http, 'marshfield', { fatal: true, naloxoneDoses: 3 }));
    expect(await askedOf(http, 'pco-case-manager', caseId, 'recordFamilyContact')).toMatchObject({
      late: false,
      // The end of the 42nd day, by clocks that have gone forward since.
      due: '2031-04-16T03:59:59.999Z',
      why: 'The family has not been offered support yet',
    });
    expect(await stepsAskedOf(http, coordinator, caseId)).not.toContain('takeUpOutreach');

    const visit = () => ({ at: instantFrom(http), method: 'inPerson', outcome: 'supported', offered: ['griefResources', 'naloxone'] });
    clock.set('2031-04-01T03:59:00.000Z');
    expect(await refusalOf(http, 'pco-case-manager', caseId, 'recordFamilyContact', visit())).toBe('VISIT.EARLY');
    clock.set('2031-04-01T15:00:00.000Z');
    await http.does('pco-peer', caseId, 'checkIn');
    await http.does('pco-case-manager', caseId, 'recordFamilyContact', visit());
    await http.does('pco-peer', caseId, 'checkOut', { team: 'well' });
    await http.engine.untilClosed(caseId);
    await http.does(coordinator, caseId, 'recordClosing', { outcomes: ['familySupported'], services: ['family'] });
    expect(await http.read(coordinator, `cases/${caseId}`)).toMatchObject({
      status: 'closed',
      outcome: 'familySupported',
      start: { fatal: true },
      closing: { by: { name: 'Colleen Shaw' } },
    });
    expect((await http.send('GET', `/api/cases/${caseId}`, { as: 'pco-officer' })).status).toBe(404);
    expect(await brokenLinkIn(http, caseId)).toBeUndefined();
  });

  it('somebody brought by the family, without any overdose, is received by a recovery coach at any department', async () => {
    const request = { source: 'familyOrFriend', area: 'wareham', askedAt: instantFrom(http, -10), name: 'Riley Quinn', safeContact: 'Only by message, in the evening' };
    const caseId = await http.opened('pco-officer', programId, request, 'selfReferral');
    expect(await askedOf(http, 'pco-peer', caseId, 'acceptHandoff')).toMatchObject({ priority: 1 });
    expect((await http.read('pco-peer', `cases/${caseId}`)).safeContact).toBe('Only by message, in the evening');
    await isMet(http, 'pco', caseId);
    await isTakenIn(http, 'pco', caseId);
    await http.does('pco-peer', caseId, 'deferConsent', { reason: 'notNow' });
    await http.does('pco-peer', caseId, 'concludePlacement', { reason: 'notNow' });
    clock.advance(7 * day);
    await staysInTouch(http, 'pco-peer', caseId, 'end');
    await http.engine.untilClosed(caseId);
    await http.does('pco-peer', caseId, 'recordClosing', { outcomes: ['metWhereTheyAre'] });
    expect(await http.read('pco-officer', `cases/${caseId}`)).toMatchObject({ status: 'closed', charges: [] });
    expect(await everythingSeenBy(http, 'pco-officer', caseId)).not.toMatch(treatmentWords);
    expect(await brokenLinkIn(http, caseId)).toBeUndefined();
  });
});
