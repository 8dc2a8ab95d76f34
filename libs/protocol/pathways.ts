import type { PathwayId, Source, StageId } from './program.js';
import { nationalCouncil } from './programs/defaults.js';

/** What is known of a pathway besides its code. */
export interface PathwayFacts {
  id: PathwayId;
  title: string;
  /** Newer names of the field for the same pathway. */
  aliases: readonly string[];
  /** The step that opens a case of it. */
  opening: string;
  /** In the order in which they are gone through; placement and abeyance run side by side. */
  stages: readonly StageId[];
  /** The rule that must hold. */
  rule: string;
  source: Source;
}

/** The closed registry of pathways. */
export const pathways: Readonly<Record<PathwayId, PathwayFacts>> = {
  officerIntervention: {
    id: 'officerIntervention',
    title: 'Officer intervention',
    aliases: ['Pre-arrest diversion by an officer', 'Pre-booking diversion', 'Referral in lieu of arrest'],
    opening: 'openOfficerIntervention',
    stages: ['eligibility', 'warmHandoff', 'intake', 'consent', 'placement', 'abeyance', 'followUp'],
    rule: 'Charges are held in abeyance, or citations issued, on the requirement that treatment is completed or a social service plan is followed; the prosecutor decides, and nothing is filed automatically.',
    source: nationalCouncil('table 3, row 5'),
  },
};
