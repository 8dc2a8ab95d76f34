import { localTime } from '#protocol/rules/local-time.rule';
import { instant } from '../reads/rows.js';
import type { EntrySource } from './entry-source.js';

/** Debriefs after a death that have not been held, the oldest first. */
export const debriefs: EntrySource = {
  async options(sql, { program }) {
    const { rows } = await sql.query<{ id: string; name: string; since: string }>({
      name: 'debriefs-due',
      text: `
        select d.id, s.name, ${instant('d.since')} as since from debrief d join staff s on s.id = d.staff_id
        where d.program_id = $1 and d.supervision_id is null order by d.since, d.id`,
      values: [program.id],
    });
    return rows.map(({ id, name, since }) => ({ value: id, label: `${name}, since ${localTime(since, program.zone).date}` }));
  },
};
