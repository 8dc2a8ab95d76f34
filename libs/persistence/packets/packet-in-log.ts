import type { Pool } from 'pg';
import type { CourtPacket } from '#protocol/views/court-packet';

/** Which of a packet's entries stand otherwise in this record's log, its head among them; none where the packet is of this log. */
export async function entriesNotInLog(pool: Pool, { caseId, proof }: CourtPacket): Promise<number[]> {
  const said = [...proof.entries, proof.head];
  const { rows } = await pool.query<{ seq: number; hash: Buffer }>('select seq, hash from case_event where case_id = $1 and seq = any($2::int[])', [
    caseId,
    said.map(({ entry }) => entry),
  ]);
  const hashes = new Map(rows.map(({ seq, hash }) => [seq, hash.toString('hex')]));
  return [...new Set(said.filter(({ entry, hash }) => hashes.get(entry) !== hash).map(({ entry }) => entry))];
}
