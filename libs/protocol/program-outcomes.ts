import type { ProgramOutcome } from './program.js';

/** What a program may count as success, in words. */
export const programOutcomes: Readonly<Record<ProgramOutcome, string>> = {
  metWhereTheyAre: 'The person was met where they are',
  engagedAt30Days: 'Engaged at 30 days',
  treatmentStarted: 'Treatment was started',
  placed: 'A place was found',
  naloxoneGiven: 'Naloxone was given',
  familySupported: 'The family was supported',
  caseManagement: 'Two months of case management',
  noNewArrest: 'No new arrest',
};
