import type { Pool } from 'pg';
import type { NotifyRequest } from '#protocol/exchange';

/** The visible outbox: what staff are told. A notice is there once, however often it is put there. */
export async function putInOutbox(pool: Pool, { caseId, key, kind, roles, staff, subject }: NotifyRequest, at: Date): Promise<void> {
  await pool.query(
    `insert into outbox (case_id, key, agency_id, program_id, kind, roles, staff, subject, created_at)
     select case_id, $2, agency_id, program_id, $3, $4, $5, $6, $7 from case_head where case_id = $1
     on conflict do nothing`,
    [caseId, key, kind, roles, staff ?? null, subject ?? null, at],
  );
}

export async function isInOutbox(pool: Pool, caseId: string, key: string): Promise<boolean> {
  const { rowCount } = await pool.query('select 1 from outbox where case_id = $1 and key = $2', [caseId, key]);
  return rowCount === 1;
}
