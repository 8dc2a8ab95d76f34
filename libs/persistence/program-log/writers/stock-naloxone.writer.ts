import type { stockNaloxone } from '#protocol/program-steps/stock-naloxone.program-step';
import { derivedUuid } from '../../canonical.js';
import { refusedFor } from '../../case-log/step-facts.js';
import type { Writer } from './writer.js';

/** Kits of a lot at most, so that no count outgrows its column. */
const mostOfALot = 1_000_000;

/** A lot has one expiry date; more of it is added to what is there. */
export const stockNaloxoneWriter: Writer<typeof stockNaloxone> = async ({ sql, agencyId, program, input: { lot, kits, expiresOn } }) => {
  const id = derivedUuid('naloxoneLot', program.id, lot);
  const { rows } = await sql.query<{ received: number; expiresOn: string }>(
    `insert into naloxone_lot (id, agency_id, program_id, lot, expires_on, received, given) values ($1, $2, $3, $4, $5, $6, 0)
     on conflict (program_id, lot) do update set received = naloxone_lot.received + $6
     returning received, expires_on::text as "expiresOn"`,
    [id, agencyId, program.id, lot, expiresOn, kits],
  );
  const { received, expiresOn: known } = rows[0]!;
  if (known !== expiresOn) {
    return refusedFor([{ field: 'expiresOn', code: 'NALOXONE.OTHER_EXPIRY', message: `This lot is on the list as expiring on ${known}` }]);
  }
  if (received > mostOfALot) {
    return refusedFor([{ field: 'kits', code: 'NALOXONE.LOT_TOO_LARGE', message: `A lot holds ${mostOfALot} kits at most` }]);
  }
  return { result: { lotId: id, received } };
};
