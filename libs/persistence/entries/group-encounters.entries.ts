import { recordGroupEncounter } from '#protocol/program-steps/record-group-encounter.program-step';
import { localTime } from '#protocol/rules/local-time.rule';
import { instant } from '../reads/rows.js';
import type { EntrySource } from './entry-source.js';

const topics = recordGroupEncounter.fields.topic.options as Readonly<Record<string, string>>;

/** The groups of the last month: somebody's part in one can be recorded later. */
export const groupEncounters: EntrySource = {
  async options(sql, { program, at }) {
    const { rows } = await sql.query<{ id: string; at: string; topic: string }>({
      name: 'group-encounters',
      text: `
        select id, ${instant('at')} as at, topic from group_encounter
        where program_id = $1 and recorded_at > $2::timestamptz - interval '31 days' order by group_encounter.at desc, id limit 500`,
      values: [program.id, at],
    });
    return rows.map((group) => ({ value: group.id, label: `${localTime(group.at, program.zone).date}: ${topics[group.topic]}` }));
  },
};
