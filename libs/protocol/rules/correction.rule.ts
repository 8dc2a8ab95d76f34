import type { Field, FieldKind } from '../fields.js';
import type { Role } from '../roles.js';
import type { Step } from '../step.js';

interface Corrector {
  staffId: string;
  roles: readonly Role[];
}

/** An entry is corrected by its author, and by who oversees the case; a counseling note by its author alone. */
export function mayCorrect({ staffId, roles }: Corrector, author: string, { provenance }: Pick<Step, 'provenance'>): boolean {
  if (author === staffId) return true;
  const oversees = roles.includes('coordinator') || roles.includes('supervisor');
  return oversees && provenance !== 'counselingNote';
}

/** Who acted, and what an entry is about, is corrected by a new entry. */
const correctedAnew: readonly FieldKind[] = ['choices', 'staff', 'organisation', 'item', 'entry', 'file', 'list'];

/** Whether a correction can give the field another value. What a step decided is changed by a new step. */
export function canBeCorrected({ decides }: Pick<Step, 'decides'>, { kind, sealed }: Pick<Field, 'kind' | 'sealed'>): boolean {
  return !correctedAnew.includes(kind) && (decides !== true || sealed);
}
