import type { CaseFile, SealedClass } from '#protocol/case-file';
import { proofOfSealing } from '#protocol/documents/proof-of-sealing.document';
import type { Language, PrintedDocument } from '#protocol/documents/printed-document';
import type { StepEvent } from '#protocol/event';
import type { OpenInput } from '#protocol/fields';
import { mayRead, readerOf } from '#protocol/rules/disclosure.rule';
import { isBefore } from '#protocol/rules/local-time.rule';
import { isSealed, keptClasses, keptFor } from '#protocol/rules/sealing.rule';
import { leastShown } from '#protocol/rules/small-cells.rule';
import type { sealRecords } from '#protocol/steps/seal-records.step';
import { resolveDue } from '../deadlines.js';
import type { ReadParts } from './case-reads.js';
import { readCase } from './case-rows.js';
import { knownCases } from './may-know.js';
import { pageOf, readCursor, type Page, type PageRequest } from './page.js';
import { instant, shown, type Sql } from './rows.js';
import { personOf, type StaffRow } from './staff-list.js';

/** The paper that says what of a case was sealed; `undefined` where this person knows of no such case, or nothing was. */
export async function printedProof({ database: { pool }, clock, shelf }: ReadParts, staff: StaffRow, { caseId, language }: { caseId: string; language: Language }): Promise<PrintedDocument | undefined> {
  const row = await readCase(pool, staff, caseId);
  if (!row) return undefined;
  const { program } = await shelf.at(pool, row.programId, row.programRevision);
  const at = clock.now().toISOString();
  if (!mayRead(readerOf(personOf(staff), row, at, program.zone), 'case')) return undefined;
  const { rows } = await pool.query<{ body: string; hash: string }>(
    `select body, encode(hash, 'hex') as hash from case_event where case_id = $1 and type = 'sealRecords' order by seq`,
    [caseId],
  );
  if (rows.length === 0) return undefined;
  const sealings = rows.map(({ body, hash }) => {
    const { seq, recordedAt, open } = JSON.parse(body) as StepEvent;
    const { classes, ground } = open as OpenInput<(typeof sealRecords)['fields']>;
    return { classes, ground, at: recordedAt, seq, hash };
  });
  return proofOfSealing({ language, caseId, sealings, program, at });
}

export interface DueForSealing {
  caseId: string;
  programId: string;
  closedAt: string;
  /** Those that the program keeps no longer. */
  classes: SealedClass[];
}

interface Row {
  caseId: string;
  programId: string;
  programRevision: number;
  file: CaseFile;
  closedAt: string;
}

/**
 * Closed cases that this person may know of and whose retention has ended, those closed first of all first. Without a legal
 * hold. A page may hold fewer cases than asked for: programs keep what they have recorded for different times.
 */
export async function dueForSealing({ database: { pool }, clock, shelf }: ReadParts, staff: StaffRow, { limit, cursor }: PageRequest): Promise<Page<DueForSealing>> {
  const known = knownCases(staff, 3);
  const values: unknown[] = [staff.agencyId, limit + 1, ...known.values];
  let later = '';
  if (cursor !== undefined) {
    const [at, id] = readCursor(cursor, 'instant', 'uuid');
    later = `and (e.recorded_at, e.case_id) > ($${values.push(at)}::timestamptz, $${values.push(id)}::uuid)`;
  }
  const { rows } = await pool.query<Row>(
    `select h.case_id as "caseId", h.program_id as "programId", h.program_revision as "programRevision", h.file, ${instant('e.recorded_at')} as "closedAt"
     from case_event e join case_head h on h.case_id = e.case_id
     where e.type = 'caseClosed' and e.agency_id = $1 and h.status = 'closed' and not h.sealed @> '{${keptClasses.join(',')}}' and ${known.sql} ${later}
     order by e.recorded_at, e.case_id limit $2`,
    values,
  );
  const page = pageOf(rows, limit, (last) => [last.closedAt, last.caseId]);
  const now = clock.now();
  const items: DueForSealing[] = [];
  for (const { caseId, programId, programRevision, file, closedAt } of page.rows) {
    if (file.legalHold?.length) continue;
    const { program } = await shelf.at(pool, programId, programRevision);
    const hasEnded = (each: (typeof keptClasses)[number]) =>
      isBefore(resolveDue({ from: shown(closedAt), plus: keptFor(each, program.retention), at: 'endOfDay' }, now, program.zone), now.toISOString());
    const classes = keptClasses.filter((each) => !isSealed(file, each) && hasEnded(each));
    if (classes.length > 0) items.push({ caseId, programId, closedAt: shown(closedAt), classes });
  }
  return page.next === undefined ? { items } : { items, next: page.next };
}

export interface SealedCount {
  class: string;
  outcome: string;
  /** Left out where it is under 11: so few could be told apart. */
  count?: number;
}

/** How the charges of sealed cases ended, by class; nothing that leads to a case, and no sums from which a small one follows. */
export async function sealedCounts(sql: Sql, { agencyId, programId }: { agencyId: string; programId: string }): Promise<SealedCount[]> {
  const { rows } = await sql.query<Required<SealedCount>>(
    'select class, outcome, sum(count)::int as count from sealed_count where agency_id = $1 and program_id = $2 group by class, outcome order by class, outcome',
    [agencyId, programId],
  );
  return rows.map(({ count, ...of }) => ({ ...of, ...(count >= leastShown && { count }) }));
}
