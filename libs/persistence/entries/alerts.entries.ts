import { alertKinds, type AlertKind } from '#protocol/alerts';
import { localTime } from '#protocol/rules/local-time.rule';
import type { EntrySource } from './entry-source.js';

/** What is listed to choose from; any alert that is not closed may be named. */
const mostListed = 200;

/** The program's alerts that are not closed, the oldest first. */
export const alerts: EntrySource = {
  async options(sql, { program }) {
    const { rows } = await sql.query<{ id: string; kind: AlertKind; area: string | null; raisedAt: Date | string }>({
      name: 'open-alerts',
      text: `select id, kind, area, raised_at as "raisedAt" from alert where program_id = $1 and state <> 'closed' order by raised_at, id limit ${mostListed}`,
      values: [program.id],
    });
    return rows.map(({ id, kind, area, raisedAt }) => {
      const where = area === null ? '' : `: ${program.areas[area]?.label ?? area}`;
      const { date, minute } = localTime(new Date(raisedAt).toISOString(), program.zone);
      return { value: id, label: `${alertKinds[kind]}${where}, ${date} ${minute}` };
    });
  },
  async offers(sql, { program }, id) {
    const { rowCount } = await sql.query({ name: 'is-open-alert', text: `select 1 from alert where id = $1 and program_id = $2 and state <> 'closed'`, values: [id, program.id] });
    return rowCount === 1;
  },
};
