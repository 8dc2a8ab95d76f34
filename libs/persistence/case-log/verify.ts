import type { Pool } from 'pg';
import type { CaseEvent } from '#protocol/event';
import { genesis, link } from './chain.js';

export interface BrokenLink {
  caseId: string;
  seq: number;
  why: string;
}

interface EventRow {
  seq: number;
  key: string;
  type: string;
  agencyId: string;
  body: string;
  hash: Buffer;
}

/** Walks one case's chain from its first event to its head. The first link that does not hold, or `undefined`. */
export async function verifyCase(pool: Pool, caseId: string): Promise<BrokenLink | undefined> {
  const { rows } = await pool.query<EventRow>(
    'select seq, key, type, agency_id as "agencyId", body, hash from case_event where case_id = $1 order by seq',
    [caseId],
  );
  let hash = genesis(caseId);
  for (const [index, row] of rows.entries()) {
    const broken = whyBroken(row, index + 1, link(hash, row.body), caseId);
    if (broken !== undefined) return { caseId, seq: index + 1, why: broken };
    hash = row.hash;
  }
  const head = await pool.query<{ seq: number; hash: Buffer }>('select seq, hash from case_head where case_id = $1', [caseId]);
  const { seq, hash: headHash } = head.rows[0]!;
  if (seq !== rows.length || !headHash.equals(hash)) return { caseId, seq: rows.length + 1, why: `the head is at ${seq}, the log ends at ${rows.length}` };
  return undefined;
}

function whyBroken(row: EventRow, seq: number, hash: Buffer, caseId: string): string | undefined {
  if (row.seq !== seq) return 'an event is missing';
  if (!row.hash.equals(hash)) return 'the event or its hash was changed';
  const event = JSON.parse(row.body) as CaseEvent;
  const same = event.seq === seq && event.key === row.key && event.type === row.type && event.agency === row.agencyId && event.case === caseId;
  return same ? undefined : 'a column of the event was changed';
}

/** Walks every case's chain, the oldest first. */
export async function* verifyAll(pool: Pool): AsyncGenerator<{ caseId: string; broken: BrokenLink | undefined }> {
  const { rows } = await pool.query<{ caseId: string }>('select case_id as "caseId" from case_head order by opened_at, case_id');
  for (const { caseId } of rows) yield { caseId, broken: await verifyCase(pool, caseId) };
}
