import type { Rung } from '../case-log/answers.js';
import type { ExchangeParts } from '../case-log/record-parts.js';
import { allocate } from './allocate.js';
import { occupiedOf, waitingFor } from './waiting-list.js';

type Failed = (error: unknown) => void;

/**
 * After a commit that freed beds or slots, or asked for some. It cannot fail what has been recorded: what does not come about
 * here is done by the next sweep.
 */
export async function givePlacesAfter(parts: ExchangeParts, services: readonly string[], failed: Failed = () => undefined): Promise<Rung[]> {
  const given: Rung[] = [];
  for (const service of services) given.push(...(await allocate(parts, service).catch((error: unknown) => (failed(error), []))));
  return given;
}

const nearlyFull = `(s.places > 0 and ${occupiedOf('s.id')} * 10 >= s.places * 9)`;

/** Services with something free and somebody who can be given it, and those that have crossed 90 % unsaid. */
const unsettled = `
  select s.id from service s
  where s.places is not null
    and ((s.status = 'active' and ${occupiedOf('s.id')} < s.places and exists (select ${waitingFor('s')}))
      or ${nearlyFull} <> (s.nearly_full_since is not null))
  order by s.id`;

/** Whatever the reason why it was not given at once (a crash between two commits), it is given here. Safe in several processes. */
export async function sweepPlaces(parts: ExchangeParts, failed: Failed): Promise<Rung[]> {
  const { rows } = await parts.database.pool.query<{ id: string }>(unsettled);
  return givePlacesAfter(parts, rows.map(({ id }) => id), failed);
}
