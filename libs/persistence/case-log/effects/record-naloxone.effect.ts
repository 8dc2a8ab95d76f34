import type { recordNaloxone } from '#protocol/steps/record-naloxone.step';
import { refusedFor } from '../step-facts.js';
import type { Effect } from './effect.js';

/** Kits given leave the lot that they are from; a lot never gives more than it received, however many give from it at once. */
export const recordNaloxoneEffect: Effect<typeof recordNaloxone> = async ({ sql, programId, input: { lot, kits } }) => {
  if (lot === undefined || kits === undefined) return undefined;
  const { rowCount } = await sql.query({
    name: 'give-naloxone',
    text: 'update naloxone_lot set given = given + $3 where id = $1 and program_id = $2 and given + $3 <= received',
    values: [lot, programId, kits],
  });
  if (rowCount === 1) return undefined;
  return refusedFor([{ field: 'kits', code: 'NALOXONE.LOT_HAS_TOO_FEW', message: 'This lot does not have so many kits left' }]);
};
