import type { Pool } from 'pg';
import { genesisOfProgram, link } from '../case-log/chain.js';
import { whyBroken, type EventRow } from '../case-log/verify.js';
import { inTransaction } from '../database.js';

export interface BrokenProgramLink {
  programId: string;
  seq: number;
  why: string;
}

/** Walks one program's chain from its first event to its head. The first link that does not hold, or `undefined`. */
export async function verifyProgramLog(pool: Pool, programId: string): Promise<BrokenProgramLink | undefined> {
  const { rows, head } = await atOneMoment(pool, programId);
  let hash = genesisOfProgram(programId);
  for (const [index, row] of rows.entries()) {
    const broken = whyBroken(row, index + 1, link(hash, row.body), { program: programId });
    if (broken !== undefined) return { programId, seq: index + 1, why: broken };
    hash = row.hash;
  }
  if (head.seq === rows.length && head.hash.equals(hash)) return undefined;
  return { programId, seq: rows.length + 1, why: `the head is at ${head.seq}, the log ends at ${rows.length}` };
}

/** The log and its head as of one moment: the program may go on meanwhile. */
function atOneMoment(pool: Pool, programId: string): Promise<{ rows: EventRow[]; head: { seq: number; hash: Buffer } }> {
  return inTransaction(pool, async (sql) => {
    await sql.query('set transaction isolation level repeatable read, read only');
    const { rows } = await sql.query<EventRow>(
      `select seq, key, type, agency_id as "agencyId", body, hash, recorded_at as "recordedAt" from program_event where program_id = $1 order by seq`,
      [programId],
    );
    const heads = await sql.query<{ seq: number; hash: Buffer }>('select seq, hash from program_log_head where program_id = $1', [programId]);
    return { rows, head: heads.rows[0]! };
  });
}

/** Walks every program's chain. */
export async function* verifyProgramLogs(pool: Pool): AsyncGenerator<{ programId: string; broken: BrokenProgramLink | undefined }> {
  const { rows } = await pool.query<{ programId: string }>('select program_id as "programId" from program_log_head order by program_id');
  for (const { programId } of rows) yield { programId, broken: await verifyProgramLog(pool, programId) };
}
