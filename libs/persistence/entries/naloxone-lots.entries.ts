import { localTime } from '#protocol/rules/local-time.rule';
import type { EntrySource } from './entry-source.js';

interface Lot {
  id: string;
  lot: string;
  expiresOn: string;
  left: number;
}

/** Lots with kits left that have not expired, the first to expire first. */
export const naloxoneLots: EntrySource = {
  async options(sql, { program, at }) {
    const { rows } = await sql.query<Lot>({
      name: 'naloxone-lots',
      text: `
        select id, lot, expires_on::text as "expiresOn", received - given as left from naloxone_lot
        where program_id = $1 and given < received and expires_on >= $2 order by expires_on, lot`,
      values: [program.id, localTime(at, program.zone).date],
    });
    return rows.map(({ id, lot, expiresOn, left }) => ({ value: id, label: `${lot}: ${left} left, expires ${expiresOn}` }));
  },
};
