import { localTime } from '#protocol/rules/local-time.rule';
import { instant } from '../reads/rows.js';
import type { EntrySource } from './entry-source.js';

const inTheLastMonth = `at > $2::timestamptz - interval '31 days'`;

/** Meetings to come, and those of the last month: what was said there can still be recorded. */
export const meetings: EntrySource = {
  async options(sql, { program, at }) {
    const { rows } = await sql.query<{ id: string; at: string }>({
      name: 'meetings',
      text: `select id, ${instant('at')} as at from meeting where program_id = $1 and ${inTheLastMonth} order by meeting.at, id limit 500`,
      values: [program.id, at],
    });
    return rows.map((meeting) => {
      const { date, minute } = localTime(meeting.at, program.zone);
      return { value: meeting.id, label: `${date}, ${minute}` };
    });
  },
};
