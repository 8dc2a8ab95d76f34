import type { Pool } from 'pg';
import type { CaseEvent, OpenedWait, StepEvent } from '#protocol/event';
import { inTransaction } from '../database.js';
import { insertOverdoseNotice, overdoseNoticeRow } from '../notices/overdose-notices.js';
import type { ProgramShelf } from '../programs.js';
import { rebuildSealedCounts } from '../sealing/sealed-counts.js';
import { insertSources, insertWaits, part2SourcesIn, upsertCharge, upsertPlacement, waitsClosedBy } from './case-log-writer.js';
import { foldLog, revisionsIn } from './fold-log.js';
import { lockHead } from './head.js';
import { insertFormerCase, shareRows, upsertShares } from './case-shares.js';
import { chargeRows, headColumns, placementRows } from './read-rows.js';

/**
 * Recreates one case's read rows from its events: the file and search columns of its head, its open waits, its charges,
 * placements and notice.
 * The last boundary is a cache of files as they were folded then, and goes: the next run begins at the opening.
 */
export function rebuildCase(pool: Pool, shelf: ProgramShelf, caseId: string): Promise<void> {
  return inTransaction(pool, async (sql) => {
    const head = await lockHead(sql, caseId);
    if (!head) return;
    const { rows } = await sql.query<{ body: string }>('select body from case_event where case_id = $1 order by seq', [caseId]);
    const events = rows.map((row) => JSON.parse(row.body) as CaseEvent);
    const { file, program } = foldLog(events, await revisionsIn(sql, shelf, events));
    const columns = headColumns(file);
    await sql.query('delete from wait where case_id = $1', [caseId]);
    await sql.query('delete from charge where case_id = $1', [caseId]);
    await sql.query('delete from placement where case_id = $1', [caseId]);
    await sql.query('delete from case_source where case_id = $1', [caseId]);
    await sql.query('delete from case_share where case_id = $1', [caseId]);
    await sql.query('delete from former_case where case_id = $1', [caseId]);
    await sql.query('delete from case_boundary where case_id = $1', [caseId]);
    await sql.query('delete from overdose_notice where case_id = $1', [caseId]);
    // Before its charges: whether there can be any is read from the head.
    await sql.query(
      'update case_head set file = $2, status = $3, stages = $4, assignees = $5::uuid[], updated_at = $6, pathway_id = $7, sealed = $8::text[], program_revision = $9 where case_id = $1',
      [caseId, JSON.stringify(file), columns.status, columns.stages, columns.assignees, events.at(-1)!.recordedAt, file.pathwayId, columns.sealed, program.revision],
    );
    await insertSources(sql, head, part2SourcesIn(events));
    await upsertShares(sql, head, shareRows(file, program));
    if (file.formerCase) await insertFormerCase(sql, head, file.formerCase);
    await insertWaits(sql, head, openWaitsAfter(events));
    for (const row of chargeRows(file)) await upsertCharge(sql, head, row, eventThatSealed(events, row.chargeId));
    for (const row of placementRows(file)) await upsertPlacement(sql, head, row);
    const notice = overdoseNoticeRow(events[0] as StepEvent, head.programId);
    if (notice) await insertOverdoseNotice(sql, notice);
  });
}

function openWaitsAfter(events: readonly CaseEvent[]): { wait: OpenedWait; at: string }[] {
  const open = new Map<string, { wait: OpenedWait; at: string }>();
  for (const event of events) {
    if (event.type === 'waitOpened' && event.kind === 'process') open.set(event.wait.key, { wait: event.wait, at: event.recordedAt });
    for (const key of waitsClosedBy(event)) open.delete(key);
  }
  return [...open.values()];
}

function eventThatSealed(events: readonly CaseEvent[], chargeId: string): StepEvent | undefined {
  const prefix = `charges/${chargeId}/`;
  return events.find((event): event is StepEvent => event.kind === 'step' && Object.keys(event.sealed).some((path) => path.startsWith(prefix)));
}

/** Recreates the read rows of every case, one transaction each. */
export async function rebuildAll(pool: Pool, shelf: ProgramShelf, rebuilt: (caseId: string) => void): Promise<void> {
  const { rows } = await pool.query<{ caseId: string }>('select case_id as "caseId" from case_head order by opened_at, case_id');
  for (const { caseId } of rows) {
    await rebuildCase(pool, shelf, caseId);
    rebuilt(caseId);
  }
  await rebuildSealedCounts(pool, shelf);
}

