/**
 * Where a value comes from decides who may read it.
 *
 * - `police`: held by police (a charge, an incident number); not protected by 42 CFR Part 2.
 * - `case`: scheduling and the running of the case.
 * - `progress`: status and attestation of conditions, and the recommendation made from them (42 CFR 2.35).
 * - `part2`: anything from or about treatment by a Part 2 program, the fact of treatment included.
 * - `counselingNote`: a clinician's counseling notes, under a consent of their own.
 */
export type Provenance = 'police' | 'case' | 'progress' | 'part2' | 'counselingNote';

/** What a field declares: a provenance, or `author`, decided by the author's organisation when it is recorded. */
export type DeclaredProvenance = Provenance | 'author';

/** Which key a sealed value is encrypted under: the case's, one per class of record, or the participant's own. */
export const recordClasses = ['justice', 'service', 'counselingNote', 'identity'] as const;
export type RecordClass = (typeof recordClasses)[number];

export function resolveProvenance(declared: DeclaredProvenance, authorIsPart2: boolean): Provenance {
  if (declared !== 'author') return declared;
  return authorIsPart2 ? 'part2' : 'case';
}
