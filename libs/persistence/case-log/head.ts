import type { PoolClient } from 'pg';
import type { CaseFile } from '#protocol/case-file';

/** The one row that every writer of a case locks first. */
export interface Head {
  caseId: string;
  agencyId: string;
  participantId: string;
  programId: string;
  programRevision: number;
  pathwayId: string;
  seq: number;
  hash: Buffer;
  file: CaseFile;
  openedBy: string;
  bell: number;
  seen: number;
  runId: string | null;
  /** Whether the process was rung less than a second ago. */
  rungLately: boolean;
}

/** Locks the head, alone: what else is needed is read afterwards, in statements of their own. */
export async function lockHead(sql: PoolClient, caseId: string): Promise<Head | undefined> {
  const { rows } = await sql.query<Head>({
    name: 'lock-head',
    text: `
      select case_id as "caseId", agency_id as "agencyId", participant_id as "participantId", program_id as "programId",
        program_revision as "programRevision", pathway_id as "pathwayId", seq, hash, file, opened_by as "openedBy", bell, seen,
        run_id as "runId", coalesce(clock_timestamp() - rung_at < interval '1 second', false) as "rungLately"
      from case_head where case_id = $1 for update`,
    values: [caseId],
  });
  return rows[0];
}
