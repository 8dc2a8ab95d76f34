import type { Sealed, StepEvent } from '#protocol/event';
import type { Step } from '#protocol/step';
import { steps } from '#protocol/steps/registry';
import { correctionsOf, eventsOfTypes } from './case-rows.js';
import type { Sql } from './rows.js';

const stepsWith = (field: string) => Object.values<Step>(steps).filter(({ fields }) => field in fields);

/** How and where the person can be reached, by the steps that say it: a place is also that of each attempt and each contact. */
const saying = {
  safeContact: stepsWith('safeContact').map(({ id }) => id),
  whereNow: stepsWith('whereNow').map(({ id }) => id),
  place: stepsWith('place').flatMap(({ id, opening }) => (opening ? [id] : [])),
} as const;

export type SaidOfPerson = keyof typeof saying;

/** A value as said or corrected last: where it stands, and the entry that said it first. */
export interface LastSaid {
  said: StepEvent;
  /** As that entry brought it: its provenance is the value's, corrected or not. */
  first: Sealed;
  eventKey: string;
  path: string;
  sealed: Sealed;
}

export async function lastSaid(sql: Sql, caseId: string, field: SaidOfPerson): Promise<LastSaid | undefined> {
  const said = (await eventsOfTypes(sql, caseId, saying[field])).filter(({ sealed }) => sealed[field] !== undefined).at(-1);
  const first = said?.sealed[field];
  if (!said || !first) return undefined;
  const corrected = (await correctionsOf(sql, caseId)).filter(({ open }) => open['entry'] === said.seq && open['path'] === field).at(-1);
  if (corrected) return { said, first, eventKey: corrected.key, path: 'value', sealed: corrected.sealed['value']! };
  return { said, first, eventKey: said.key, path: field, sealed: first };
}
