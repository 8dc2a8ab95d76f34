import type { Pool } from 'pg';
import { canonicalJson } from '../canonical.js';
import { link } from '../case-log/chain.js';
import type { Sql } from '../reads/rows.js';
import { genesisOfStream, type AuditEvent } from './audit-log.js';

export interface BrokenStream {
  stream: string;
  seq: number;
  why: string;
}

/** Where a stream ends. */
export interface StreamHead {
  stream: string;
  seq: number;
  hash: Buffer;
}

interface Row {
  seq: number;
  at: string;
  agencyId: string | null;
  staffId: string | null;
  action: string;
  outcome: string;
  cases: string[];
  participants: string[];
  concerns: string | null;
  body: string;
  hash: Buffer;
}

const rowsAtOnce = 5_000;

/** The end of every stream: what is anchored elsewhere, so that a tail cut off is missed. */
export async function auditHeads(sql: Sql): Promise<StreamHead[]> {
  // From stream to stream by the key's index: there are few, and long ones.
  const { rows } = await sql.query<StreamHead>(`
    with recursive streams as (
      (select stream from audit_event order by stream limit 1)
      union all
      select (select e.stream from audit_event e where e.stream > s.stream order by e.stream limit 1) from streams s where s.stream is not null
    )
    select last.stream, last.seq, last.hash
    from streams s cross join lateral (select stream, seq, hash from audit_event e where e.stream = s.stream order by seq desc limit 1) last
    where s.stream is not null order by last.stream`);
  return rows;
}

/** Walks one stream from its first event to its last. The first link that does not hold, or `undefined`. */
export async function verifyStream(pool: Pool, stream: string): Promise<BrokenStream | undefined> {
  let hash = genesisOfStream(stream);
  let seq = 0;
  for (;;) {
    const rows = await rowsAfter(pool, stream, seq);
    for (const row of rows) {
      seq += 1;
      const why = whyBroken(row, stream, seq, link(hash, row.body));
      if (why !== undefined) return { stream, seq, why };
      hash = row.hash;
    }
    if (rows.length < rowsAtOnce) return undefined;
  }
}

/** Walks every stream of the audit. */
export async function* verifyAudit(pool: Pool): AsyncGenerator<{ stream: string; broken: BrokenStream | undefined }> {
  for (const { stream } of await auditHeads(pool)) yield { stream, broken: await verifyStream(pool, stream) };
}

async function rowsAfter(pool: Pool, stream: string, seq: number): Promise<Row[]> {
  const { rows } = await pool.query<Row>(
    `select seq, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, agency_id as "agencyId", staff_id as "staffId", action, outcome,
       case_ids as cases, participant_ids as participants, concerns, body, hash
     from audit_event where stream = $1 and seq > $2 order by seq limit ${rowsAtOnce}`,
    [stream, seq],
  );
  return rows;
}

function whyBroken(row: Row, stream: string, seq: number, expected: Buffer): string | undefined {
  if (row.seq !== seq) return `event ${seq} is missing`;
  if (!row.hash.equals(expected)) return 'the hash does not follow from the event before it';
  const { at, by, action, outcome, cases = [], participants = [], concerns = null, ...body } = JSON.parse(row.body) as AuditEvent & Record<'at' | 'stream' | 'seq', unknown>;
  const said = { seq: body.seq, stream: body.stream, at, agencyId: by.agencyId ?? null, staffId: by.staffId ?? null, action, outcome, cases, participants, concerns };
  const { body: _body, hash: _hash, ...columns } = row;
  return canonicalJson(said) === canonicalJson({ ...columns, stream }) ? undefined : 'a column does not say what the event says';
}
