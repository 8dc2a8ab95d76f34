import type { CaseFile, Charge } from '../case-file.js';
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

/**
 * What the engine recommends for a charge. It never changes the charge: nothing is released or filed by itself. A
 * missed condition counts once the defender has answered or the time for it is over; a return to use never counts.
 */
export function recommendationFor(file: CaseFile, charge: Charge): Recommendation {
  if (!isHeld(charge)) return 'none';
  if (file.withdrawnAt !== undefined) return 'review';
  if (file.newOffences.some((offence) => offence.reviewedAt === undefined)) return 'review';
  const statuses = conditionsInForce(file).map(statusForCourt);
  if (statuses.includes('missed')) return 'review';
  if (statuses.length > 0 && statuses.every((status) => status === 'met')) return 'release';
  return holdIsOver(charge) ? 'review' : 'continue';
}

function holdIsOver(charge: Charge): boolean {
  return charge.deadline?.kind === 'decisionDue' || charge.deadline?.kind === 'decisionOverdue';
}
