import { organisationId, staffId, TestClock } from '../support/engine.js';
import { HttpEngine } from '../support/http-engine.js';
import {
  askedOf,
  asksFor,
  attempt,
  brokenLinkIn,
  conditionOn,
  dayFrom,
  docketOf,
  everythingSeenBy,
  inProgram,
  instantFrom,
  isMet,
  isTakenIn,
  isUnknownTo,
  noticesFor,
  referralIs,
  refusalOf,
  staysInTouch,
  stepsAskedOf,
  treatmentWords,
  worklistOf,
} from '../support/http-moves.js';
import { day, hour } from '../support/moves.js';
import { callIn, handsIn } from '../support/notices.js';

const programId = 'west-virginia-police-and-peers';
const person = { name: 'Casey Lane', birthDate: '1988-05-06' };

describe('Police and Peers in West Virginia', () => {
  let http: HttpEngine;
  const clock = new TestClock();
  beforeAll(async () => {
    http = await HttpEngine.start({ clock });
  });
  afterAll(() => http.stop());
  beforeEach(() => clock.set('2031-03-04T18:00:00.000Z'));

  const responds = async () => {
    const { status } = await handsIn(http, 'wv-feed', 'call', callIn(http, { person, kind: 'welfareCheck' }));
    expect(status).toBe(201);
  };
  const alerts = async () => (await http.read('wv-coordinator', 'alerts?kind=repeatContacts')).items as { alertId: string }[];

  it('six responses in three days surface by themselves; the peer talks for half an hour, and drives the person to treatment the same day', async () => {
    for (let nth = 1; nth <= 5; nth += 1) {
      await responds();
      clock.advance(13 * hour);
    }
    expect(await alerts()).toEqual([]);
    await responds();
    const [alert] = await alerts();
    expect(alert).toMatchObject({ kind: 'repeatContacts', count: 6, state: 'open', roles: ['coordinator'] });
    const { person: whom, counted } = await http.read('wv-coordinator', `alerts/${alert!.alertId}`);
    expect([whom, counted.length]).toEqual([person, 6]);
    await inProgram(http, 'wv-coordinator', programId, 'takeUpAlert', { alert: alert!.alertId, state: 'taken' });
    expect(await alerts()).toMatchObject([{ state: 'taken', changedBy: { name: 'Darlene Mullins' } }]);

    // The officer is with her at the gas station, and calls the peer.
    const referral = {
      source: 'repeatContacts',
      area: 'county',
      contactAt: instantFrom(http, -10),
      offerAccepted: true,
      criteria: ['nonviolent', 'notLawEnforcement'],
      ...person,
      whereNow: 'At a table in the gas station',
    };
    const caseId = await http.opened('wv-officer', programId, referral, 'officerPrevention');
    expect(await askedOf(http, 'wv-peer', caseId, 'acceptHandoff')).toMatchObject({
      priority: 1,
      late: false,
      due: instantFrom(http, 10),
      why: 'An officer is with the person and waits',
    });
    expect(await noticesFor(http, 'wv-peer', caseId)).toEqual(['handoffRequested']);
    await http.does('wv-peer', caseId, 'acceptHandoff', { coming: staffId('wv-peer'), arrivesAt: instantFrom(http, 15) });
    expect((await http.read('wv-officer', `cases/${caseId}`)).handoff.coming).toMatchObject({ name: 'Crystal Hager', at: instantFrom(http, 15) });
    clock.advance(hour / 4);
    await http.does('wv-officer', caseId, 'recordWarmHandoff', { outcome: 'met', metBy: staffId('wv-peer') });

    // Half an hour at the table: getting to know each other.
    clock.advance(hour / 2);
    await http.does('wv-peer', caseId, 'logEncounter', { at: instantFrom(http, -30), support: ['emotional', 'informational'], minutes: 30, outcome: 'talked' });
    await isTakenIn(http, 'wv', caseId);
    await http.does('wv-peer', caseId, 'deferConsent', { reason: 'notNow' });

    // A few nights of detox first; then she would rather go for thirty days.
    const nights = await asksFor(http, 'wv-peer', caseId, { service: 'withdrawalManagement', treatmentProvider: organisationId('wv', 'Riverbend Detox Center') });
    await http.does('wv-peer', caseId, 'updateReferral', { placement: nights, status: 'cancelled', reason: 'personDeclined' });
    const thirtyDays = await asksFor(http, 'wv-peer', caseId, { service: 'treatmentCenter', treatmentProvider: organisationId('wv', 'Elk River Treatment Center') });
    await referralIs(http, 'wv-peer', caseId, thirtyDays, 'accepted');
    await http.does('wv-peer', caseId, 'recordTransport', { transport: 'peerDrove', to: 'Elk River Treatment Center', at: instantFrom(http), placement: thirtyDays });
    await referralIs(http, 'wv-peer', caseId, thirtyDays, 'inProgress');
    expect((await http.read('wv-case-manager', `cases/${caseId}`)).placements).toMatchObject([
      { service: 'withdrawalManagement', status: 'cancelled' },
      { service: 'treatmentCenter', status: 'inProgress' },
    ]);

    clock.advance(3 * day);
    const closet = await inProgram(http, 'wv-coordinator', programId, 'listProvider', { name: 'Second Chance Clothing', type: 'services' });
    await http.does('wv-peer', caseId, 'recordHelpGiven', { on: dayFrom(http), help: [{ kind: 'clothing', partner: closet.organisationId }] });
    await staysInTouch(http, 'wv-peer', caseId, 'continue');

    clock.advance(30 * day);
    await referralIs(http, 'wv-peer', caseId, thirtyDays, 'completed');
    await http.does('wv-peer', caseId, 'closeCase', { reason: 'goalsReached', outcomes: ['metWhereTheyAre', 'treatmentStarted', 'placed'], services: ['treatment', 'food'] });
    await http.engine.untilClosed(caseId);
    expect(await http.read('wv-coordinator', `cases/${caseId}`)).toMatchObject({
      status: 'closed',
      outcome: 'completed',
      closing: { reason: 'goalsReached', by: { name: 'Crystal Hager' } },
    });
    const officer = await everythingSeenBy(http, 'wv-officer', caseId);
    expect(officer).not.toMatch(treatmentWords);
    expect(officer).toMatch(/Crystal Hager/);
    expect(await everythingSeenBy(http, 'wv-case-manager', caseId)).toMatch(/Elk River Treatment Center/);
    expect(await brokenLinkIn(http, caseId)).toBeUndefined();
  });

  it('somebody met at an engagement event goes to detox, to inpatient treatment, and to a recovery residence', async () => {
    const caseId = await http.opened('wv-peer', programId, { source: 'engagementEvent', area: 'county', seenAt: instantFrom(http, -20), name: 'Jordan Avery' }, 'activeOutreach');
    expect(await askedOf(http, 'wv-coordinator', caseId, 'takeUpOutreach')).toMatchObject({ why: 'Nobody has taken this up yet' });

    // The peer is with the person already: nobody has to be sent.
    await http.does('wv-peer', caseId, 'recordContactAttempt', attempt(http, 'engaged', { metBy: staffId('wv-peer') }));
    expect(await askedOf(http, 'wv-peer', caseId, 'recordNaloxone')).toMatchObject({ priority: 1 });
    await http.does('wv-peer', caseId, 'recordNaloxone', { to: 'person', answer: 'hasSome' });
    await http.untilOpenTo('wv-peer', caseId, 'recordIntake');
    expect(await stepsAskedOf(http, 'wv-coordinator', caseId)).not.toContain('takeUpOutreach');
    await isTakenIn(http, 'wv', caseId);
    await http.does('wv-peer', caseId, 'deferConsent', { reason: 'notNow' });

    const road = [
      ['withdrawalManagement', 'Riverbend Detox Center', 6],
      ['treatmentCenter', 'Elk River Treatment Center', 28],
      ['recoveryResidence', 'Hilltop Recovery Residence', 60],
    ] as const;
    for (const [nth, [service, provider, days]] of road.entries()) {
      if (nth > 0) await staysInTouch(http, 'wv-peer', caseId, 'placement');
      expect((await askedOf(http, 'wv-case-manager', caseId, 'requestPlacement')).why).toBe('No provider has been asked, or none could help');
      const referral = await asksFor(http, 'wv-case-manager', caseId, { service, treatmentProvider: organisationId('wv', provider) });
      await referralIs(http, 'wv-case-manager', caseId, referral, 'accepted', 'inProgress');
      await http.untilOpenTo('wv-peer', caseId, 'recordFollowUpContact');
      clock.advance(days * day);
      await referralIs(http, 'wv-case-manager', caseId, referral, 'completed');
    }
    await http.does('wv-peer', caseId, 'recordMilestone', { kind: 'housing', on: dayFrom(http, -60) });
    await http.does('wv-peer', caseId, 'closeCase', { reason: 'goalsReached', outcomes: ['treatmentStarted', 'placed'] });
    await http.engine.untilClosed(caseId);
    expect(await http.read('wv-coordinator', `cases/${caseId}`)).toMatchObject({
      placements: road.map(([service]) => ({ service, status: 'completed' })),
      milestones: [{ kind: 'housing', on: dayFrom(http, -60) }],
      closing: { reason: 'goalsReached' },
    });
    expect((await http.send('GET', `/api/cases/${caseId}`, { as: 'wv-officer' })).status).toBe(404);
    expect(await brokenLinkIn(http, caseId)).toBeUndefined();
  });

  it('somebody released from jail, referred by a public defender, comes from a shelter to a training program and completes what the court asked, without any held charge', async () => {
    const referral = { source: 'publicDefender', area: 'county', askedAt: instantFrom(http, -60), name: 'Riley Quinn', wants: 'Food and a roof before the cold' };
    const caseId = await http.opened('wv-coordinator', programId, referral, 'selfReferral');
    expect(await askedOf(http, 'wv-peer', caseId, 'acceptHandoff')).toMatchObject({
      priority: 1,
      due: instantFrom(http, 10),
      why: 'The person has asked for help and waits',
    });
    await isMet(http, 'wv', caseId);
    await isTakenIn(http, 'wv', caseId);
    await http.does('wv-peer', caseId, 'deferConsent', { reason: 'notNow' });

    const shelter = await asksFor(http, 'wv-peer', caseId, { service: 'shelterAndFood', serviceProvider: organisationId('wv', 'Police and Peers Program Office') });
    await referralIs(http, 'wv-peer', caseId, shelter, 'accepted', 'inProgress');
    await http.does('wv-peer', caseId, 'recordHelpGiven', { on: dayFrom(http), help: [{ kind: 'food' }, { kind: 'shelter' }] });

    clock.advance(14 * day);
    await staysInTouch(http, 'wv-peer', caseId, 'placement');
    const residence = await asksFor(http, 'wv-peer', caseId, { service: 'recoveryResidence', treatmentProvider: organisationId('wv', 'Hilltop Recovery Residence') });
    await referralIs(http, 'wv-peer', caseId, shelter, 'completed');
    await referralIs(http, 'wv-peer', caseId, residence, 'accepted', 'inProgress');

    clock.advance(30 * day);
    for (const kind of ['housing', 'training', 'courtRequirements']) await http.does('wv-case-manager', caseId, 'recordMilestone', { kind, on: dayFrom(http) });
    expect(await refusalOf(http, 'wv-case-manager', caseId, 'recordMilestone', { kind: 'training', on: dayFrom(http) })).toBe('MILESTONE.ALREADY_RECORDED');
    expect((await http.read('wv-peer', `cases/${caseId}`)).milestones).toContainEqual({ kind: 'courtRequirements', on: dayFrom(http), label: 'Court requirements were completed' });

    // What the court asked for exists here without a charge: none can be recorded, and the prosecutor is asked nothing.
    expect(await docketOf(http, 'wv-prosecutor', caseId)).toEqual([]);
    expect(await worklistOf(http, 'wv-prosecutor', caseId)).toEqual([]);
    expect((await http.read('wv-peer', `cases/${caseId}`)).charges).toEqual([]);
    expect(await refusalOf(http, 'wv-court-liaison', caseId, 'setConditions', { conditions: [conditionOn(http, 'complete')] })).toBe('CASE.NOT_FOUND');

    await http.does('wv-peer', caseId, 'closeCase', { reason: 'goalsReached', outcomes: ['metWhereTheyAre', 'placed', 'noNewArrest'], services: ['housing', 'food', 'employment', 'legal'] });
    await http.engine.untilClosed(caseId);
    expect(await http.read('wv-coordinator', `cases/${caseId}`)).toMatchObject({ outcome: 'completed', closing: { reason: 'goalsReached', by: { name: 'Crystal Hager' } } });
    for (const as of ['wv-prosecutor', 'wv-defender', 'wv-court-liaison']) await isUnknownTo(http, as, caseId);
    expect((await http.send('GET', `/api/cases/${caseId}`, { as: 'wv-officer' })).status).toBe(404);
    expect(await brokenLinkIn(http, caseId)).toBeUndefined();
  });
});
