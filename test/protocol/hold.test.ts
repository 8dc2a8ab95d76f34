import { interventionSettings } from '#protocol/stage-settings';
import type { CaseFile } from '#protocol/case-file';
import type { News, OpenedWait } from '#protocol/event';
import { fold, partsOfWaitKey } from '#protocol/fold';
import { handoffStanding } from '#protocol/rules/handoff.rule';
import { awaitsSignature, conditionsInForce } from '#protocol/rules/terms.rule';
import { acceptHold } from '#protocol/steps/accept-hold.step';
import { decideCharge } from '#protocol/steps/decide-charge.step';
import { declineConditions } from '#protocol/steps/decline-conditions.step';
import { reassignCharge } from '#protocol/steps/reassign-charge.step';
import { refuseHold } from '#protocol/steps/refuse-hold.step';
import { setConditions } from '#protocol/steps/set-conditions.step';
import { setLimitationDate } from '#protocol/steps/set-limitation-date.step';
import { signConditions } from '#protocol/steps/sign-conditions.step';
import { withdrawFromProgram } from '#protocol/steps/withdraw-from-program.step';
import { aCharge, aCondition, aFile, aHeldCharge, aHold, door, mari, monday, otherProsecutor, perform, prosecutor, refusals } from './builders.js';

const row = { id: 'condition-1', kind: 'engage', due: '2026-11-30', coversReturnToUse: false };
const signature = { explained: true, signedOn: '2026-06-01' };
const offered = aFile({ charges: [aCharge({ status: 'offered', owner: prosecutor })] });
const statuses = (file: CaseFile) => file.charges.map(({ status }) => status);

describe('a hold begins', () => {
  const set = (file: CaseFile) => perform(setConditions, { conditions: [row] }, { file });
  const accept = (file: CaseFile) => perform(acceptHold, { charge: 'charge-1' }, { file });
  const sign = (file: CaseFile) => perform(signConditions, signature, { file });
  const screened = aFile({ charges: [aCharge()] });

  test.each<[string, CaseFile, string]>([
    ['not when it is accepted alone', accept(set(screened)), 'offered'],
    ['not when the conditions are signed alone', sign(set(screened)), 'screened'],
    ['when it is accepted and then signed', sign(accept(set(screened))), 'held'],
    ['when it is signed and then accepted', accept(sign(set(screened))), 'held'],
    ['not without conditions', accept(screened), 'offered'],
  ])('%s', (_name, file, status) => {
    expect(statuses(file)).toEqual([status]);
    expect(file.charges[0]?.holdBeganAt).toBe(status === 'held' ? monday : undefined);
  });

  test('with whoever accepts it as its owner, or the one who is named', () => {
    expect(accept(screened).charges[0]?.owner).toBe(prosecutor);
    expect(perform(acceptHold, { charge: 'charge-1', owner: otherProsecutor }, { file: screened }).charges[0]?.owner).toBe(otherProsecutor);
  });

  test('by a standing rule with the prosecutor named with the conditions', () => {
    const file = perform(setConditions, { conditions: [row], owner: prosecutor }, { file: screened, program: door });
    expect(file.charges).toMatchObject([{ status: 'offered', owner: prosecutor }]);
    expect(statuses(perform(signConditions, signature, { file, program: door }))).toEqual(['held']);
  });

  test('by a standing rule never without an owner', () => {
    expect(refusals(setConditions, { conditions: [row] }, { file: screened, program: door })).toEqual(['CHARGE.OWNER_MISSING']);
  });

  test('never for a charge that the prosecutor refuses', () => {
    const file = perform(refuseHold, { charge: 'charge-1' }, { file: set(screened) });
    expect(file.charges).toMatchObject([{ status: 'returned', endedAt: monday }]);
    expect(statuses(sign(file))).toEqual(['returned']);
  });
});

describe('signing the conditions', () => {
  test.each([
    ['nothing to sign', aFile(), signature, ['TERMS.NOTHING_TO_SIGN']],
    ['signed already', aHold([aCondition()]), signature, ['TERMS.NOTHING_TO_SIGN']],
    ['not explained', aFile({ terms: { revision: 1 } }), { ...signature, explained: false }, ['TERMS.NOT_EXPLAINED']],
    ['in order', aFile({ terms: { revision: 1 } }), signature, []],
  ])('%s', (_name, file, input, codes) => {
    expect(refusals(signConditions, input, { file })).toEqual(codes);
  });

  test('refused by the person before the hold returns the charges', () => {
    const file = perform(declineConditions, { reason: 'wantsCourt' }, { file: { ...offered, terms: { revision: 1 } } });
    expect(statuses(file)).toEqual(['returned']);
    expect(awaitsSignature(file)).toBe(false);
  });

  test('refused by the person for harsher terms leaves the hold and the terms signed before', () => {
    const harsher = aHold([aCondition(), aCondition({ id: 'condition-2', termsRevision: 2 })], { terms: { revision: 2, signedRevision: 1 } });
    const file = perform(declineConditions, { reason: 'conditions' }, { file: harsher });
    expect(statuses(file)).toEqual(['held']);
    expect(file.conditions.map(({ id }) => id)).toEqual(['condition-1']);
  });

  test('cannot be declined when nothing waits for it', () => {
    expect(refusals(declineConditions, { reason: 'conditions' }, { file: aHold([aCondition()]) })).toEqual(['TERMS.NOTHING_TO_SIGN']);
  });

  test('more than twenty conditions are refused', () => {
    const file = aFile({ conditions: Array.from({ length: 20 }, (_, n) => aCondition({ id: `c${n}` })) });
    expect(refusals(setConditions, { conditions: [row] }, { file })).toEqual(['CONDITION.TOO_MANY']);
  });
});

describe('the prosecutor decides', () => {
  const file = aHold([aCondition()]);
  const terms = { conditions: [{ ...row, id: 'condition-2' }], harsher: false };

  test.each([
    ['decline', 'declined'],
    ['dismiss', 'dismissed'],
    ['reinstate', 'reinstated'],
    ['file', 'filed'],
  ] as const)('%s ends the hold', (decision, status) => {
    const decided = perform(decideCharge, { charge: 'charge-1', decision, effectiveAt: '2026-06-03T00:00:00Z' }, { file, at: '2026-06-02T00:00:00Z' });
    expect(decided.charges[0]).toMatchObject({ status, endedAt: '2026-06-03T00:00:00Z', owner: prosecutor });
    expect(decided.charges[0]?.deadline).toBeUndefined();
    expect(decided.charges[0]?.decisions).toEqual([{ decision, by: prosecutor, at: '2026-06-02T00:00:00Z', effectiveAt: '2026-06-03T00:00:00Z' }]);
  });

  test.each([
    ['extend', { extendTo: '2027-03-01' }],
    ['amend', terms],
  ] as const)('%s lets it go on, with its owner and its deadline', (decision, more) => {
    const decided = perform(decideCharge, { charge: 'charge-1', decision, ...more }, { file });
    expect(decided.charges[0]).toMatchObject({ status: 'held', owner: prosecutor, deadline: { kind: 'holdEnds' }, decisions: [{ decision }] });
  });

  test.each([
    ['somebody who does not own the charge', { decision: 'dismiss' as const }, { by: otherProsecutor }, ['CHARGE.NOT_OWNER']],
    ['a charge that is not held', { decision: 'dismiss' as const }, { file: offered }, ['CHARGE.NOT_HELD']],
    ['an effect before the hold', { decision: 'dismiss' as const, effectiveAt: '2026-05-31T00:00:00Z' }, {}, ['DECISION.EFFECTIVE_BEFORE_HOLD']],
    ['extend without a new last day', { decision: 'extend' as const }, {}, ['DECISION.NEW_DATE_MISSING']],
    ['extend to the last day as it is', { decision: 'extend' as const, extendTo: '2026-12-01' }, {}, ['DECISION.NEW_DATE_NOT_LATER']],
    ['extend to the day after', { decision: 'extend' as const, extendTo: '2026-12-02' }, {}, []],
    ['a new last day without extending', { decision: 'dismiss' as const, extendTo: '2027-03-01' }, {}, ['DECISION.DATE_ONLY_TO_EXTEND']],
    ['amend without terms', { decision: 'amend' as const, harsher: false }, {}, ['DECISION.TERMS_MISSING']],
    ['amend without saying whether it is harsher', { decision: 'amend' as const, conditions: terms.conditions }, {}, ['DECISION.HARSHER_MISSING']],
    ['new terms without amending', { decision: 'file' as const, conditions: terms.conditions }, {}, ['DECISION.TERMS_ONLY_TO_AMEND']],
    ['amend while earlier terms wait', { decision: 'amend' as const, ...terms }, { file: aHold([aCondition()], { terms: { revision: 2, signedRevision: 1 } }) }, ['DECISION.TERMS_AWAIT_SIGNATURE']],
  ])('refused: %s', (_name, input, given, codes) => {
    expect(refusals(decideCharge, { charge: 'charge-1', ...input }, { file, ...given })).toEqual(codes);
  });

  test('terms that ask no more are in force at once', () => {
    const amended = perform(decideCharge, { charge: 'charge-1', decision: 'amend', ...terms }, { file });
    expect(conditionsInForce(amended).map(({ id }) => id)).toEqual(['condition-1', 'condition-2']);
  });

  test('terms made harsher wait for a new signature; until then the former ones hold', () => {
    const replacing = { conditions: [{ ...row, id: 'condition-2', replaces: 'condition-1' }], harsher: true };
    const amended = perform(decideCharge, { charge: 'charge-1', decision: 'amend', ...replacing }, { file });
    expect(conditionsInForce(amended).map(({ id }) => id)).toEqual(['condition-1']);
    expect(statuses(amended)).toEqual(['held']);
    const signed = perform(signConditions, signature, { file: amended });
    expect(signed.conditions.map(({ id }) => id)).toEqual(['condition-2']);
  });

  test('a hold survives reassignment, and only the new owner decides', () => {
    const moved = perform(reassignCharge, { charge: 'charge-1', owner: otherProsecutor }, { file });
    expect(moved.charges).toEqual([{ ...file.charges[0]!, owner: otherProsecutor }]);
    expect(refusals(decideCharge, { charge: 'charge-1', decision: 'dismiss' }, { file: moved })).toEqual(['CHARGE.NOT_OWNER']);
  });

  test('the limitation date can be set while it is held', () => {
    expect(perform(setLimitationDate, { charge: 'charge-1', limitationDate: '2027-06-01' }, { file }).charges[0]?.limitationDate).toBe('2027-06-01');
  });
});

describe('leaving the program', () => {
  test('returns what is not held, and leaves what is held to the prosecutor', () => {
    const charges = [aHeldCharge(), aCharge({ id: 'charge-2', status: 'offered' }), aCharge({ id: 'charge-3' })];
    const file = perform(withdrawFromProgram, { reason: 'wishesToLeave' }, { file: aFile({ charges }) });
    expect(statuses(file)).toEqual(['held', 'returned', 'returned']);
    expect(file.charges[0]).toEqual(charges[0]);
    expect(file.withdrawnAt).toBe(monday);
  });
});

describe('what the process records', () => {
  const common = { case: 'case-1', agency: 'madison', seq: 9, recordedAt: '2026-07-01T00:00:00Z' };
  const lapsed = (wait: string): News => ({ ...common, kind: 'process', key: `${wait}:lapsed`, type: 'waitLapsed', wait, due: '2026-07-01T00:00:00Z' });
  const opened = (wait: Partial<OpenedWait>): News => ({
    ...common,
    kind: 'process',
    key: 'x:opened',
    type: 'waitOpened',
    wait: { key: 'x', step: 'signConditions', roles: [], lapses: false, priority: 3, why: '', due: '2026-07-15T00:00:00Z', ...wait },
  });

  test.each([
    ['first/course/warmHandoff/first/request/first/accepted/acceptHandoff#1', { step: 'acceptHandoff' }],
    ['abeyance/attestCondition#2/0190-id', { step: 'attestCondition', subject: '0190-id' }],
    ['placement#2/first#3/requestPlacement#1', { step: 'requestPlacement' }],
  ])('the key %s', (key, parts) => {
    expect(partsOfWaitKey(key)).toEqual(parts);
  });

  test('a request that nobody takes has passed on; after the last one nobody comes', () => {
    const settings = interventionSettings(mari).stages.warmHandoff!;
    const key = 'warmHandoff/first/request/first/accepted/acceptHandoff#1';
    let file = aFile();
    const seen = [handoffStanding(file, settings)];
    for (let turn = 0; turn <= settings.passesOn; turn += 1) {
      file = fold(file, lapsed(key), mari);
      seen.push(handoffStanding(file, settings));
    }
    expect(seen).toEqual(['requested', 'requested', 'requested', 'nobodyComing']);
  });

  test('the defender’s silence is known when the time is over', () => {
    const file = aHold([aCondition({ status: 'missed', defenderAnswer: 'awaited' })]);
    expect(fold(file, lapsed('abeyance/first/recordDefenderAnswer#1/condition-1'), mari).conditions[0]?.defenderAnswer).toBe('none');
  });

  test('the time to sign is the deadline of every charge that waits for the signature, and of no other', () => {
    const held = aHeldCharge({ id: 'charge-2' });
    const file = fold({ ...offered, charges: [...offered.charges, held] }, opened({ deadline: 'signatureDue' }), mari);
    expect(file.charges.map(({ deadline }) => deadline?.kind)).toEqual(['signatureDue', 'holdEnds']);
  });

  test('the wait for a decision is the live deadline of its charge', () => {
    const file = fold(aHold([]), opened({ step: 'decideCharge', subject: 'charge-1', deadline: 'decisionDue' }), mari);
    expect(file.charges[0]?.deadline).toEqual({ kind: 'decisionDue', at: '2026-07-15T00:00:00Z' });
  });

  test('a case that closes returns charges that were never held, and decides nothing', () => {
    const file = fold(
      { ...offered, charges: [...offered.charges, aHeldCharge({ id: 'charge-2', status: 'dismissed' })] },
      { ...common, kind: 'process', key: 'case:closed', type: 'caseClosed', outcome: 'declined', withdrawn: [] },
      mari,
    );
    expect(file.status).toBe('closed');
    expect(statuses(file)).toEqual(['returned', 'dismissed']);
  });
});
