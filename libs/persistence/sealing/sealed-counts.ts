import type { Pool, PoolClient } from 'pg';
import type { CaseFile } from '#protocol/case-file';
import type { Program } from '#protocol/program';
import { localTime } from '#protocol/rules/local-time.rule';
import { inTransaction } from '../database.js';
import type { ProgramShelf } from '../programs.js';

interface Counted {
  agencyId: string;
  programId: string;
  class: string;
  outcome: string;
  /** `YYYY-MM` of the sealing, in the program's zone. */
  month: string;
}

/** What remains of the charges of a sealed case: how many of a class ended how, in which month; nothing that leads to a case. */
export async function countSealedCharges(
  sql: PoolClient,
  { agencyId, programId }: Pick<Counted, 'agencyId' | 'programId'>,
  { charges, seals }: CaseFile,
  { zone }: Program,
): Promise<void> {
  const month = localTime(seals!.justice!.at, zone).date.slice(0, 'YYYY-MM'.length);
  for (const { class: chargeClass, status } of charges) await count(sql, { agencyId, programId, class: chargeClass, outcome: status, month });
}

async function count(sql: PoolClient, { agencyId, programId, class: chargeClass, outcome, month }: Counted): Promise<void> {
  await sql.query({
    name: 'count-sealed',
    text: `
      insert into sealed_count (agency_id, program_id, class, outcome, month, count) values ($1, $2, $3, $4, $5, 1)
      on conflict (agency_id, program_id, class, outcome, month) do update set count = sealed_count.count + 1`,
    values: [agencyId, programId, chargeClass, outcome, month],
  });
}

interface SealedCase {
  agencyId: string;
  programId: string;
  programRevision: number;
  file: CaseFile;
}

/** Counts the sealed charges anew, from the files of their cases: sealing waits meanwhile. */
export function rebuildSealedCounts(pool: Pool, shelf: ProgramShelf): Promise<void> {
  return inTransaction(pool, async (sql) => {
    await sql.query('lock table sealed_count in exclusive mode');
    await sql.query('delete from sealed_count');
    const { rows } = await sql.query<SealedCase>(
      `select e.agency_id as "agencyId", h.program_id as "programId", h.program_revision as "programRevision", h.file
       from case_head h join case_event e on e.case_id = h.case_id and e.type = 'sealRecords' and (e.body::jsonb -> 'open' -> 'classes') ? 'justice'
       where h.sealed @> '{justice}' order by h.case_id`,
    );
    for (const { file, ...of } of rows) {
      const { program } = await shelf.at(sql, of.programId, of.programRevision);
      await countSealedCharges(sql, of, file, program);
    }
  });
}
