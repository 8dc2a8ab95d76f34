import { organisationId, staffId, TestClock } from '../support/engine.js';
import { HttpEngine, type Answered } from '../support/http-engine.js';
import {
  askedOf, asksFor, attempt, brokenLinkIn, everythingSeenBy, inProgram, instantFrom, isMet, isTakenIn, noticesFor, referralIs, refusalInProgram, staysInTouch,
  teamGoesOut, treatmentWords,
} from '../support/http-moves.js';
import { day } from '../support/moves.js';

const programId = 'paari-hub';
const coordinator = 'paari-coordinator';
const thursday = '2031-03-06T15:00:00.000Z';

describe('a police-assisted referral hub in Massachusetts', () => {
  let http: HttpEngine;
  const clock = new TestClock();
  beforeAll(async () => {
    http = await HttpEngine.start({ clock });
  });
  afterAll(() => http.stop());
  beforeEach(() => clock.set('2031-03-04T18:05:00.000Z'));

  const attends = (meeting: string, account: string, agreed = true) =>
    inProgram(http, `paari-${account}`, programId, 'confirmAttendance', { meeting, person: staffId(`paari-${account}`), agreed });
  const agendaFor = async (as: string, meeting: string): Promise<Answered> => {
    const { items } = await http.read(as, 'meetings?limit=500');
    return (items as { meetingId: string; agenda?: unknown }[]).find(({ meetingId }) => meetingId === meeting)?.agenda;
  };

  it('the weekly meeting finds somebody at acutely elevated risk; recovery coaches visit, and meet the person where the person is', async () => {
    expect((await http.read(coordinator, 'meetings')).due).toMatchObject([{ programId, due: true }]);
    const called = await inProgram(http, coordinator, programId, 'callMeeting', { at: thursday, place: 'Town hall, second floor' });
    const meetingId = called.meetingId as string;
    const concern = { area: 'hub', name: 'Alex Moreau', description: 'Grey coat, by the harbor', concern: 'Police were called three times this week' };
    const { entryId } = await inProgram(http, 'paari-officer', programId, 'putPersonOnAgenda', { meeting: meetingId, ...concern });

    // Nobody sees whom it is about before having agreed to confidentiality.
    clock.set(thursday);
    expect(await agendaFor('paari-supervisor', meetingId)).toBeUndefined();
    const disagrees = { meeting: meetingId, person: staffId('paari-responder'), agreed: false };
    expect(await refusalInProgram(http, 'paari-responder', programId, 'confirmAttendance', disagrees)).toBe('MEETING.CONFIDENTIALITY_NOT_AGREED');
    for (const account of ['coordinator', 'supervisor', 'peer', 'officer']) await attends(meetingId, account);
    expect(await agendaFor('paari-supervisor', meetingId)).toMatchObject([{ entryId, name: 'Alex Moreau', addedBy: { name: 'Patrick Donnelly' } }]);
    expect(await agendaFor('paari-responder', meetingId)).toBeUndefined();

    const decision = { entry: entryId, factors: ['repeatResponses'], decision: 'acutelyElevated', reason: 'Sleeps outside since Sunday', reviewOn: '2031-03-13' };
    expect(await refusalInProgram(http, coordinator, programId, 'decideElevatedRisk', decision)).toBe('MEETING.TOO_FEW_FACTORS');
    const decided = await inProgram(http, coordinator, programId, 'decideElevatedRisk', { ...decision, factors: ['repeatResponses', 'noStableShelter'] });
    const caseId = decided.openedCase as string;
    expect((await http.read(coordinator, 'meetings')).due).toMatchObject([{ due: false, dueAt: '2031-03-13T14:00:00.000Z' }]);
    expect(JSON.stringify(await agendaFor('paari-officer', meetingId))).not.toContain(caseId);

    expect(await http.read(coordinator, `cases/${caseId}`)).toMatchObject({ pathwayId: 'activeOutreach', start: { source: 'stakeholderMeeting', area: 'hub' } });
    expect(await askedOf(http, coordinator, caseId, 'takeUpOutreach')).toMatchObject({ priority: 1, late: false });
    expect(await noticesFor(http, coordinator, caseId)).toContain('outreachRequested');
    await teamGoesOut(http, 'paari', caseId, 'peer', 'peer-2');
    await http.does('paari-peer', caseId, 'recordContactAttempt', attempt(http, 'interestedLater', { place: 'By the harbor' }));
    await http.does('paari-peer', caseId, 'recordNaloxone', { to: 'person', answer: 'hasSome' });
    await http.does('paari-peer', caseId, 'checkOut', { team: 'well' });

    clock.advance(day);
    await http.does('paari-peer', caseId, 'recordContactAttempt', attempt(http, 'engaged', { metBy: staffId('paari-peer') }));
    await isTakenIn(http, 'paari', caseId);
    await http.does('paari-peer', caseId, 'deferConsent', { reason: 'notNow' });
    // Recovery coaching, and no treatment: that counts here as well.
    const coaching = await asksFor(http, 'paari-peer', caseId, { service: 'recoveryCoaching', serviceProvider: organisationId('paari', 'Harbor Town Outreach Hub') });
    await referralIs(http, 'paari-peer', caseId, coaching, 'accepted', 'inProgress');
    clock.advance(7 * day);
    await staysInTouch(http, 'paari-peer', caseId, 'continue');
    clock.advance(14 * day);
    await http.does('paari-peer', caseId, 'closeCase', { reason: 'noFurtherHelp', outcomes: ['metWhereTheyAre'], services: ['harmReduction'] });
    await http.engine.untilClosed(caseId);
    expect(await http.read(coordinator, `cases/${caseId}`)).toMatchObject({ outcome: 'completed', closing: { reason: 'noFurtherHelp', by: { name: 'Erin Callahan' } } });
    expect((await http.send('GET', `/api/cases/${caseId}`, { as: 'paari-officer' })).status).toBe(404);
    expect(JSON.stringify((await http.read(coordinator, `cases/${caseId}/events?limit=500`)).items)).not.toMatch(/Sleeps outside|three times this week/);
    expect(await brokenLinkIn(http, caseId)).toBeUndefined();
  });

  it('somebody who walks into the police station for help is received by a recovery coach, and by no arrest', async () => {
    const request = { source: 'participant', area: 'hub', askedAt: instantFrom(http, -5), name: 'Jordan Avery', wants: 'To talk to somebody' };
    const caseId = await http.opened('paari-officer', programId, request, 'selfReferral');
    expect(await askedOf(http, 'paari-peer', caseId, 'acceptHandoff')).toMatchObject({ priority: 1, due: instantFrom(http, 10) });
    const charge = { charges: [{ class: 'drugPossession', title: 'Possession' }] };
    expect(await http.perform('paari-officer', caseId, 'addCharge', charge)).toMatchObject({ status: 409, body: { code: 'STEP.NOT_IN_PATHWAY' } });
    await isMet(http, 'paari', caseId);
    await isTakenIn(http, 'paari', caseId);
    await http.does('paari-peer', caseId, 'deferConsent', { reason: 'notNow' });
    const referral = await asksFor(http, 'paari-peer', caseId, { service: 'medication', treatmentProvider: organisationId('paari', 'Seaside Outpatient Care') });
    await referralIs(http, 'paari-peer', caseId, referral, 'accepted', 'inProgress');
    clock.advance(7 * day);
    await http.does('paari-peer', caseId, 'closeCase', { reason: 'goalsReached', outcomes: ['metWhereTheyAre', 'treatmentStarted'], services: ['treatment'] });
    await http.engine.untilClosed(caseId);
    expect((await http.read(coordinator, `cases/${caseId}`)).closing).toMatchObject({ reason: 'goalsReached' });
    expect(await http.read('paari-officer', `cases/${caseId}`)).toMatchObject({ status: 'closed', charges: [] });
    expect(await everythingSeenBy(http, 'paari-officer', caseId)).not.toMatch(treatmentWords);
    expect(await everythingSeenBy(http, 'paari-peer', caseId)).toMatch(/Seaside Outpatient Care/);
    expect(await brokenLinkIn(http, caseId)).toBeUndefined();
  });
});
