import type { ConditionKind } from './case-file.js';

/** What a condition of a held charge can ask of a person. */
export const conditionKinds: Readonly<Record<ConditionKind, string>> = {
  attend: 'Attend',
  complete: 'Complete a program',
  engage: 'Engage in services',
  report: 'Report in',
  restore: 'Make good',
  noNewCharge: 'No new charge',
};
