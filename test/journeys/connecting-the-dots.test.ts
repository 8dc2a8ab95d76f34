import { organisationId, staffId, TestClock } from '../support/engine.js';
import { HttpEngine } from '../support/http-engine.js';
import {
  askedOf, asksFor, attempt, brokenLinkIn, dayFrom, everythingSeenBy, inProgram, instantFrom, isMet, isTakenIn, people, referralIs, refusalInProgram, refusalOf,
  teamGoesOut, treatmentWords, worklistOf,
} from '../support/http-moves.js';
import { day, hour } from '../support/moves.js';

const programId = 'connecting-the-dots';
const coordinator = 'dots-coordinator';

describe('Connecting the DOTS in Missouri', () => {
  let http: HttpEngine;
  const clock = new TestClock();
  beforeAll(async () => {
    http = await HttpEngine.start({ clock });
  });
  afterAll(() => http.stop());
  beforeEach(() => clock.set('2031-03-04T18:00:00.000Z'));

  const stocked = (lot: string, kits: number): Promise<{ lotId: string }> => inProgram(http, coordinator, programId, 'stockNaloxone', { lot, kits, expiresOn: dayFrom(http, 300) });
  /** The lots that the peer is offered to give from, in words. */
  const lotsIn = async (caseId: string): Promise<string[]> => {
    const { fields } = await http.untilOpenTo('dots-peer', caseId, 'recordNaloxone');
    const { options } = (fields as { name: string; options: { label: string }[] }[]).find(({ name }) => name === 'lot')!;
    return options.map(({ label }) => label);
  };

  it('rosters responder and peer once both have the safety training, and not before', async () => {
    const roster = { schedule: 'weekdays', firstDay: dayFrom(http, 1), members: people('dots', 'responder', 'peer') };
    expect(await refusalInProgram(http, coordinator, programId, 'rosterSchedule', roster)).toBe('ROSTER.TRAINING_MISSING');
    const training = { training: 'responderSafety', heldOn: dayFrom(http), expiresOn: dayFrom(http, 365) };
    await inProgram(http, coordinator, programId, 'holdTraining', { ...training, attended: people('dots', 'responder') });
    expect(await refusalInProgram(http, coordinator, programId, 'rosterSchedule', roster)).toBe('ROSTER.TRAINING_MISSING');
    await inProgram(http, coordinator, programId, 'holdTraining', { ...training, attended: people('dots', 'peer') });
    expect(await refusalInProgram(http, coordinator, programId, 'rosterSchedule', roster)).toBe('recorded');
    expect((await http.read('dots-peer', 'rosters')).items).toMatchObject([{ kind: 'onCall', members: [{ name: 'Damien Foley' }, { name: 'Sheryl Oates' }] }]);
  });

  it('after an overdose gives naloxone from the lot that is in stock, and the peer refers the person to treatment', async () => {
    const { lotId } = await stocked('NX-2207', 3);
    const overdose = { source: 'emsOrFire', area: 'stLouisCity', overdoseAt: instantFrom(http, -90), fatal: false, naloxoneDoses: 2, name: 'Jordan Avery' };
    const caseId = await http.opened('dots-responder', programId, overdose, 'naloxonePlus');
    expect(await askedOf(http, coordinator, caseId, 'takeUpOutreach')).toMatchObject({ priority: 1, late: false });

    const given = { to: 'person', answer: 'given', kits: 2, lot: lotId };
    expect(await refusalOf(http, 'dots-peer', caseId, 'recordNaloxone', given)).toBe('NALOXONE.NO_CONTACT');
    clock.advance(3 * hour);
    await teamGoesOut(http, 'dots', caseId, 'peer', 'responder');
    await http.does('dots-peer', caseId, 'recordContactAttempt', attempt(http, 'engaged', { metBy: staffId('dots-peer') }));
    expect(await askedOf(http, 'dots-peer', caseId, 'recordNaloxone')).toMatchObject({ why: 'Naloxone is offered at each contact' });
    const label = `NX-2207: 3 left, expires ${dayFrom(http, 300)}`;
    expect(await lotsIn(caseId)).toContain(label);
    await http.does('dots-peer', caseId, 'recordNaloxone', given);
    expect(await lotsIn(caseId)).toContain(label.replace('3 left', '1 left'));
    expect(await refusalOf(http, 'dots-peer', caseId, 'recordNaloxone', given)).toBe('NALOXONE.LOT_HAS_TOO_FEW');
    expect((await http.read('dots-peer', `cases/${caseId}`)).naloxone).toEqual({ offers: 1, kits: 2 });
    await http.does('dots-peer', caseId, 'checkOut', { team: 'well' });
    await http.does('dots-peer', caseId, 'recordFamilyContact', { at: instantFrom(http), method: 'phone', outcome: 'noFamilyKnown' });

    await isTakenIn(http, 'dots', caseId);
    await http.does('dots-peer', caseId, 'deferConsent', { reason: 'notNow' });
    const referral = await asksFor(http, 'dots-peer', caseId, { service: 'medication', treatmentProvider: organisationId('dots', 'Soulard Outpatient Clinic') });
    expect((await worklistOf(http, 'dots-peer', caseId)).map(({ why }) => why as string)).toContain('A provider has been asked');
    await referralIs(http, 'dots-peer', caseId, referral, 'accepted', 'inProgress');

    clock.advance(7 * day);
    await http.does('dots-peer', caseId, 'closeCase', { reason: 'transferred', outcomes: ['naloxoneGiven', 'treatmentStarted'], services: ['treatment'] });
    await http.engine.untilClosed(caseId);
    expect(await http.read(coordinator, `cases/${caseId}`)).toMatchObject({ outcome: 'completed', closing: { reason: 'transferred', by: { name: 'Sheryl Oates' } } });

    // The crew that reported the overdose, and went along, learns that the person goes on, and nothing of where to.
    expect(await everythingSeenBy(http, 'dots-responder', caseId)).not.toMatch(treatmentWords);
    expect(await everythingSeenBy(http, 'dots-peer', caseId)).toMatch(/Soulard Outpatient Clinic/);
    expect(await brokenLinkIn(http, caseId)).toBeUndefined();
  });

  it('an officer calls a peer to somebody without any charge, and the person leaves the program later', async () => {
    const contact = { source: 'officerInField', area: 'stCharlesCounty', contactAt: instantFrom(http, -5), offerAccepted: true, whereNow: 'At the bus shelter' };
    const caseId = await http.opened('dots-officer', programId, contact, 'officerPrevention');
    expect(await askedOf(http, 'dots-peer', caseId, 'acceptHandoff')).toMatchObject({ why: 'An officer is with the person and waits', due: instantFrom(http, 10) });
    await isMet(http, 'dots', caseId);
    await isTakenIn(http, 'dots', caseId);
    const charge = { charges: [{ class: 'drugPossession', title: 'Possession' }] };
    expect(await refusalOf(http, 'dots-officer', caseId, 'addCharge', charge)).toBe('STEP.NOT_IN_PATHWAY');
    await http.does('dots-peer', caseId, 'withdrawFromProgram', { reason: 'wishesToLeave' });
    await http.engine.untilClosed(caseId);
    expect(await http.read('dots-officer', `cases/${caseId}`)).toMatchObject({ status: 'closed', outcome: 'withdrawn', charges: [] });
    await http.does('dots-case-manager', caseId, 'recordClosing', { outcomes: ['metWhereTheyAre'] });
    expect((await http.read(coordinator, `cases/${caseId}`)).closing).toMatchObject({ by: { name: 'Rochelle Tatum' } });
    expect(await everythingSeenBy(http, 'dots-officer', caseId)).not.toMatch(treatmentWords);
    expect(await brokenLinkIn(http, caseId)).toBeUndefined();
  });
});
