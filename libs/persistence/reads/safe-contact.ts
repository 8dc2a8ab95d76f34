import type { Sealed, StepEvent } from '#protocol/event';
import type { Step } from '#protocol/step';
import { steps } from '#protocol/steps/registry';
import { correctionsOf, eventsOfTypes } from './case-rows.js';
import type { Sql } from './rows.js';

/** The steps that say how it is safe to reach the person. */
const safeContactSteps = Object.values<Step>(steps)
  .filter(({ fields }) => 'safeContact' in fields)
  .map(({ id }) => id);

/** How it is safe to reach the person, as said or corrected last: where it stands, and who said it first. */
export interface SafeContact {
  said: StepEvent;
  eventKey: string;
  path: string;
  sealed: Sealed;
}

export async function lastSafeContact(sql: Sql, caseId: string): Promise<SafeContact | undefined> {
  const said = (await eventsOfTypes(sql, caseId, safeContactSteps)).filter(({ sealed }) => sealed['safeContact'] !== undefined).at(-1);
  if (!said) return undefined;
  const corrected = (await correctionsOf(sql, caseId)).filter(({ open }) => open['entry'] === said.seq && open['path'] === 'safeContact').at(-1);
  if (corrected) return { said, eventKey: corrected.key, path: 'value', sealed: corrected.sealed['value']! };
  return { said, eventKey: said.key, path: 'safeContact', sealed: said.sealed['safeContact']! };
}
