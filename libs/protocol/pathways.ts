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

const care = ['intake', 'consent', 'placement', 'followUp'] as const satisfies readonly StageId[];

/** The closed registry of pathways, in the order of the National Council's table. */
export const pathways: Readonly<Record<PathwayId, PathwayFacts>> = {
  selfReferral: {
    id: 'selfReferral',
    title: 'Self-referral',
    aliases: ['Walk-in', 'Angel program', 'Safe station'],
    opening: 'openSelfReferral',
    stages: ['warmHandoff', ...care],
    rule: 'The person comes without fear of arrest: no charge can exist in this pathway. A peer receives the person.',
    source: nationalCouncil('table 3, row 1'),
  },
  activeOutreach: {
    id: 'activeOutreach',
    title: 'Active outreach',
    aliases: ['Co-response', 'Community outreach'],
    opening: 'openActiveOutreach',
    stages: ['outreach', 'eligibility', 'warmHandoff', ...care],
    rule: 'A responder or a team finds and engages the person, with a warm handoff to treatment or community services; a program may keep responders off its team.',
    source: nationalCouncil('table 3, row 2'),
  },
  naloxonePlus: {
    id: 'naloxonePlus',
    title: 'Naloxone plus',
    aliases: ['Post-overdose outreach', 'Quick response team'],
    opening: 'openNaloxonePlus',
    stages: ['outreach', 'familySupport', ...care],
    rule: 'After a recent opioid-related overdose naloxone is offered, and a link to treatment or services; to families too.',
    source: nationalCouncil('table 3, row 3'),
  },
  officerPrevention: {
    id: 'officerPrevention',
    title: 'Officer prevention',
    aliases: ['First responder and officer referral', 'Social contact referral'],
    opening: 'openOfficerPrevention',
    stages: ['eligibility', 'warmHandoff', ...care],
    rule: 'On patrol or during a response the person is referred to treatment and services. No charges are filed: none can be recorded in this pathway.',
    source: nationalCouncil('table 3, row 4'),
  },
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

export const pathwayIds = Object.keys(pathways) as PathwayId[];
