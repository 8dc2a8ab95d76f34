import type { Option } from '#protocol/fields';
import type { EntrySource } from './entry-source.js';

/** The other agencies that run programs here. */
export const agencies: EntrySource = {
  async options(sql, { agencyId }) {
    const { rows } = await sql.query<Option>({
      name: 'other-agencies',
      text: `
        select key as value, title as label from agency
        where id <> $1 and exists (select from program_revision where agency_id = agency.id) order by title, id`,
      values: [agencyId],
    });
    return rows;
  },
};
