import type { Role } from './roles.js';

/**
 * Where a value comes from decides who may read it.
 *
 * - `police`: held by police (a charge, an incident number); not protected by 42 CFR Part 2.
 * - `case`: scheduling and the running of the case.
 * - `care`: what a care team outside of any Part 2 program writes of the person: for the care team alone.
 * - `progress`: status and attestation of conditions, and the recommendation made from them (42 CFR 2.35).
 * - `part2`: anything from or about treatment by a Part 2 program, the fact of treatment included.
 * - `counselingNote`: a clinician's counseling notes, under a consent of their own.
 */
export type Provenance = 'police' | 'case' | 'care' | 'progress' | 'part2' | 'counselingNote';

/** What a field declares: a provenance, or `author`, decided by the author's organisation when it is recorded. */
export type DeclaredProvenance = Provenance | 'author';

/** Which key a sealed value is encrypted under: the case's, one per class of record, or the participant's own. */
export const recordClasses = ['justice', 'service', 'counselingNote', 'identity'] as const;
export type RecordClass = (typeof recordClasses)[number];

/** Who writes as a care team: bound to confidentiality outside of a Part 2 program too. */
export const careRoles: readonly Role[] = ['peer', 'clinician', 'caseManager', 'coordinator', 'supervisor'];

/** Who wrote a value, as of when it was recorded. */
export interface Author {
  roles: readonly Role[];
  /** Whether their organisation was a Part 2 program then. */
  part2: boolean;
}

export function resolveProvenance(declared: DeclaredProvenance, { roles, part2 }: Author): Provenance {
  if (declared !== 'author') return declared;
  if (part2) return 'part2';
  return roles.some((role) => careRoles.includes(role)) ? 'care' : 'case';
}
