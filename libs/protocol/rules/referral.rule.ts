import type { Placement, ReferralStatus } from '../case-file.js';

/** HL7 SDOH Clinical Care referral Task: what may follow what. */
export const nextStatuses: Record<ReferralStatus, readonly ReferralStatus[]> = {
  requested: ['received', 'accepted', 'rejected', 'cancelled', 'failed'],
  received: ['accepted', 'rejected', 'cancelled', 'failed'],
  accepted: ['inProgress', 'onHold', 'cancelled', 'failed'],
  inProgress: ['onHold', 'completed', 'cancelled', 'failed'],
  onHold: ['accepted', 'inProgress', 'cancelled', 'failed'],
  rejected: [],
  completed: [],
  cancelled: [],
  failed: [],
};

/** These say why. */
export const statusesWithReason: readonly ReferralStatus[] = ['rejected', 'onHold', 'cancelled', 'failed'];

export function hasEnded({ status }: Placement): boolean {
  return nextStatuses[status].length === 0;
}

/** The person has the bed or the slot. */
export function isPlaced({ status }: Placement): boolean {
  return status === 'inProgress' || status === 'completed';
}

/** The provider has still to answer, or the person to arrive. */
export function isAwaited(placement: Placement): boolean {
  return !isPlaced(placement) && !hasEnded(placement);
}
