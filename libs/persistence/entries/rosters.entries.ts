import { localTime, type LocalTime } from '#protocol/rules/local-time.rule';
import { instant } from '../reads/rows.js';
import type { EntrySource } from './entry-source.js';

interface Roster {
  id: string;
  schedule: string | null;
  team: string;
  startsAt: string;
  endsAt: string;
}

/** Those that stand and have not ended. */
export const rosters: EntrySource = {
  async options(sql, { program, at }) {
    const { rows } = await sql.query<Roster>({
      name: 'rosters-to-come',
      text: `
        select id, schedule, team, ${instant('starts_at')} as "startsAt", ${instant('ends_at')} as "endsAt" from roster_entry
        where program_id = $1 and cancelled_at is null and ends_at > $2 order by starts_at, id limit 500`,
      values: [program.id, at],
    });
    return rows.map(({ id, schedule, team, startsAt, endsAt }) => {
      const title = (schedule === null ? undefined : program.schedules[schedule]?.label) ?? program.teams[team]?.title ?? team;
      const [from, to] = [startsAt, endsAt].map((at) => localTime(at, program.zone)) as [LocalTime, LocalTime];
      return { value: id, label: `${title}: ${from.date}, ${from.minute} to ${to.minute}` };
    });
  },
  async offers(sql, { program, at }, id) {
    const { rowCount } = await sql.query('select 1 from roster_entry where id = $1 and program_id = $2 and cancelled_at is null and ends_at > $3', [id, program.id, at]);
    return rowCount === 1;
  },
};
