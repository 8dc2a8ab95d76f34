import { officerIntervention as officerInterventionPathway } from './pathways/officer-intervention.pathway.js';
import { runCase, type CaseInput } from './runtime/run-case.js';

/** One workflow for each pathway, by the pathway's id. */
export async function officerIntervention(input: CaseInput): Promise<void> {
  await runCase(input, officerInterventionPathway);
}
