import { organisationId, staffId, TestClock } from '../support/engine.js';
import { HttpEngine } from '../support/http-engine.js';
import {
  askedOf, asksFor, attempt, brokenLinkIn, consentsToTreatment, dayFrom, everythingSeenBy, inProgram, instantFrom, isTakenIn, noticesFor, people, referralIs,
  refusalInProgram, refusalOf, staysInTouch, treatmentWords,
} from '../support/http-moves.js';
import { day } from '../support/moves.js';
import { callIn, handsIn } from '../support/notices.js';

const programId = 'longmont-core';
const coordinator = 'core-coordinator';
const minute = 60_000;
/** Clinician, paramedic and officer. */
const coResponders = ['clinician', 'responder', 'officer'] as const;

describe('CORE in Longmont', () => {
  let http: HttpEngine;
  const clock = new TestClock();
  beforeAll(async () => {
    http = await HttpEngine.start({ clock });
  });
  afterAll(() => http.stop());
  beforeEach(() => clock.set('2031-03-04T18:05:00.000Z'));

  it('rosters clinician, paramedic and officer together, once all have the crisis training', async () => {
    const roster = (...accounts: string[]) => ({ schedule: 'daily', firstDay: dayFrom(http, 1), members: people('core', ...accounts) });
    expect(await refusalInProgram(http, coordinator, programId, 'rosterSchedule', roster(...coResponders))).toBe('ROSTER.TRAINING_MISSING');
    await inProgram(http, coordinator, programId, 'holdTraining', { training: 'crisisIntervention', heldOn: dayFrom(http), attended: people('core', ...coResponders, 'peer') });
    expect(await refusalInProgram(http, coordinator, programId, 'rosterSchedule', roster('clinician', 'officer', 'peer'))).toBe('ROSTER.ROLE_MISSING');
    await inProgram(http, coordinator, programId, 'rosterSchedule', roster(...coResponders));
  });

  it('the team answers an emergency call, calms the situation, takes the person straight to a fitting place, and a peer follows up', async () => {
    const call = { source: 'emergencyCall', area: 'longmont', seenAt: instantFrom(http), name: 'Jordan Avery', whereNow: 'At the bus station', description: 'Blue coat' };
    const caseId = await http.opened('core-officer', programId, call, 'activeOutreach');
    expect(await askedOf(http, coordinator, caseId, 'takeUpOutreach')).toMatchObject({ priority: 1, due: instantFrom(http, 30), late: false });

    await http.does(coordinator, caseId, 'takeUpOutreach');
    await http.does('core-officer', caseId, 'declareSceneSafe', { scene: 'safe', hazards: ['traffic'] });
    expect(await refusalOf(http, coordinator, caseId, 'sendTeam', { members: people('core', 'clinician', 'officer') })).toBe('TEAM.PROFESSION_MISSING');
    await http.does(coordinator, caseId, 'sendTeam', { members: people('core', ...coResponders) });
    expect(await askedOf(http, 'core-responder', caseId, 'checkIn')).toMatchObject({ why: 'A team has been sent' });
    expect(await noticesFor(http, 'core-clinician', caseId)).toContain('visitAssigned');

    clock.advance(12 * minute);
    await http.does('core-responder', caseId, 'checkIn');
    // Triage and assessment are the clinician's: a peer is refused, and told whose they are.
    const level = { edition: 'third', level: '3.7-WM' };
    expect(await http.perform('core-peer', caseId, 'recordLevelOfCare', level)).toMatchObject({ status: 403, body: { code: 'ROLE.NOT_ALLOWED', detail: expect.stringMatching(/clinician/i) } });
    clock.advance(20 * minute);
    await http.does('core-clinician', caseId, 'logEncounter', { at: instantFrom(http, -20), support: ['emotional'], minutes: 20, outcome: 'talked', remark: 'Sat down together; calmer now' });
    await http.does('core-clinician', caseId, 'recordLevelOfCare', level);
    await http.does('core-clinician', caseId, 'recordContactAttempt', attempt(http, 'engaged', { metBy: staffId('core-peer') }));
    await http.does('core-responder', caseId, 'recordTransport', { transport: 'otherVehicle', from: 'The bus station', to: 'The walk-in center', at: instantFrom(http) });
    await http.does('core-responder', caseId, 'checkOut', { team: 'well' });

    // Peers follow up: the team stays until one has met the person.
    expect(await askedOf(http, 'core-peer', caseId, 'acceptHandoff')).toMatchObject({ priority: 1, why: 'The team is with the person and waits' });
    await http.does('core-peer', caseId, 'acceptHandoff', { coming: staffId('core-peer'), arrivesAt: instantFrom(http, 15) });
    expect((await http.read('core-officer', `cases/${caseId}`)).handoff.coming).toMatchObject({ name: 'Jolene Trujillo' });
    clock.advance(15 * minute);
    await http.does('core-officer', caseId, 'recordWarmHandoff', { outcome: 'met', metBy: staffId('core-peer') });
    await isTakenIn(http, 'core', caseId);
    // For a year: the closing record is read after the case has closed.
    await consentsToTreatment(http, 'core', caseId, { ends: 'onDate', expiresOn: dayFrom(http, 365) });
    const referral = await asksFor(http, 'core-case-manager', caseId, { service: 'inpatient', treatmentProvider: organisationId('core', 'Twin Peaks Inpatient Center') });
    await referralIs(http, 'core-case-manager', caseId, referral, 'accepted', 'inProgress');
    clock.advance(14 * day);
    await staysInTouch(http, 'core-peer', caseId, 'continue');
    await http.does('core-peer', caseId, 'closeCase', { reason: 'goalsReached', outcomes: ['treatmentStarted', 'noNewArrest'], services: ['treatment', 'mentalHealth'] });
    await http.engine.untilClosed(caseId);
    expect(await http.read(coordinator, `cases/${caseId}`)).toMatchObject({ outcome: 'completed', charges: [], closing: { by: { name: 'Jolene Trujillo' } } });

    // The team learns that the person was met, and no level of care, and no place.
    const officer = await everythingSeenBy(http, 'core-officer', caseId);
    expect(officer).toMatch(/Jolene Trujillo/);
    expect(officer).not.toMatch(treatmentWords);
    expect(officer).not.toMatch(/3\.7-WM/);
    expect(await everythingSeenBy(http, 'core-clinician', caseId)).toMatch(/3\.7-WM/);
    expect(await brokenLinkIn(http, caseId)).toBeUndefined();
  });

  it('people who need help again and again are seen: the third response in thirty days is told to the coordinator, with whom it is about', async () => {
    const person = { name: 'Riley Quinn', birthDate: '1979-11-02' };
    const alerts = async (as: string) => (await http.read(as, 'alerts?kind=repeatContacts')).items as { alertId: string }[];
    const opens = (as: string, source: string) => http.opened(as, programId, { source, area: 'longmont', seenAt: instantFrom(http, -5), ...person }, 'activeOutreach');
    for (let nth = 1; nth <= 2; nth += 1) {
      const { status } = await handsIn(http, 'core-feed', 'call', callIn(http, { area: 'longmont', person }));
      expect(status).toBe(201);
      clock.advance(14 * day);
    }
    expect(await alerts(coordinator)).toEqual([]);
    // The third time the team itself is with the person.
    const response = await opens('core-responder', 'emergencyCall');
    const [alert] = await alerts(coordinator);
    expect(alert).toMatchObject({ kind: 'repeatContacts', count: 3, state: 'open' });
    expect(await alerts('core-officer')).toEqual([]);
    await inProgram(http, coordinator, programId, 'takeUpAlert', { alert: alert!.alertId, state: 'taken' });

    // Outreach because of it is no response itself.
    const caseId = await opens(coordinator, 'repeatContacts');
    expect(await http.read(coordinator, `alerts/${alert!.alertId}`)).toMatchObject({ person, counted: [{}, {}, { caseId: response }] });
    await http.does('core-peer', caseId, 'recordContactAttempt', attempt(http, 'declined'));
    await http.engine.untilClosed(caseId);
    await http.does(coordinator, caseId, 'recordClosing', { outcomes: ['metWhereTheyAre'] });
    expect(await http.read(coordinator, `cases/${caseId}`)).toMatchObject({ outcome: 'declined', closing: { by: { name: 'Paige Sorensen' } } });
    expect(await brokenLinkIn(http, caseId)).toBeUndefined();
  });
});
