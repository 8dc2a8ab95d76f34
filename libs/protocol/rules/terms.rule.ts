import type { CaseFile, Condition, ConditionKind } from '../case-file.js';

type Terms = Pick<CaseFile, 'conditions' | 'terms'>;

/** A row of the conditions as a step brings it. */
export interface ConditionRow {
  id: string;
  kind: string;
  due: string;
  coversReturnToUse: boolean;
  replaces?: string;
}

export const mostConditions = 20;

/** Conditions that the person has signed, or that were added without making the terms harsher. */
export function conditionsInForce(file: Terms): Condition[] {
  return file.conditions.filter(({ termsRevision }) => termsRevision <= (file.terms.signedRevision ?? 0));
}

export function awaitsSignature(file: Pick<CaseFile, 'terms'>): boolean {
  return file.terms.revision > (file.terms.signedRevision ?? 0);
}

/** The file with further conditions, under a new revision of the terms that is not signed yet. */
export function withNewTerms(file: CaseFile, rows: readonly ConditionRow[]): CaseFile {
  const termsRevision = file.terms.revision + 1;
  const conditions = rows.map(
    ({ id, kind, due, coversReturnToUse, replaces }): Condition => ({
      id,
      kind: kind as ConditionKind,
      due,
      coversReturnToUse,
      termsRevision,
      ...(replaces === undefined ? {} : { replaces }),
      status: 'open',
    }),
  );
  return { ...file, conditions: [...file.conditions, ...conditions], terms: { ...file.terms, revision: termsRevision } };
}

/** The file with its newest terms in force: conditions that others replace are gone. */
export function withTermsInForce(file: CaseFile): CaseFile {
  const replaced = new Set(file.conditions.flatMap(({ replaces }) => replaces ?? []));
  const conditions = file.conditions.filter(({ id }) => !replaced.has(id)).map(({ replaces: _done, ...condition }) => condition);
  return { ...file, conditions, terms: { ...file.terms, signedRevision: file.terms.revision } };
}

/**
 * How a condition stands for the court. A missed one goes to the prosecutor only once the defender has answered or let
 * the time for it pass; until then it is not yet met.
 */
export function statusForCourt(condition: Condition): Condition['status'] {
  return condition.status === 'missed' && condition.defenderAnswer === 'awaited' ? 'notYet' : condition.status;
}
