import type { Option, OptionContext } from '../fields.js';
import type { OfficerInterventionSettings } from '../program.js';

type FromProgram = (context: Pick<OptionContext, 'program'>) => readonly Option[];

/** Every district the program knows, served or not: an officer can say where it was, and is told why not. */
export const districts: FromProgram = ({ program }) =>
  entries(program.pathways.officerIntervention.stages.eligibility.districts, ({ label }) => label);

export const criteria: FromProgram = ({ program }) =>
  entries(program.pathways.officerIntervention.stages.eligibility.criteria, (label) => label);

/** Every class on the program's list, those that it does not divert included. */
export const offenceClasses: FromProgram = ({ program }) =>
  program.pathways.officerIntervention.stages.eligibility.offenceClasses.map(({ value, label }) => ({ value, label }));

export const services: FromProgram = ({ program }) => entries(stages(program).placement?.services ?? {}, (label) => label);

const kinds = {
  attend: 'Attend appointments',
  complete: 'Complete a program or plan',
  engage: 'Engage with the team',
  report: 'Report as agreed',
  restore: 'Repair the harm',
  noNewCharge: 'No new charge',
} as const;

export const conditionKinds: FromProgram = ({ program }) =>
  (stages(program).abeyance?.conditionKinds ?? []).map((value) => ({ value, label: kinds[value] }));

function stages(program: OptionContext['program']): OfficerInterventionSettings['stages'] {
  return program.pathways.officerIntervention.stages;
}

function entries<T>(record: Readonly<Record<string, T>>, label: (value: T) => string): Option[] {
  return Object.entries(record).map(([value, of]) => ({ value, label: label(of) }));
}
