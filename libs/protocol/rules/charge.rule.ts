import type { CaseFile, Charge, ProsecutorDecision } from '../case-file.js';

/** Decisions that end a hold, and how the charge then stands; the others let it go on. */
export const endingDecisions: Partial<Record<ProsecutorDecision, 'declined' | 'dismissed' | 'reinstated' | 'filed'>> = {
  decline: 'declined',
  dismiss: 'dismissed',
  reinstate: 'reinstated',
  file: 'filed',
};

export function isHeld(charge: Charge): boolean {
  return charge.status === 'held';
}

/** Not held yet: it waits for the prosecutor's acceptance, for the person's signature, or for both. */
export function isAwaitingHold(charge: Charge): boolean {
  return charge.status === 'screened' || charge.status === 'offered';
}

/** Whether a hold may still come or go on; a referral in lieu of arrest has none. */
export function isPending(charge: Charge): boolean {
  return isHeld(charge) || isAwaitingHold(charge);
}

export function heldCharges(file: Pick<CaseFile, 'charges'>): Charge[] {
  return file.charges.filter(isHeld);
}

/** The file with one of its charges changed. */
export function withCharge(file: CaseFile, chargeId: string, change: (charge: Charge) => Charge): CaseFile {
  return { ...file, charges: file.charges.map((charge) => (charge.id === chargeId ? change(charge) : charge)) };
}

/** A charge with no live deadline any more, in the status that ended it. */
export function ended(charge: Charge, status: Charge['status'], at: string): Charge {
  const { deadline: _past, ...rest } = charge;
  return { ...rest, status, endedAt: at };
}

/** Charges not held go back to where they came from, undecided. What is held stays held until the prosecutor decides. */
export function withChargesReturned(file: CaseFile, at: string): CaseFile {
  return { ...file, charges: file.charges.map((charge) => (isAwaitingHold(charge) ? ended(charge, 'returned', at) : charge)) };
}

/** A hold begins when it has been accepted and the person has signed the terms as they are. */
export function withHoldsBegun(file: CaseFile, at: string): CaseFile {
  if (file.terms.revision === 0 || file.terms.signedRevision !== file.terms.revision) return file;
  const begin = (charge: Charge): Charge => (charge.status === 'offered' ? { ...charge, status: 'held', holdBeganAt: at } : charge);
  return { ...file, charges: file.charges.map(begin) };
}
