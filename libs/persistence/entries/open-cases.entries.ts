import { localTime } from '#protocol/rules/local-time.rule';
import { pathways } from '#protocol/pathways';
import type { PathwayId } from '#protocol/program';
import { instant } from '../reads/rows.js';
import type { EntrySource } from './entry-source.js';

interface OpenCase {
  id: string;
  pathwayId: PathwayId;
  openedAt: string;
}

/** For steps of roles that know of every case of the program: the cases that are open, the one touched last first. */
export const openCases: EntrySource = {
  async options(sql, { agencyId, program }) {
    const { rows } = await sql.query<OpenCase>({
      name: 'open-cases',
      text: `
        select case_id as id, pathway_id as "pathwayId", ${instant('opened_at')} as "openedAt" from case_head
        where agency_id = $1 and program_id = $2 and status = 'open' order by updated_at desc, case_id limit 500`,
      values: [agencyId, program.id],
    });
    return rows.map(({ id, pathwayId, openedAt }) => ({
      value: id,
      label: `${pathways[pathwayId].title}, since ${localTime(openedAt, program.zone).date} (${id.slice(-6)})`,
    }));
  },
  async offers(sql, { agencyId, program }, id) {
    const { rowCount } = await sql.query({
      name: 'is-open-case',
      text: `select 1 from case_head where case_id = $1 and agency_id = $2 and program_id = $3 and status = 'open'`,
      values: [id, agencyId, program.id],
    });
    return rowCount === 1;
  },
};
