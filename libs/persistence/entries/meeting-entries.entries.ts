import { localTime } from '#protocol/rules/local-time.rule';
import { instant } from '../reads/rows.js';
import type { EntrySource } from './entry-source.js';

/** What is on the agenda of meetings that have begun and is not decided; who it is about is not said here. */
export const meetingEntries: EntrySource = {
  async options(sql, { program, at }) {
    const { rows } = await sql.query<{ id: string; at: string; place: number }>({
      name: 'meeting-entries',
      text: `
        select id, ${instant('at')} as at, place from (
          select e.id, m.at, e.decision, row_number() over (partition by m.id order by e.added_at, e.id)::int as place
          from meeting_entry e join meeting m on m.id = e.meeting_id where m.program_id = $1 and m.at <= $2
        ) as agenda where decision is null order by agenda.at desc, place limit 500`,
      values: [program.id, at],
    });
    return rows.map((entry) => ({ value: entry.id, label: `${localTime(entry.at, program.zone).date}, item ${entry.place}` }));
  },
};
