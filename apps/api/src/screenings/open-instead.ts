import type { Field, Fields } from '#protocol/fields';
import type { PathwayId } from '#protocol/program';
import { openingStepOf, recordScreening } from '#protocol/steps/registry';

export interface OpenInstead {
  stepId: string;
  title: string;
  hint: string;
  /** What to send, and with which field set. */
  request: string;
  set?: Readonly<Record<string, unknown>>;
}

const outsideHours = 'ELIGIBILITY.OUTSIDE_HOURS';
const nextWorkingDay = 'referralForNextWorkingDay';

/** What an officer can do where these rules do not let a case begin now. */
export function openInstead(pathwayId: PathwayId, codes: readonly string[]): OpenInstead[] {
  const opening = openingStepOf(pathwayId);
  const { id: stepId, title, hint } = recordScreening;
  const screening = { stepId, title, hint, request: 'POST /api/screenings' };
  // A later day changes nothing where something else than the hour says no.
  const onlyTheHour = codes.every((code) => code === outsideHours);
  const field = (opening.fields as Fields)[nextWorkingDay] as Field | undefined;
  if (!onlyTheHour || !field) return [screening];
  const later = { stepId: opening.id, title: field.label, hint: field.hint ?? '', request: 'POST /api/cases', set: { [nextWorkingDay]: true } };
  return [screening, later];
}
