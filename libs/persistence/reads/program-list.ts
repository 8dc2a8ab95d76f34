import type { Program } from '#protocol/program';
import type { Sql } from './rows.js';

export interface ListedProgram {
  definition: Program;
  hash: string;
}

/** The newest revision of each of the agency's programs in effect at an instant, by the day in the program's own zone. */
export async function programsOf(sql: Sql, agencyId: string, at: Date): Promise<ListedProgram[]> {
  const { rows } = await sql.query<ListedProgram>({
    name: 'agency-programs',
    text: `
      select distinct on (program_id) definition, hash from program_revision
      where agency_id = $1 and effective_from <= ($2::timestamptz at time zone (definition ->> 'zone'))::date order by program_id, revision desc`,
    values: [agencyId, at],
  });
  return rows;
}
