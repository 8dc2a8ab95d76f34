import type { CaseFile, Condition } from '#protocol/case-file';
import { recommendationFor, type Recommendation } from '#protocol/rules/recommendation.rule';
import { statusForCourt } from '#protocol/rules/terms.rule';
import { attestCondition } from '#protocol/steps/attest-condition.step';
import { recordDefenderAnswer } from '#protocol/steps/record-defender-answer.step';
import { recordReturnToUse } from '#protocol/steps/record-return-to-use.step';
import { reportNewOffence } from '#protocol/steps/report-new-offence.step';
import { reviewNewOffence } from '#protocol/steps/review-new-offence.step';
import { aCharge, aCondition, aHeldCharge, aHold, perform, refusals } from './builders.js';

const met = aCondition({ id: 'a', status: 'met' });
const open = aCondition({ id: 'b' });
const missed = (defenderAnswer: NonNullable<Condition['defenderAnswer']>) => aCondition({ id: 'b', status: 'missed', defenderAnswer });
const recommended = (file: CaseFile): Recommendation => recommendationFor(file, file.charges[0]!);
const decisionDue = { charges: [aHeldCharge({ deadline: { kind: 'decisionDue', at: '2026-12-16T05:59:59.999Z' } })] };

describe('the recommendation for a held charge', () => {
  test.each<[string, CaseFile, Recommendation]>([
    ['every condition met', aHold([met]), 'release'],
    ['every condition met, the time of the hold over (day 183)', aHold([met], decisionDue), 'release'],
    ['a condition still open', aHold([met, open]), 'continue'],
    ['a condition not met yet', aHold([met, { ...open, status: 'notYet' }]), 'continue'],
    ['a condition still open, the time of the hold over', aHold([met, open], decisionDue), 'review'],
    ['a missed one, the defender’s answer awaited', aHold([met, missed('awaited')]), 'continue'],
    ['a missed one, the defender has answered', aHold([met, missed('answered')]), 'review'],
    ['a missed one, the defender was silent', aHold([met, missed('none')]), 'review'],
    ['every condition met, a new offence to be reviewed', aHold([met], { newOffences: [{ id: 'n', reportedAt: '2026-07-01T00:00:00Z' }] }), 'review'],
    ['every condition met, the new offence reviewed', aHold([met], { newOffences: [{ id: 'n', reportedAt: '2026-07-01T00:00:00Z', reviewedAt: '2026-07-02T00:00:00Z' }] }), 'release'],
    ['the person has left', aHold([met], { withdrawnAt: '2026-07-01T00:00:00Z' }), 'review'],
    ['harsher terms not signed do not count', aHold([met, aCondition({ id: 'c', termsRevision: 2 })]), 'release'],
    ['no condition in force', aHold([]), 'continue'],
    ['a charge that is not held', aHold([met], { charges: [aCharge()] }), 'none'],
  ])('%s', (_name, file, recommendation) => {
    expect(recommended(file)).toBe(recommendation);
  });

  test('on day 183 with every condition met there is one, and the charge is still held', () => {
    const file = perform(attestCondition, { condition: 'b', status: 'met' }, { file: aHold([open], decisionDue), at: '2026-12-01T18:00:00Z' });
    expect(recommended(file)).toBe('release');
    expect(file.charges).toMatchObject([{ status: 'held', decisions: [] }]);
  });
});

describe('a new offence in the hold', () => {
  test('is flagged for review, and files nothing', () => {
    const file = perform(reportNewOffence, { on: '2026-07-01' }, { file: aHold([met]), id: 'offence-1' });
    expect(file.newOffences).toMatchObject([{ id: 'offence-1' }]);
    expect(recommended(file)).toBe('review');
    expect(file.charges).toEqual(aHold([met]).charges);
  });

  test('once reviewed, moves no charge either', () => {
    const reported = perform(reportNewOffence, { on: '2026-07-01' }, { file: aHold([met]), id: 'offence-1' });
    const file = perform(reviewNewOffence, { newOffence: 'offence-1', finding: 'decisionFollows' }, { file: reported });
    expect(file.charges).toEqual(aHold([met]).charges);
    expect(file.newOffences[0]?.reviewedAt).toBeDefined();
  });

  test('can be reported only while a charge is held', () => {
    expect(reportNewOffence.openWhen?.(aHold([]), {} as never)).toBe(true);
    expect(reportNewOffence.openWhen?.(aHold([], { charges: [aCharge()] }), {} as never)).toBe(false);
  });
});

describe('a return to use', () => {
  test('changes nothing but that help is to be offered anew', () => {
    const file = aHold([open]);
    expect(perform(recordReturnToUse, {}, { file })).toEqual({ ...file, followUp: { contacts: 0, helpToOffer: true } });
  });

  test('alone breaks no condition that does not say so', () => {
    const input = { condition: 'b', status: 'missed' as const, because: 'returnToUse' as const };
    expect(refusals(attestCondition, input, { file: aHold([open]) })).toEqual(['CONDITION.RETURN_TO_USE_NOT_COVERED']);
  });

  test('breaks one that says so in writing', () => {
    const input = { condition: 'b', status: 'missed' as const, because: 'returnToUse' as const };
    expect(refusals(attestCondition, input, { file: aHold([{ ...open, coversReturnToUse: true }]) })).toEqual([]);
  });
});

describe('a missed condition', () => {
  const attested = perform(attestCondition, { condition: 'b', status: 'missed' }, { file: aHold([met, open]) });
  const seenByCourt = (file: CaseFile) => file.conditions.map(statusForCourt);

  test('does not go to the prosecutor before the defender has had time to answer', () => {
    expect(seenByCourt(attested)).toEqual(['met', 'notYet']);
    expect(recommended(attested)).toBe('continue');
  });

  test('goes to the prosecutor with the defender’s answer', () => {
    const answered = perform(recordDefenderAnswer, { condition: 'b' }, { file: attested });
    expect(seenByCourt(answered)).toEqual(['met', 'missed']);
    expect(recommended(answered)).toBe('review');
  });

  test('goes to the prosecutor when the time for the answer is over', () => {
    const silent = recordDefenderAnswer.lapse!(attested, { subject: 'b', at: '2026-07-01T00:00:00Z' });
    expect(silent.conditions[1]?.defenderAnswer).toBe('none');
    expect(recommended(silent)).toBe('review');
  });

  test('that is met after all counts as met', () => {
    const late = perform(attestCondition, { condition: 'b', status: 'met' }, { file: attested });
    expect(recommended(late)).toBe('release');
    expect(late.conditions[1]?.defenderAnswer).toBeUndefined();
  });
});
