import type { CaseFile } from '../case-file.js';
import { choice, date, item, list, text, yesNo } from '../fields.js';
import type { Refusal } from '../refusal.js';
import { mostConditions, type ConditionRow } from '../rules/terms.rule.js';
import { conditionKinds } from './program-options.js';

const row = {
  kind: choice('Kind', conditionKinds),
  text: text('What does the person have to do? In plain language', { maxLength: 500 }),
  due: date('Last day', { earliest: 'today' }),
  coversReturnToUse: yesNo('Does it say in writing that a return to use breaks it?'),
};

/** Rows of conditions, as they are first set. */
export const conditionList = () => list('Conditions', row);

/** Rows of conditions that amend the terms. */
export const amendedConditionList = () =>
  list('New or changed conditions', { ...row, replaces: item('Takes the place of', 'conditions', { optional: true }) }, { optional: true });

export function tooMany(file: CaseFile, rows: readonly ConditionRow[]): Refusal[] {
  if (file.conditions.length + rows.length <= mostConditions) return [];
  return [{ code: 'CONDITION.TOO_MANY', message: `A case holds ${mostConditions} conditions at most.`, field: 'conditions' }];
}
