import type { Program } from '#protocol/program';
import type { Sql } from './rows.js';

export interface ListedProgram {
  definition: Program;
  hash: string;
}

/** The newest revision in effect on `day` (`YYYY-MM-DD`) of each of the agency's programs. */
export async function programsOf(sql: Sql, agencyId: string, day: string): Promise<ListedProgram[]> {
  const { rows } = await sql.query<ListedProgram>({
    name: 'agency-programs',
    text: `
      select distinct on (program_id) definition, hash from program_revision
      where agency_id = $1 and effective_from <= $2 order by program_id, revision desc`,
    values: [agencyId, day],
  });
  return rows;
}
