import { indexKindTitles, type IndexKind } from '#protocol/person-index';
import { localTime } from '#protocol/rules/local-time.rule';
import type { EntrySource } from './entry-source.js';

const mostListed = 200;

const inProgram = (participant: string) => `exists (select 1 from case_head h where h.participant_id = ${participant} and h.program_id = $2)`;

/**
 * Matches within the program that nobody has decided, the oldest first. One that has been decided can be named, to decide it
 * anew, and so can one with another program of the agency: who decides has to know of both.
 */
export const matches: EntrySource = {
  async options(sql, { agencyId, program }) {
    const { rows } = await sql.query<{ id: string; kinds: IndexKind[]; foundAt: Date | string }>({
      name: 'undecided-matches',
      text: `
        select m.id, m.kinds, m.found_at as "foundAt" from participant_match m
        where m.agency_id = $1 and m.decision is null and ${inProgram('m.participant_id')} and ${inProgram('m.other_id')}
        order by m.found_at, m.id limit ${mostListed}`,
      values: [agencyId, program.id],
    });
    return rows.map(({ id, kinds, foundAt }) => {
      const { date, minute } = localTime(new Date(foundAt).toISOString(), program.zone);
      return { value: id, label: `The same ${kinds.map((kind) => indexKindTitles[kind]).join(', ')}; found ${date} ${minute}` };
    });
  },
  async offers(sql, { agencyId, program }, id) {
    const { rowCount } = await sql.query({
      name: 'is-match',
      text: `select 1 from participant_match m where m.agency_id = $1 and m.id = $3 and (${inProgram('m.participant_id')} or ${inProgram('m.other_id')})`,
      values: [agencyId, program.id, id],
    });
    return rowCount === 1;
  },
};
