import type { Case, FormField, OpenStep } from '../../api/queries';

export interface ChargeOfCase {
  id: string;
  /** As it was written down, where its key still exists. */
  title?: string;
}

/** About the case as a whole, and of the court's work all the same. */
const alsoHere = ['reportNewOffence'];

/**
 * The open steps that are about this charge, about a condition of its hold or about a new offence in it. Where a step asks
 * which charge it is, only this one can be chosen: nobody decides on another by mistake.
 */
export function stepsAbout({ openSteps, conditions, newOffences = [] }: Pick<Case, 'openSteps' | 'conditions' | 'newOffences'>, chargeId: string): OpenStep[] {
  const others = new Set([...(Array.isArray(conditions) ? conditions : []), ...newOffences].map(({ id }) => id as string));
  return openSteps.flatMap((step) => {
    const items = step.fields.flatMap(({ kind, items: ofField = [] }) => (kind === 'item' ? ofField.map(({ value }) => value) : []));
    if (items.includes(chargeId)) return [{ ...step, fields: step.fields.map((field) => narrowedTo(chargeId, field)) }];
    return items.some((id) => others.has(id)) || alsoHere.includes(step.stepId) ? [step] : [];
  });
}

function narrowedTo(chargeId: string, field: FormField): FormField {
  if (field.items?.some(({ value }) => value === chargeId) !== true) return field;
  return { ...field, items: field.items.filter(({ value }) => value === chargeId) };
}
