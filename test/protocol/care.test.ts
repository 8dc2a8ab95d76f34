import type { ReferralStatus } from '#protocol/case-file';
import { nextStatuses } from '#protocol/rules/referral.rule';
import { acceptHandoff } from '#protocol/steps/accept-handoff.step';
import { agreeServicePlan } from '#protocol/steps/agree-service-plan.step';
import { assignStaff } from '#protocol/steps/assign-staff.step';
import { declineHandoffRequest } from '#protocol/steps/decline-handoff-request.step';
import { logEncounter } from '#protocol/steps/log-encounter.step';
import { recordFollowUpContact } from '#protocol/steps/record-follow-up-contact.step';
import { recordWarmHandoff } from '#protocol/steps/record-warm-handoff.step';
import { requestPlacement } from '#protocol/steps/request-placement.step';
import { updateReferral } from '#protocol/steps/update-referral.step';
import { aFile, monday, peer, perform, refusals } from './builders.js';

describe('the warm handoff', () => {
  test.each([
    ['met by nobody named', { outcome: 'met' as const }, ['HANDOFF.MET_BY_MISSING']],
    ['declined, but met by somebody', { outcome: 'declined' as const, metBy: peer }, ['HANDOFF.NOT_MET']],
    ['met by a peer', { outcome: 'met' as const, metBy: peer }, []],
    ['declined', { outcome: 'declined' as const }, []],
    ['not reached', { outcome: 'notReached' as const }, []],
  ])('%s', (_name, input, codes) => {
    expect(refusals(recordWarmHandoff, input)).toEqual(codes);
  });

  test('assigns the peer who met the person', () => {
    const file = perform(recordWarmHandoff, { outcome: 'met', metBy: peer, transport: 'peerDrove' });
    expect(file.assigned).toEqual({ peer });
    expect(file.handoff).toEqual({ passedOn: 0, outcome: 'met', metBy: peer, metAt: monday, transport: 'peerDrove' });
  });

  test('the officer sees who comes and when, and that the one who was coming cannot', () => {
    const coming = perform(acceptHandoff, { coming: peer, arrivesAt: '2026-06-01T17:30:00Z' }, { file: aFile({ handoff: { passedOn: 2 } }) });
    expect(coming.handoff).toEqual({ passedOn: 0, coming: { staffId: peer, at: '2026-06-01T17:30:00Z' } });
    expect(perform(declineHandoffRequest, { reason: 'tooFar' }, { file: coming }).handoff).toEqual({ passedOn: 1 });
  });
});

test('a service plan is recorded only with the agreement of the person', () => {
  const plan = { goals: [{ id: 'goal-1', area: 'housing' as const }], agreed: true };
  expect(perform(agreeServicePlan, plan).plan).toEqual({ goals: [{ id: 'goal-1', area: 'housing' }], at: monday });
  expect(refusals(agreeServicePlan, { ...plan, agreed: false })).toEqual(['PLAN.NOT_AGREED']);
});

describe('asking for a placement', () => {
  const asked = { service: 'residential', treatmentProvider: 'provider-1' };
  const open = aFile({ placements: [{ id: 'p', provider: 'provider-1', service: 'residential', status: 'received' }] });
  const ended = aFile({ placements: [{ id: 'p', provider: 'provider-1', service: 'residential', status: 'rejected' }] });
  const full = aFile({ placements: Array.from({ length: 20 }, (_, n) => ({ id: `p${n}`, provider: 'x', service: 'y', status: 'failed' as const })) });
  test.each([
    ['of one provider', asked, aFile(), []],
    ['of no provider', { service: 'residential' }, aFile(), ['PLACEMENT.PROVIDER_MISSING']],
    ['of two providers at once', { ...asked, serviceProvider: 'provider-2' }, aFile(), ['PLACEMENT.ONE_PROVIDER']],
    ['of a provider who has been asked already', asked, open, ['PLACEMENT.ALREADY_OPEN']],
    ['of that provider for another service', { ...asked, service: 'outpatient' }, open, []],
    ['of that provider again after a rejection', asked, ended, []],
    ['a twenty-first time', asked, full, ['PLACEMENT.TOO_MANY']],
  ])('%s', (_name, input, file, codes) => {
    expect(refusals(requestPlacement, input, { file })).toEqual(codes);
  });

  test('opens a referral that goes by the id of its command', () => {
    expect(perform(requestPlacement, asked, { id: 'command-7' }).placements).toEqual([
      { id: 'command-7', provider: 'provider-1', service: 'residential', status: 'requested' },
    ]);
  });
});

describe('how a referral stands', () => {
  const all = Object.keys(nextStatuses) as ReferralStatus[];
  const reachable: Record<ReferralStatus, string> = {
    requested: 'received accepted rejected cancelled failed',
    received: 'accepted rejected cancelled failed',
    accepted: 'inProgress onHold cancelled failed',
    inProgress: 'onHold completed cancelled failed',
    onHold: 'accepted inProgress cancelled failed',
    rejected: '',
    completed: '',
    cancelled: '',
    failed: '',
  };
  const pairs = all.flatMap((from) => all.filter((to) => to !== 'requested').map((to) => [from, to] as const));
  test.each(pairs)('from %s to %s', (from, to) => {
    const file = aFile({ placements: [{ id: 'p', provider: 'x', service: 'y', status: from }] });
    const codes = refusals(updateReferral, { placement: 'p', status: to, reason: 'other' }, { file });
    expect(codes).toEqual(reachable[from].split(' ').includes(to) ? [] : ['PLACEMENT.STATUS_NOT_REACHABLE']);
  });

  test.each(['rejected', 'cancelled', 'failed'] as const)('%s says why', (status) => {
    const file = aFile({ placements: [{ id: 'p', provider: 'x', service: 'y', status: 'received' }] });
    expect(refusals(updateReferral, { placement: 'p', status }, { file })).toEqual(['PLACEMENT.REASON_MISSING']);
  });

  test('of a referral that is not there', () => {
    expect(refusals(updateReferral, { placement: 'p', status: 'accepted' })).toEqual(['PLACEMENT.UNKNOWN']);
  });
});

describe('a follow-up contact', () => {
  test.each([
    ['reached without a wish', { reached: 'reached' as const }, ['FOLLOW_UP.WISH_MISSING']],
    ['not reached with a wish', { reached: 'notReached' as const, wish: 'end' as const }, ['FOLLOW_UP.NOT_REACHED']],
    ['reached with a wish', { reached: 'reached' as const, wish: 'continue' as const }, []],
    ['not reached', { reached: 'notReached' as const }, []],
  ])('%s', (_name, input, codes) => {
    expect(refusals(recordFollowUpContact, input)).toEqual(codes);
  });

  test('that did not reach the person counts as an attempt, and says no wish', () => {
    const before = aFile({ followUp: { contacts: 1, lastContactAt: '2026-05-01T00:00:00Z', wish: 'continue' } });
    expect(perform(recordFollowUpContact, { reached: 'notReached' }, { file: before }).followUp).toEqual({ contacts: 2, lastContactAt: '2026-05-01T00:00:00Z' });
  });
});

test('an encounter names one or more kinds of support', () => {
  expect(refusals(logEncounter, { support: [], minutes: 30 })).toEqual(['ENCOUNTER.SUPPORT_MISSING']);
  expect(refusals(logEncounter, { support: ['emotional'], minutes: 30 })).toEqual([]);
});

test('one person for each role: a new one takes the place of the former', () => {
  const file = perform(assignStaff, { role: 'defender', person: 'staff-2' }, { file: aFile({ assigned: { defender: 'staff-1', peer } }) });
  expect(file.assigned).toEqual({ defender: 'staff-2', peer });
});
