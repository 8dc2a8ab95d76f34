import type { PathwaySettings, Program, StageId, StageSettings } from './program.js';

/** What a program sets for a stage of a pathway; `undefined` where it does not offer it, or has no such pathway. */
export function stageSettings<Id extends StageId>(program: Program, pathwayId: string, stage: Id): StageSettings[Id] | undefined {
  const pathway = (program.pathways as Readonly<Record<string, { stages: Partial<StageSettings> } | undefined>>)[pathwayId];
  return pathway?.stages[stage];
}

/** What a program sets for officer intervention. Throws where it does not offer it: a case of it cannot have been opened. */
export function interventionSettings(program: Program): PathwaySettings['officerIntervention'] {
  const settings = program.pathways.officerIntervention;
  if (!settings) throw new Error(`${program.id} does not offer officer intervention`);
  return settings;
}
