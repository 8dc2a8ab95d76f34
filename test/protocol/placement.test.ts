import type { CaseFile, Placement } from '#protocol/case-file';
import { published } from '#protocol/fields';
import { fold } from '#protocol/fold';
import { admissionWithin, interimAt, isNearlyFull } from '#protocol/rules/admission.rule';
import { holdsPlace, isWaiting, receives } from '#protocol/rules/referral.rule';
import { defineStep } from '#protocol/step';
import { concludePlacement } from '#protocol/steps/conclude-placement.step';
import { requestPlacement } from '#protocol/steps/request-placement.step';
import { updateReferral } from '#protocol/steps/update-referral.step';
import { aFile, door, monday, refusals } from './builders.js';

const provider = '01900000-0000-7000-8000-0000000000a1';
const place = '01900000-0000-7000-8000-0000000000b1';

function aReferral(over: Partial<Placement> = {}): Placement {
  return { id: 'referral-1', provider, service: 'treatment', status: 'requested', ...over };
}
const waiting = (over: Partial<Placement> = {}) => aReferral({ place, waitingSince: monday, ...over });
const given = (over: Partial<Placement> = {}) => waiting({ status: 'accepted', givenAt: monday, ...over });
const intake = { by: 'peer', at: monday };
const withReferrals = (...placements: Placement[]): CaseFile => aFile({ programId: door.id, intake, placements });

describe('a referral', () => {
  const asks = { service: 'treatment', treatmentProvider: provider } as const;

  test.each<[string, CaseFile, object, string[]]>([
    ['of a service that the person does not receive needs no reason', withReferrals(), {}, []],
    ['of a service received from elsewhere needs a reason', { ...withReferrals(), received: ['treatment'] }, {}, ['PLACEMENT.DUPLICATE']],
    ['of a service received here needs a reason', withReferrals(aReferral({ provider: 'another', status: 'inProgress' })), {}, ['PLACEMENT.DUPLICATE']],
    ['of a service received, with a reason', { ...withReferrals(), received: ['treatment'] }, { duplicateBecause: 'nextStep' }, []],
    ['of a service that has ended needs no reason', withReferrals(aReferral({ status: 'completed' })), {}, []],
    ['of the same provider, while one is open', withReferrals(aReferral()), {}, ['PLACEMENT.ALREADY_OPEN']],
    ['of another bed of the same provider, while one is waited for', withReferrals(waiting()), { place: provider }, []],
    ['of the same bed, while it is waited for', withReferrals(waiting()), { place }, ['PLACEMENT.ALREADY_OPEN']],
  ])('%s', (_what, file, more, expected) => {
    expect(refusals(requestPlacement, { ...asks, ...more }, { file, program: door })).toEqual(expected);
  });

  const facts = { seq: 7, id: 'referral-2', at: '2026-06-02T17:00:00.000Z', by: 'someone', program: door };

  test('that names a bed waits for it from when it was recorded', () => {
    const { placements } = requestPlacement.apply(withReferrals(), { ...asks, place, injectsDrugs: true }, facts);
    expect(placements).toEqual([{ id: 'referral-2', provider, service: 'treatment', status: 'requested', place, waitingSince: facts.at, injects: true }]);
  });

  test('that names none is as it was', () => {
    const { placements } = requestPlacement.apply(withReferrals(), { ...asks, injectsDrugs: true }, facts);
    expect(placements).toEqual([{ id: 'referral-2', provider, service: 'treatment', status: 'requested' }]);
  });

  test.each<[string, Placement, string[]]>([
    ['on a waiting list is not accepted by hand', waiting(), ['PLACEMENT.CAPACITY_DECIDES']],
    ['with a bed comes back from a hold by hand', given({ status: 'onHold' }), []],
    ['that names no bed is accepted by hand', aReferral(), []],
  ])('%s', (_what, referral, expected) => {
    expect(refusals(updateReferral, { placement: referral.id, status: 'accepted' }, { file: withReferrals(referral), program: door })).toEqual(expected);
  });

  test.each<[string, Placement, boolean]>([
    ['is open to be followed after the case has closed, while it keeps a bed', given({ status: 'inProgress' }), true],
    ['is not, where it only waited', waiting(), false],
    ['is not, where it has ended', given({ status: 'completed' }), false],
  ])('%s', (_what, referral, open) => {
    expect(updateReferral.openWhen!({ ...withReferrals(referral), status: 'closed' }, door)).toBe(open);
  });
});

describe('no placement wanted', () => {
  test.each<[string, CaseFile, object, string[]]>([
    ['is said at once where nothing is open', withReferrals(aReferral({ status: 'rejected' })), {}, []],
    ['needs a word on what is open', withReferrals(aReferral()), {}, ['PLACEMENT.REFERRALS_OPEN']],
    ['does not leave them open', withReferrals(waiting()), { cancelsReferrals: false }, ['PLACEMENT.REFERRALS_OPEN']],
    ['cancels them', withReferrals(waiting()), { cancelsReferrals: true }, []],
  ])('%s', (_what, file, input, expected) => {
    expect(refusals(concludePlacement, input, { file, program: door })).toEqual(expected);
  });

  test('frees the bed that is kept, and leaves what has ended', () => {
    const file = withReferrals(given(), aReferral({ id: 'referral-2', status: 'completed' }));
    const after = concludePlacement.apply(file, { cancelsReferrals: true }, { seq: 9, id: 'c', at: monday, by: 'someone', program: door });
    expect(after.placements.map(({ status }) => status)).toEqual(['cancelled', 'completed']);
    expect(after.placements.some(holdsPlace)).toBe(false);
  });
});

describe('a waiting list', () => {
  test.each<[string, Partial<CaseFile>, Placement, boolean]>([
    ['has whoever asked for a bed', {}, waiting(), true],
    ['has whoever the provider knows of', {}, waiting({ status: 'received' }), true],
    ['has nobody who asked for none', {}, aReferral(), false],
    ['has nobody who has one', {}, given(), false],
    ['has nobody who wants none any more', {}, waiting({ status: 'cancelled' }), false],
    ['has nobody who has left the program', { withdrawnAt: monday }, waiting(), false],
    ['has nobody whose case has closed', { status: 'closed' }, waiting(), false],
  ])('%s', (_what, over, referral, expected) => {
    expect(isWaiting({ ...withReferrals(referral), ...over }, referral)).toBe(expected);
  });

  test('a bed given is in the file from the instant it was recorded', () => {
    const event = { kind: 'process', type: 'placeGiven', case: 'case-1', agency: 'a', seq: 8, key: 'place:referral-1:given', recordedAt: '2026-06-03T08:00:00.000Z', placement: 'referral-1', place } as const;
    expect(fold(withReferrals(waiting()), event, door).placements).toEqual([waiting({ status: 'accepted', givenAt: '2026-06-03T08:00:00.000Z' })]);
  });
});

describe('45 CFR 96.126', () => {
  test.each([
    [26, 29, false],
    [27, 30, true],
    [9, 10, true],
    [8, 9, false],
    [0, 0, false],
    [1, 1, true],
  ])('%i of %i occupied are nearly full: %s', (occupied, places, expected) => {
    expect(isNearlyFull({ occupied, places })).toBe(expected);
  });

  test.each([
    ['2026-06-03T17:00:00.000Z', 'inTime', 'P120D'],
    ['2026-06-03T17:00:00.001Z', 'late', 'P14D'],
  ] as const)('interim services at %s, after a request at the same hour two days before: %s, admission within %s', (at, interim, within) => {
    expect(interimAt(monday, at)).toBe(interim);
    expect(admissionWithin({ interim })).toBe(within);
  });

  test('without interim services admission is within 14 days', () => {
    expect(admissionWithin({})).toBe('P14D');
  });
});

test('a service that was received and is no longer is not received', () => {
  expect(receives({ received: [], placements: [aReferral({ status: 'completed' })] }, 'treatment')).toBe(false);
});

test('a step of a case has no published text', () => {
  const basis = { id: 'aStep', revision: 1, title: 'T', hint: 'H', roles: [], provenance: 'case', recordClass: 'service' } as const;
  expect(() => defineStep({ ...basis, fields: { name: published('Name') }, apply: (file) => file })).toThrow('aStep.name');
});
