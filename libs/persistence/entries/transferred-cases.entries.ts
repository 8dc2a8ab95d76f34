import { pathways } from '#protocol/pathways';
import type { PathwayId } from '#protocol/program';
import { localTime } from '#protocol/rules/local-time.rule';
import { awaitsTakingUp } from '../reads/may-know.js';
import type { EntrySource } from './entry-source.js';

interface Transferred {
  id: string;
  pathwayId: PathwayId;
  from: string;
  at: string;
}

/** Cases that other agencies have handed over to this one, and that no case of its own goes on from yet: the one that waits longest first. */
export const transferredCases: EntrySource = {
  async options(sql, { agencyId, program }) {
    const { rows } = await sql.query<Transferred>({
      name: 'transferred-cases',
      text: `
        select h.case_id as id, h.pathway_id as "pathwayId", a.title as from, h.file ->> 'transferredAt' as at
        from case_head h join agency a on a.id = h.agency_id where ${awaitsTakingUp('$1')} order by at, id limit 500`,
      values: [agencyId],
    });
    return rows.map(({ id, pathwayId, from, at }) => ({
      value: id,
      label: `${pathways[pathwayId].title}, from ${from}, ${localTime(at, program.zone).date} (${id.slice(-6)})`,
    }));
  },
  async offers(sql, { agencyId }, id) {
    const { rowCount } = await sql.query({
      name: 'is-transferred-case',
      text: `select 1 from case_head h where h.case_id = $2 and ${awaitsTakingUp('$1')}`,
      values: [agencyId, id],
    });
    return rowCount === 1;
  },
};
