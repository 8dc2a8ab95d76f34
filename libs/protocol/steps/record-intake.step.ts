import { choice, choices, note, text } from '../fields.js';
import { defineStep } from '../step.js';

export const areas = {
  housing: 'Housing',
  treatment: 'Substance use treatment',
  mentalHealth: 'Mental health',
  physicalHealth: 'Physical health',
  harmReduction: 'Harm reduction',
  benefits: 'Benefits and identity papers',
  employment: 'Employment and training',
  family: 'Family, parenting and childcare',
  legal: 'Legal barriers',
  transport: 'Transport',
  food: 'Food and clothing',
  other: 'Something else',
} as const;

/**
 * The team, with a peer, completes the intake: what the person needs and wants, in the person's words. It is no clinical
 * assessment: peers do not diagnose, assess or treat (National Council for Mental Wellbeing 2021, "Peer Support Workers").
 */
export const recordIntake = defineStep({
  id: 'recordIntake',
  revision: 1,
  title: 'Complete the intake',
  hint: 'What does the person need, and what does the person want?',
  roles: ['peer', 'caseManager', 'clinician'],
  provenance: 'case',
  scope: 'servicePlan',
  recordClass: 'service',
  fields: {
    needs: choices('What would help?', areas, { personal: true, provenance: 'part2' }),
    inOwnWords: note('In the words of the person', { optional: true, provenance: 'part2' }),
    language: text('Which language does the person speak best?', { optional: true, maxLength: 60 }),
    interpreter: choice('Interpreter', { notNeeded: 'Not needed', needed: 'Needed' }, { optional: true }),
    safeContact: text('How is it safe to reach the person?', { optional: true, provenance: 'author' }),
  },
  apply: (file, _input, { at, by }) => ({ ...file, intake: { by, at } }),
});
