import { choices, note, type OptionContext } from '../fields.js';
import { programOutcomes } from '../program-outcomes.js';
import { areas } from './record-intake.step.js';

const counted = { optional: true, provenance: 'part2', routing: 'the closing record counts what was reached' } as const;

/** What a case came to. A program chooses which outcomes it counts (focus groups with programs in Massachusetts, 2021). */
export const closingFields = {
  goalsReached: choices('Which goals of the plan were reached?', goalsOfPlan, counted),
  outcomes: choices('What was reached, of what the program counts?', outcomesCounted, counted),
  services: choices('With what did the person receive help?', areas, counted),
  inOwnWords: note('How the person sees it', { optional: true, provenance: 'part2' }),
} as const;

function goalsOfPlan({ file }: OptionContext) {
  const goals = file.plan?.goals ?? [];
  return goals.map(({ id, area }, index) => ({ value: id, label: `${index + 1}: ${areas[area as keyof typeof areas]}` }));
}

function outcomesCounted({ program }: OptionContext) {
  return program.outcomes.map((value) => ({ value, label: programOutcomes[value] }));
}
