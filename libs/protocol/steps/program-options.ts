import type { Option, OptionContext } from '../fields.js';
import { pathways } from '../pathways.js';
import { interventionSettings, stageSettings } from '../stage-settings.js';

type FromSettings = (context: OptionContext) => readonly Option[];

/** Every area that the program knows, served or not. */
export const areas: FromSettings = ({ program }) => entries(program.areas, ({ label }) => label);

/** Every district the program knows, served or not: an officer can say where it was, and is told why not. */
export const districts: FromSettings = ({ file, program }) =>
  entries(stageSettings(program, file.pathwayId, 'eligibility')?.districts ?? {}, ({ label }) => label);

export const criteria: FromSettings = ({ file, program }) =>
  entries(stageSettings(program, file.pathwayId, 'eligibility')?.criteria ?? {}, (label) => label);

/** Every class on the program's list, those that it does not divert included. */
export const offenceClasses: FromSettings = ({ program }) =>
  interventionSettings(program).stages.eligibility.offenceClasses.map(({ value, label }) => ({ value, label }));

export const services: FromSettings = ({ file, program }) =>
  entries(stageSettings(program, file.pathwayId, 'placement')?.services ?? {}, (label) => label);

/** The other pathways of the program that a case can be moved to. One that holds charges is opened by an officer alone. */
export const otherPathways: FromSettings = ({ file, program }) =>
  Object.values(pathways)
    .filter(({ id }) => id in program.pathways && id !== 'officerIntervention' && id !== file.pathwayId)
    .map(({ id, title }) => ({ value: id, label: title }));

const kinds = {
  attend: 'Attend appointments',
  complete: 'Complete a program or plan',
  engage: 'Engage with the team',
  report: 'Report as agreed',
  restore: 'Repair the harm',
  noNewCharge: 'No new charge',
} as const;

export const conditionKinds: FromSettings = ({ program }) =>
  (interventionSettings(program).stages.abeyance?.conditionKinds ?? []).map((value) => ({ value, label: kinds[value] }));

function entries<T>(record: Readonly<Record<string, T>>, label: (value: T) => string): Option[] {
  return Object.entries(record).map(([value, of]) => ({ value, label: label(of) }));
}
