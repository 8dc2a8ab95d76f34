import type { Pool } from 'pg';
import type { CaseFile } from '#protocol/case-file';
import type { CaseEvent } from '#protocol/event';
import type { Revisions } from '#protocol/fold';
import type { Program } from '#protocol/program';
import type { ProgramEvent } from '#protocol/program-step';
import { canonicalJson } from '../canonical.js';
import { inTransaction } from '../database.js';
import { programHash } from '../programs.js';
import { genesis, link } from './chain.js';
import { foldLog, revisionNamedIn } from './fold-log.js';

export interface BrokenLink {
  caseId: string;
  seq: number;
  why: string;
}

export interface EventRow {
  seq: number;
  key: string;
  type: string;
  agencyId: string;
  body: string;
  hash: Buffer;
  recordedAt: Date | string;
}

/** Walks one case's chain from its first event to its head. The first link that does not hold, or `undefined`. */
export async function verifyCase(pool: Pool, caseId: string): Promise<BrokenLink | undefined> {
  const { rows, head, revisions } = await atOneMoment(pool, caseId);
  let hash = genesis(caseId);
  for (const [index, row] of rows.entries()) {
    const broken = whyBroken(row, index + 1, link(hash, row.body), { case: caseId });
    if (broken !== undefined) return { caseId, seq: index + 1, why: broken };
    hash = row.hash;
  }
  if (head.seq !== rows.length || !head.hash.equals(hash)) {
    return { caseId, seq: rows.length + 1, why: `the head is at ${head.seq}, the log ends at ${rows.length}` };
  }
  const events = rows.map((row) => JSON.parse(row.body) as CaseEvent);
  const other = events.find((event) => namesOtherSettings(event, revisions));
  if (other) return { caseId, seq: other.seq, why: "the program's settings are not those that were pinned" };
  const { file, program } = foldLog(events, revisions);
  if (program.revision !== head.programRevision) return { caseId, seq: head.seq, why: 'the case does not follow the revision that its log names' };
  return canonicalJson(file) === canonicalJson(head.file) ? undefined : { caseId, seq: head.seq, why: 'the file is not what the log comes to' };
}

/** Whether the opening, or an adoption, names a revision whose settings are not those of then. */
function namesOtherSettings(event: CaseEvent, revisions: Revisions): boolean {
  const named = revisionNamedIn(event);
  if (!named) return event.seq === 1;
  const program = revisions[named.revision];
  return program === undefined || programHash(program) !== named.hash;
}

interface HeadRow {
  seq: number;
  hash: Buffer;
  file: CaseFile;
  programRevision: number;
}

/** The log and its head as of one moment: the case may go on meanwhile. */
function atOneMoment(pool: Pool, caseId: string): Promise<{ rows: EventRow[]; head: HeadRow; revisions: Revisions }> {
  return inTransaction(pool, async (sql) => {
    await sql.query('set transaction isolation level repeatable read, read only');
    const { rows } = await sql.query<EventRow>(
      `select seq, key, type, agency_id as "agencyId", body, hash, recorded_at as "recordedAt" from case_event where case_id = $1 order by seq`,
      [caseId],
    );
    const heads = await sql.query<HeadRow>(
      'select seq, hash, file, program_revision as "programRevision" from case_head where case_id = $1',
      [caseId],
    );
    const programs = await sql.query<{ definition: Program }>(
      'select p.definition from program_revision p join case_head h on h.program_id = p.program_id where h.case_id = $1',
      [caseId],
    );
    return { rows, head: heads.rows[0]!, revisions: Object.fromEntries(programs.rows.map(({ definition }) => [definition.revision, definition])) };
  });
}

/** Why a row is not what was recorded; `owner`: what its event has to say it belongs to. */
export function whyBroken(row: EventRow, seq: number, hash: Buffer, owner: { case: string } | { program: string }): string | undefined {
  if (row.seq !== seq) return 'an event is missing';
  if (!row.hash.equals(hash)) return 'the event or its hash was changed';
  const event = JSON.parse(row.body) as CaseEvent | ProgramEvent;
  const isOwn = Object.entries(owner).every(([name, id]) => (event as unknown as Record<string, unknown>)[name] === id);
  const same = isOwn && event.seq === seq && event.key === row.key && event.type === row.type && event.agency === row.agencyId && Date.parse(event.recordedAt) === new Date(row.recordedAt).getTime();
  return same ? undefined : 'a column of the event was changed';
}

/** Walks every case's chain, the oldest first. */
export async function* verifyAll(pool: Pool): AsyncGenerator<{ caseId: string; broken: BrokenLink | undefined }> {
  const { rows } = await pool.query<{ caseId: string }>('select case_id as "caseId" from case_head order by opened_at, case_id');
  for (const { caseId } of rows) yield { caseId, broken: await verifyCase(pool, caseId) };
}
