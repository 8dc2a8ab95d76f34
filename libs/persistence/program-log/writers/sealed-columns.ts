import type { Sealed } from '#protocol/event';

/** A sealed value with where it belongs: what a column keeps, and all that is needed to open it. */
export interface SealedColumn {
  eventKey: string;
  path: string;
  sealed: Sealed;
}

/** Values of an event as a table keeps them, by name, in JSON; those that the event does not have are left out. */
export function sealedFor(eventKey: string, sealed: Readonly<Record<string, Sealed>>, ...paths: string[]): string {
  const columns = paths.flatMap((path) => (sealed[path] ? [[path, { eventKey, path, sealed: sealed[path] } satisfies SealedColumn] as const] : []));
  return JSON.stringify(Object.fromEntries(columns));
}
