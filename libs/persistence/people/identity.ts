import type { StepEvent } from '#protocol/event';
import { indexTerms, type Identity, type IndexTerm } from '#protocol/person-index';
import type { Step } from '#protocol/step';
import { stepById } from '#protocol/steps/registry';
import { openSealed, type CaseKeys } from '../keys/key-vault.js';

const parts = ['name', 'birthDate', 'phone'] as const satisfies readonly (keyof Identity)[];

/** The steps after which it may be known otherwise than before who the person is. */
const identifying = ['identifyPerson', 'correctEntry'];

export function mayIdentify({ id, opening }: Pick<Step, 'id' | 'opening'>): boolean {
  return opening === true || identifying.includes(id);
}

/** Who the person is, by what was sent to open the case. */
export function identityIn(input: Readonly<Record<string, unknown>>): Identity {
  return Object.fromEntries(parts.flatMap((part) => (typeof input[part] === 'string' ? [[part, input[part]]] : [])));
}

/** A term, and since when it holds, RFC 3339. */
export type DatedTerm = IndexTerm & { since: string };

export function datedTerms(identity: Identity, at: string, before: readonly DatedTerm[] = []): DatedTerm[] {
  return indexTerms(identity).map((term) => ({ ...term, since: before.find(({ kind, text }) => kind === term.kind && text === term.text)?.since ?? at }));
}

export interface KnownIdentity {
  identity: Identity;
  terms: readonly DatedTerm[];
}

/** Who the person is, by the events of the case in order; what is sealed for good says nothing any more. */
export function identityAfter(events: readonly StepEvent[], keys: CaseKeys): KnownIdentity {
  const said = new Map<number, Identity>();
  let terms: readonly DatedTerm[] = [];
  let identity: Identity = {};
  for (const event of events) {
    const changes = changesBy(event, keys);
    if (!changes) continue;
    said.set(changes.entry, { ...said.get(changes.entry), ...changes.identity });
    // A correction changes what its entry said, and not what was said after it.
    identity = [...said.entries()].sort(([a], [b]) => a - b).reduce((known, [, one]) => ({ ...known, ...one }), {});
    terms = datedTerms(identity, event.recordedAt, terms);
  }
  return { identity, terms };
}

/** What an event says of who the person is, and in which entry that is so. */
function changesBy(event: StepEvent, keys: CaseKeys): { entry: number; identity: Identity } | undefined {
  const step = stepById(event.type);
  if (!step || !mayIdentify(step)) return undefined;
  const read = (path: string): unknown => {
    const sealed = event.sealed[path];
    return sealed && openSealed(keys, { caseId: event.case, eventKey: event.key, path }, sealed);
  };
  if (event.type !== 'correctEntry') return { entry: event.seq, identity: identityIn(Object.fromEntries(parts.map((part) => [part, read(part)]))) };
  const { entry, path } = event.open as { entry: number; path: string };
  return (parts as readonly string[]).includes(path) ? { entry, identity: identityIn({ [path]: read('value') }) } : undefined;
}
