import type { setCapacity } from '#protocol/program-steps/set-capacity.program-step';
import { refusedFor } from '../../case-log/step-facts.js';
import { occupiedOf } from '../../placement/waiting-list.js';
import type { Writer } from './writer.js';

/** Under the service's lock, as whoever gives them: nothing is given while it is decided. */
export const setCapacityWriter: Writer<typeof setCapacity> = async ({ sql, at, input: { place, places } }) => {
  await sql.query('select from service where id = $1 for no key update', [place]);
  const { rows } = await sql.query<{ occupied: number }>(`select ${occupiedOf('$1')} as occupied`, [place]);
  const { occupied } = rows[0]!;
  if (places < occupied) {
    return refusedFor([{ field: 'places', code: 'CAPACITY.BELOW_OCCUPIED', message: `${occupied} are occupied: there cannot be fewer` }]);
  }
  await sql.query('update service set places = $2, revision = revision + 1, changed_at = $3 where id = $1', [place, places, at]);
  return { result: { serviceId: place, places, occupied }, places: [place] };
};
