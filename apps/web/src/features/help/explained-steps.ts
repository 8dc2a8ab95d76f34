import { pathways } from '#protocol/pathways';
import type { PathwayId } from '#protocol/program';
import { programSteps } from '#protocol/program-steps/registry';
import type { ProgramStep } from '#protocol/program-step';
import { roles, type Role } from '#protocol/roles';
import type { Step } from '#protocol/step';
import { recordScreening, steps } from '#protocol/steps/registry';

export type Part = 'opening' | 'inCase' | 'forProgram';

export interface ExplainedStep {
  id: string;
  part: Part;
  title: string;
  hint: string;
  /** Titles, in English as everything here. */
  roles: string[];
  /** Absent where it exists in every one. */
  pathways?: readonly PathwayId[];
}

/** Every step of the protocol, in the parts in which they are explained. */
export const explainedSteps: readonly ExplainedStep[] = [
  ...[...Object.values<Step>(steps), recordScreening as Step].map(explainedInCase),
  ...Object.values<ProgramStep>(programSteps).map(({ id, title, hint, roles: whose }) => ({ id, part: 'forProgram' as const, title, hint, roles: titlesOf(whose) })),
];

function explainedInCase({ id, title, hint, roles: whose, pathways: own, opening, withoutCase }: Step): ExplainedStep {
  const part = opening === true || withoutCase === true ? 'opening' : 'inCase';
  return { id, part, title, hint, roles: titlesOf(whose), ...(own && { pathways: own }) };
}

/** Machine accounts are nobody to ask. */
function titlesOf(whose: readonly Role[]): string[] {
  return whose.filter((role) => role !== 'feed').map((role) => roles[role]);
}

export interface Wanted {
  pathway?: PathwayId;
  /** As the person reads them: in their language. */
  words: string;
}

/** Those of a pathway that have every one of the words. `translate`: into the language that they are read in. */
export function stepsWanted({ pathway, words }: Wanted, translate: (english: string) => string): ExplainedStep[] {
  const wanted = plain(words).split(/\s+/).filter((word) => word !== '');
  return explainedSteps.filter((step) => {
    if (pathway !== undefined && step.part === 'forProgram') return false;
    if (pathway !== undefined && step.pathways && !step.pathways.includes(pathway)) return false;
    const read = plain([step.title, step.hint, ...step.roles].map(translate).join(' '));
    return wanted.every((word) => read.includes(word));
  });
}

/** Small letters without accents: whoever searches on a phone leaves them out. */
function plain(words: string): string {
  return words.normalize('NFD').replace(/\p{Diacritic}/gu, '').toLowerCase();
}

export const everyPathway = Object.values(pathways);
