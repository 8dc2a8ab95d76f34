import { createHash } from 'node:crypto';
import { link } from '../case-log/chain.js';
import { canonicalJson } from '../canonical.js';
import { instant, shown, type Sql } from '../reads/rows.js';

export interface BrokenDisclosures {
  caseId: string;
  seq: number;
  why: string;
}

interface Row {
  seq: number;
  body: string;
  hash: Buffer;
  columns: Record<string, unknown>;
}

/** Walks the accounting of one case. The first link that does not hold, or `undefined`. */
export async function verifyDisclosures(sql: Sql, caseId: string): Promise<BrokenDisclosures | undefined> {
  const { rows } = await sql.query<Row>(
    `select seq, body, hash, json_strip_nulls(json_build_object('id', id, 'caseId', case_id, 'agencyId', agency_id, 'at', ${instant('at')},
       'toStaff', to_staff, 'toOrganisation', to_organisation, 'purpose', purpose, 'channel', channel, 'what', what,
       'consentId', consent_id, 'accessId', access_id, 'law', law)) as columns
     from disclosure where case_id = $1 order by seq`,
    [caseId],
  );
  let hash: Buffer = createHash('sha256').update(`dpad disclosures ${caseId}`).digest();
  for (const [index, row] of rows.entries()) {
    const seq = index + 1;
    hash = link(hash, row.body);
    if (row.seq !== seq) return { caseId, seq, why: `it is missing; ${row.seq} comes next` };
    if (!row.hash.equals(hash)) return { caseId, seq, why: 'its hash is not that of what it says and what came before' };
    if (asSaid(row.columns) !== asSaid(JSON.parse(row.body) as Record<string, unknown>)) return { caseId, seq, why: 'its columns say something else' };
  }
  return undefined;
}

/** The accountings of every case. */
export async function* verifyAllDisclosures(sql: Sql): AsyncGenerator<{ caseId: string; broken: BrokenDisclosures | undefined }> {
  const { rows } = await sql.query<{ caseId: string }>('select distinct case_id as "caseId" from disclosure order by case_id');
  for (const { caseId } of rows) yield { caseId, broken: await verifyDisclosures(sql, caseId) };
}

function asSaid(row: Record<string, unknown>): string {
  return canonicalJson({ ...row, at: shown(new Date(row['at'] as string).toISOString()) });
}
