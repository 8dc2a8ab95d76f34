import type { CaseFile, Charge, ConditionStatus } from '../case-file.js';
import { isHeld } from './charge.rule.js';
import { conditionsInForce, statusForCourt } from './terms.rule.js';

/** `none`: the charge is not held. The engine recommends; the prosecutor decides. */
export type Recommendation = 'release' | 'review' | 'continue' | 'none';

export const recommendations: Record<Recommendation, string> = {
  release: 'Release: every condition is met',
  review: 'Review by the prosecutor',
  continue: 'Continue the hold',
  none: 'Not held',
};

export const recommendationReasons = {
  allMet: 'Every condition is met',
  withdrawn: 'The person has left the program',
  newOffence: 'A new offence waits for review',
  conditionMissed: 'A condition was missed',
  holdOver: 'The time of the hold is over, and not every condition is met',
  notAllMet: 'Not every condition is met yet',
  noCondition: 'No condition is in force',
} as const;

export type RecommendationReason = keyof typeof recommendationReasons;

/**
 * What the engine recommends for a charge. It never changes the charge: nothing is released or filed by itself. A
 * missed condition counts once the defender has answered or the time for it is over; a return to use never counts.
 */
export function recommendationFor(file: CaseFile, charge: Charge): Recommendation {
  return reasonedRecommendation(file, charge).recommendation;
}

/** The recommendation, and all that speaks for it. */
export function reasonedRecommendation(file: CaseFile, charge: Charge): { recommendation: Recommendation; reasons: RecommendationReason[] } {
  if (!isHeld(charge)) return { recommendation: 'none', reasons: [] };
  const statuses = conditionsInForce(file).map(statusForCourt);
  const toReview = reasonsToReview(file, statuses);
  if (toReview.length > 0) return { recommendation: 'review', reasons: toReview };
  if (statuses.length > 0 && statuses.every((status) => status === 'met')) return { recommendation: 'release', reasons: ['allMet'] };
  if (holdIsOver(charge)) return { recommendation: 'review', reasons: ['holdOver'] };
  return { recommendation: 'continue', reasons: [statuses.length === 0 ? 'noCondition' : 'notAllMet'] };
}

function reasonsToReview(file: CaseFile, statuses: readonly ConditionStatus[]): RecommendationReason[] {
  const reasons: RecommendationReason[] = [];
  if (file.withdrawnAt !== undefined) reasons.push('withdrawn');
  if (file.newOffences.some((offence) => offence.reviewedAt === undefined)) reasons.push('newOffence');
  if (statuses.includes('missed')) reasons.push('conditionMissed');
  return reasons;
}

function holdIsOver(charge: Charge): boolean {
  return charge.deadline?.kind === 'decisionDue' || charge.deadline?.kind === 'decisionOverdue';
}
