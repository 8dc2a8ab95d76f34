import type { Pool } from 'pg';
import type { Anchor } from './anchor-file.js';
import { chainTables, type ChainKind } from './chain-heads.js';

export interface BrokenAnchor {
  kind: ChainKind;
  id: string;
  seq: number;
  why: string;
}

/** Compares what was anchored with the logs: the first anchored event of each chain that is gone, or is another one now. */
export async function verifyAnchors(pool: Pool, anchors: readonly Anchor[]): Promise<BrokenAnchor[]> {
  const broken = new Map<string, BrokenAnchor>();
  for (const kind of Object.keys(chainTables) as ChainKind[]) {
    const own = anchors.filter((anchor) => anchor.kind === kind);
    if (own.length === 0) continue;
    const hashes = await hashesOf(pool, kind, own);
    for (const { id, seq, hash, at } of own) {
      const found = hashes.get(`${id} ${seq}`);
      if (found === hash || broken.has(`${kind} ${id}`)) continue;
      const why = found === undefined ? `the log was cut off: this event was there on ${at}` : `it is not the event that was there on ${at}`;
      broken.set(`${kind} ${id}`, { kind, id, seq, why });
    }
  }
  return [...broken.values()];
}

async function hashesOf(pool: Pool, kind: ChainKind, anchors: readonly Anchor[]): Promise<Map<string, string>> {
  const { table, id } = chainTables[kind];
  const { rows } = await pool.query<{ id: string; seq: number; hash: string }>(
    `select e.${id}::text as id, e.seq, encode(e.hash, 'hex') as hash from ${table} e
     join unnest($1::text[], $2::int[]) as anchored (id, seq) on anchored.id = e.${id}::text and anchored.seq = e.seq`,
    [anchors.map((anchor) => anchor.id), anchors.map(({ seq }) => seq)],
  );
  return new Map(rows.map((row) => [`${row.id} ${row.seq}`, row.hash]));
}
