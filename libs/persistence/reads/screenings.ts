import type { Pool } from 'pg';
import { canonicalJson } from '../canonical.js';
import type { StaffRow } from './staff-list.js';

export interface Screening {
  screeningId: string;
  programId: string;
  pathwayId: string;
  /** Open values alone: a screening holds no identity. */
  content: Readonly<Record<string, unknown>>;
}

export type ScreeningRecorded = { state: 'created' } | { state: 'again' } | { state: 'conflict' };

/** Records an encounter that led to no case. The same id with the same content again changes nothing. */
export async function recordScreeningRow(pool: Pool, staff: StaffRow, screening: Screening, at: Date): Promise<ScreeningRecorded> {
  const { screeningId, programId, pathwayId } = screening;
  const { rowCount } = await pool.query(
    `insert into screening (id, agency_id, program_id, pathway_id, recorded_at, recorded_by, organisation_id, content)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (id) do nothing`,
    [screeningId, staff.agencyId, programId, pathwayId, at.toISOString(), staff.id, staff.organisationId, JSON.stringify(screening.content)],
  );
  if (rowCount === 1) return { state: 'created' };
  const { rows } = await pool.query<{ programId: string; pathwayId: string; recordedBy: string; content: unknown }>(
    'select program_id as "programId", pathway_id as "pathwayId", recorded_by as "recordedBy", content from screening where id = $1',
    [screeningId],
  );
  const [standing] = rows;
  const same =
    standing?.recordedBy === staff.id &&
    canonicalJson([standing.programId, standing.pathwayId, standing.content]) === canonicalJson([programId, pathwayId, screening.content]);
  return { state: same ? 'again' : 'conflict' };
}
