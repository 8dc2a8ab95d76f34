import { steps } from '../steps/registry.js';
import { sections } from './case-view.js';
import type { Held } from '../rules/disclosure.rule.js';
import type { Step } from '../step.js';

/** A value that was corrected: of which entry, at which path, and which step had recorded it. */
export interface CorrectedValue {
  entry: number;
  path: string;
  step: string;
}

/**
 * Whether a disclosure has told of a value that was corrected since: by its entry, or by a section of the same kind of
 * information. Rather one recipient too many is told than one too few.
 */
export function hasTold(what: readonly string[], { entry, path, step }: CorrectedValue): boolean {
  const covering = sectionsOf(step);
  return what.some((one) => {
    const [kind, name, ofPath] = parts(one);
    if (kind === 'entry') return Number(name) === entry && (ofPath === undefined || ofPath === path);
    return kind === 'section' && covering.includes(name ?? '');
  });
}

function sectionsOf(stepId: string): string[] {
  const { provenance, scope } = (steps as Readonly<Record<string, Step>>)[stepId] ?? {};
  const sameKind = (held: Held) => (scope === undefined ? held.provenance === provenance : held.scope === scope);
  return Object.entries<Held>(sections).flatMap(([name, held]) => (sameKind(held) ? [name] : []));
}

/** `entry:<number>:<path>`; a path has no colon, a row's id neither. */
function parts(what: string): [string, string?, string?] {
  return what.split(':') as [string, string?, string?];
}
