import { organisationId, staffId, TestClock } from '../support/engine.js';
import { HttpEngine } from '../support/http-engine.js';
import {
  askedOf,
  asksFor,
  attempt,
  brokenLinkIn,
  dayFrom,
  everythingSeenBy,
  inProgram,
  instantFrom,
  isTakenIn,
  isUnknownTo,
  noticesFor,
  people,
  referralIs,
  staysInTouch,
  stepsAskedOf,
  worklistOf,
} from '../support/http-moves.js';
import { day } from '../support/moves.js';
import { noticed, overdoseIn } from '../support/notices.js';

const programId = 'voices-of-recovery';
const minute = 60_000;

describe('Voices of Recovery in Cecil County', () => {
  let http: HttpEngine;
  const clock = new TestClock();
  beforeAll(async () => {
    http = await HttpEngine.start({ clock });
  });
  afterAll(() => http.stop());
  beforeEach(() => clock.set('2031-03-04T18:00:00.000Z'));

  /** The sheriff's feed hands it in; it happened five minutes ago. */
  const overdose = (more: object = {}) => noticed(http, 'vor-feed', overdoseIn(http, 'elkton', { place: '12 Mill Lane', source: "Sheriff's dispatch", ...more }));

  it('an overdose notice goes to the coordinator, to the Health Department, and peers are at the address within the half hour', async () => {
    await inProgram(http, 'vor-coordinator', programId, 'rosterSchedule', { schedule: 'onCall', firstDay: dayFrom(http), members: people('vor', 'peer', 'peer-2') });
    const caseId = await overdose({ person: { name: 'Jordan Avery', homeArea: 'elkton' } });
    const began = instantFrom(http);

    expect(await askedOf(http, 'vor-coordinator', caseId, 'takeUpOutreach')).toMatchObject({
      priority: 1,
      late: false,
      due: instantFrom(http, 115),
      why: 'Nobody has taken this up yet',
    });
    expect(await noticesFor(http, 'vor-coordinator', caseId)).toEqual(['outreachRequested']);
    expect(await stepsAskedOf(http, 'vor-officer', caseId)).toEqual([]);

    clock.advance(3 * minute);
    await http.does('vor-coordinator', caseId, 'takeUpOutreach', { passedTo: staffId('vor-case-manager') });
    await http.engine.until('the Health Department to be told', async () => (await noticesFor(http, 'vor-case-manager', caseId)).includes('outreachRequested'));
    await http.does('vor-coordinator', caseId, 'declareSceneSafe', { scene: 'safe', hazards: ['dog', 'noLight'] });

    // Peers lead: no officer goes along.
    clock.advance(4 * minute);
    await http.untilOpenTo('vor-case-manager', caseId, 'sendTeam');
    const withOfficer = await http.perform('vor-case-manager', caseId, 'sendTeam', { members: people('vor', 'peer', 'officer') });
    expect(withOfficer).toMatchObject({ status: 422, body: { errors: [{ code: 'TEAM.PROFESSION_EXCLUDED', field: 'members.1.person' }] } });
    await http.does('vor-case-manager', caseId, 'sendTeam', { members: people('vor', 'peer', 'peer-2') });
    expect(await askedOf(http, 'vor-peer', caseId, 'checkIn')).toMatchObject({ why: 'A team has been sent' });
    expect(await noticesFor(http, 'vor-peer-2', caseId)).toContain('visitAssigned');
    expect((await http.read('vor-peer', `cases/${caseId}`)).outreach).toMatchObject({ hazards: [{ label: 'A dog' }, { label: 'No light' }] });

    clock.advance(18 * minute);
    await http.does('vor-peer', caseId, 'checkIn');
    await http.does('vor-peer', caseId, 'recordContactAttempt', attempt(http, 'engaged', { metBy: staffId('vor-peer') }));
    const { lotId } = await inProgram(http, 'vor-coordinator', programId, 'stockNaloxone', { lot: 'NX-1104', kits: 24, expiresOn: dayFrom(http, 300) });
    await http.does('vor-peer', caseId, 'recordNaloxone', { to: 'person', answer: 'given', kits: 2, lot: lotId });
    await http.does('vor-peer-2', caseId, 'recordFamilyContact', { at: instantFrom(http), method: 'inPerson', outcome: 'supported', offered: ['peerSupport', 'naloxone'] });
    await http.does('vor-peer', caseId, 'checkOut', { team: 'well' });

    // From the notice to the contact: 25 minutes, hop by hop.
    expect((await http.read('vor-coordinator', `cases/${caseId}`)).hops).toMatchObject({
      notice: began,
      coordinator: instantFrom(http, -22),
      sent: instantFrom(http, -18),
      contact: instantFrom(http),
      engaged: instantFrom(http),
    });
    const { items } = await http.read('vor-supervisor', `reports/hops?program=${programId}`);
    expect(items).toMatchObject([
      { from: 'notice', to: 'coordinator', cases: 1, medianMinutes: 3 },
      { from: 'coordinator', to: 'sent', cases: 1, medianMinutes: 4 },
      { from: 'sent', to: 'contact', cases: 1, medianMinutes: 18 },
      { from: 'contact', to: 'engaged', cases: 1, medianMinutes: 0 },
      { from: 'engaged', to: 'placed', cases: 0 },
    ]);

    await isTakenIn(http, 'vor', caseId);
    await http.does('vor-peer', caseId, 'deferConsent', { reason: 'notNow' });
    clock.advance(day);
    const referral = await asksFor(http, 'vor-peer', caseId, { service: 'treatment', treatmentProvider: organisationId('vor', 'Susquehanna Recovery House') });
    await referralIs(http, 'vor-peer', caseId, referral, 'accepted', 'inProgress');
    clock.advance(7 * day);
    await staysInTouch(http, 'vor-peer', caseId, 'end');
    await http.engine.untilClosed(caseId);
    await http.does('vor-peer', caseId, 'recordClosing', { outcomes: ['naloxoneGiven', 'familySupported', 'treatmentStarted'], services: ['treatment', 'harmReduction'] });
    expect(await http.read('vor-coordinator', `cases/${caseId}`)).toMatchObject({
      status: 'closed',
      outcome: 'completed',
      naloxone: { offers: 1, kits: 2 },
      family: { outcome: 'supported' },
      closing: { by: { name: 'Shawna Preston' } },
    });

    // The sheriff's officers know nothing of it, the court nothing of treatment.
    expect((await http.send('GET', `/api/cases/${caseId}`, { as: 'vor-officer' })).status).toBe(404);
    await isUnknownTo(http, 'vor-court-liaison', caseId);
    expect(await everythingSeenBy(http, 'vor-case-manager', caseId)).toMatch(/Susquehanna Recovery House/);
    expect(await brokenLinkIn(http, caseId)).toBeUndefined();
  });

  it('where the person is not found, the peers see the family and the neighborhood, leave a card alone, and come again the next day', async () => {
    const caseId = await overdose();
    await http.does('vor-coordinator', caseId, 'takeUpOutreach');
    await http.does('vor-coordinator', caseId, 'declareSceneSafe', { scene: 'safe' });
    await http.does('vor-coordinator', caseId, 'sendTeam', { members: people('vor', 'peer') });
    await http.does('vor-peer', caseId, 'checkIn');
    await http.does('vor-peer', caseId, 'recordContactAttempt', attempt(http, 'metFamilyOnly', { left: 'neutralCard', place: 'Mill Lane and the park behind it' }));
    await http.does('vor-peer', caseId, 'recordFamilyContact', { at: instantFrom(http), method: 'inPerson', outcome: 'supported', offered: ['information'] });
    await http.does('vor-peer', caseId, 'checkOut', { team: 'well' });

    await http.engine.until('the next attempt to be due a day later', async () => {
      const next = (await worklistOf(http, 'vor-peer', caseId)).find(({ stepId }) => stepId === 'recordContactAttempt');
      return next?.due === instantFrom(http, 24 * 60);
    });
    clock.advance(day);
    await http.does('vor-peer', caseId, 'recordContactAttempt', attempt(http, 'declined', { method: 'phone' }));
    await http.engine.untilClosed(caseId);
    expect(await http.read('vor-coordinator', `cases/${caseId}`)).toMatchObject({ outcome: 'declined', outreach: { attempts: 2 }, family: { outcome: 'supported' } });
    await http.does('vor-coordinator', caseId, 'recordClosing', { outcomes: ['metWhereTheyAre', 'familySupported'] });
    expect((await http.read('vor-coordinator', `cases/${caseId}`)).closing).toMatchObject({ by: { name: 'Fiona Craddock' } });
    expect(await brokenLinkIn(http, caseId)).toBeUndefined();
  });
});
