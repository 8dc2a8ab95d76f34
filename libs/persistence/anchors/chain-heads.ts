import type { Sql } from '../reads/rows.js';

/** The logs that are chained: of cases and of programs, the accountings of disclosures, the streams of the audit. */
export type ChainKind = 'case' | 'program' | 'disclosures' | 'audit';

export interface ChainHead {
  kind: ChainKind;
  id: string;
  seq: number;
  hash: Buffer;
}

/** Where each chain's events stand: `id` and `seq` name one. */
export const chainTables: Readonly<Record<ChainKind, { table: string; id: string }>> = {
  case: { table: 'case_event', id: 'case_id' },
  program: { table: 'program_event', id: 'program_id' },
  disclosures: { table: 'disclosure', id: 'case_id' },
  audit: { table: 'audit_event', id: 'stream' },
};

/** How far every chain has come. By a role that reads all of them: the worker's, or the owner's. */
export async function chainHeads(sql: Sql): Promise<ChainHead[]> {
  const { rows } = await sql.query<ChainHead>(
    `select 'case' as kind, case_id::text as id, seq, hash from case_head
     union all select 'program', program_id, seq, hash from program_log_head where seq > 0
     union all (select distinct on (case_id) 'disclosures', case_id::text, seq, hash from disclosure order by case_id, seq desc)
     union all select 'audit', stream::text, seq, hash from audit_heads()`,
  );
  return rows;
}
