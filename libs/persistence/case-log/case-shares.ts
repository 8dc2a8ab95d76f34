import type { PoolClient } from 'pg';
import type { CaseFile } from '#protocol/case-file';
import type { Program } from '#protocol/program';
import { isSharedWith, transferPurpose } from '#protocol/rules/sharing.rule';
import { agencyKey } from '../agencies.js';
import { resolveDue } from '../deadlines.js';
import type { Head } from './head.js';
import type { RecordParts } from './record-parts.js';
import type { StaffRow } from './staff.js';

interface ShareRow {
  id: string;
  /** The other agency's key. */
  agency: string;
  /** The last instant, RFC 3339; null where somebody has to end it. */
  until: string | null;
  ended: boolean;
  ofTransfer: boolean;
}

/** Which agencies know of the case: all of it a function of the file and its program's zone. */
export function shareRows(file: Pick<CaseFile, 'sharedWith'>, { zone }: Pick<Program, 'zone'>): ShareRow[] {
  return (file.sharedWith ?? []).map(({ id, agency, purpose, until, endedAt }) => ({
    id,
    agency,
    until: until === undefined ? null : resolveDue({ from: until, at: 'endOfDay' }, new Date(0), zone),
    ended: endedAt !== undefined,
    ofTransfer: purpose === transferPurpose,
  }));
}

export async function upsertShares(sql: PoolClient, of: { caseId: string; agencyId: string }, rows: readonly ShareRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql.query({
    name: 'upsert-shares',
    text: `
      insert into case_share (id, case_id, agency_id, with_agency, until, ended, of_transfer)
      select share.id, $1, $2, a.id, share.until, share.ended, share."ofTransfer"
      from json_to_recordset($3) as share (id uuid, agency uuid, until timestamptz, ended boolean, "ofTransfer" boolean) join agency a on a.key = share.agency
      on conflict (id) do update set ended = excluded.ended`,
    values: [of.caseId, of.agencyId, JSON.stringify(rows)],
  });
}

/** That a case goes on from another agency's. False where a case goes on from that one already: the database decides which. */
export async function insertFormerCase(sql: PoolClient, of: { caseId: string; agencyId: string }, former: NonNullable<CaseFile['formerCase']>): Promise<boolean> {
  const { rowCount } = await sql.query({
    name: 'insert-former-case',
    text: 'insert into former_case (case_id, agency_id, former_case_id, at) values ($1, $2, $3, $4) on conflict do nothing',
    values: [of.caseId, of.agencyId, former.caseId, former.at],
  });
  return rowCount === 1;
}

/** Whether a case of another agency is shared with this person's now. */
export async function isSharedNow(sql: PoolClient, { shelf, clock }: Pick<RecordParts, 'shelf' | 'clock'>, staff: StaffRow, head: Head): Promise<boolean> {
  if (head.agencyId === staff.agencyId) return false;
  const { program } = await shelf.at(sql, head.programId, head.programRevision);
  return isSharedWith(head.file, agencyKey(staff.agencyId), clock.now().toISOString(), program.zone);
}
