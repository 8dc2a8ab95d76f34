import type { Program, Source } from './program.js';

const heading: ReadonlySet<string> = new Set<keyof Program>(['id', 'revision', 'title', 'agency', 'zone', 'effectiveFrom', 'sources']);

export interface Setting {
  /** As `sources` names it: without `pathways` and `stages`, e.g. `officerIntervention.abeyance.length`. */
  path: string;
  value: unknown;
}

/** Every setting of a program that has to say where it comes from, down to single values; a list counts as one. */
export function settingsOf(program: Program): Setting[] {
  const { pathways, ...rest } = program;
  const ofPathways = Object.entries(pathways).flatMap(([id, { stages, ...own }]) => leavesOf({ ...own, ...stages }, id));
  const ofProgram = Object.entries(rest).filter(([part]) => !heading.has(part));
  return [...ofPathways, ...ofProgram.flatMap(([part, value]) => leavesOf(value, part))];
}

/** Where a setting comes from: the longest path that it lies under speaks for it. */
export function sourceOf(program: Program, path: string): Source | undefined {
  const speaking = Object.keys(program.sources).filter((source) => liesUnder(path, source));
  const longest = speaking.sort((a, b) => b.length - a.length)[0];
  return longest === undefined ? undefined : program.sources[longest];
}

export function liesUnder(path: string, above: string): boolean {
  return path === above || path.startsWith(`${above}.`);
}

function leavesOf(value: unknown, path: string): Setting[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [{ path, value }];
  const entries = Object.entries(value);
  return entries.length === 0 ? [{ path, value }] : entries.flatMap(([key, inner]) => leavesOf(inner, `${path}.${key}`));
}
