import { courseOfCase } from './pathways/registry.js';
import { runCase, type CaseInput } from './runtime/run-case.js';

/** One workflow for each pathway, by the id of the pathway that the case was opened in. The file says which one it is on. */
const runPathway = (input: CaseInput): Promise<void> => runCase(input, courseOfCase);

export const selfReferral = runPathway;
export const activeOutreach = runPathway;
export const naloxonePlus = runPathway;
export const officerPrevention = runPathway;
export const officerIntervention = runPathway;
