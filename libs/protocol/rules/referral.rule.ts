import type { CaseFile, Placement, ReferralStatus } from '../case-file.js';

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

/** A bed or slot is kept for it, from when it was given until the referral has ended. */
export function holdsPlace(placement: Placement): boolean {
  return placement.givenAt !== undefined && !hasEnded(placement);
}

/** It is to be a bed or slot that is counted, and none has been given yet. */
export function lacksPlace(placement: Placement): boolean {
  return placement.place !== undefined && placement.givenAt === undefined && !hasEnded(placement);
}

/** It stands on a waiting list: whoever has left the program, or was handed over, or whose case has closed, wants no place by it. */
export function isWaiting(file: Pick<CaseFile, 'status' | 'withdrawnAt' | 'transferredAt'>, placement: Placement): boolean {
  return file.status === 'open' && file.withdrawnAt === undefined && file.transferredAt === undefined && lacksPlace(placement);
}

/** Whether the person receives the service now: from elsewhere, or by a referral of this case. */
export function receives(file: Pick<CaseFile, 'received' | 'placements'>, service: string): boolean {
  const here = file.placements.some((placement) => placement.service === service && placement.status === 'inProgress');
  return here || (file.received?.includes(service) ?? false);
}

/** The file once a bed or slot has been given to the referral, `at` (RFC 3339). */
export function withPlaceGiven(file: CaseFile, id: string, at: string): CaseFile {
  const given = (placement: Placement): Placement => ({ ...placement, status: 'accepted', givenAt: at });
  return { ...file, placements: file.placements.map((placement) => (placement.id === id ? given(placement) : placement)) };
}

/** Every referral that is still awaited has been cancelled. */
export function withReferralsCancelled(file: CaseFile): CaseFile {
  const cancelled = (placement: Placement): Placement => ({ ...placement, status: 'cancelled' });
  return { ...file, placements: file.placements.map((placement) => (isAwaited(placement) ? cancelled(placement) : placement)) };
}
