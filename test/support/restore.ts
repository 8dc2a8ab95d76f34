import type pg from 'pg';
import { rebuildCase } from '#persistence/case-log/rebuild';
import type { CaseEvent } from '#protocol/event';
import { stepById } from '#protocol/steps/registry';
import type { Engine } from './engine.js';

export interface Boundary {
  seq: number;
  file: unknown;
  remembered: unknown;
}

/** The numbers of a case's events at which a transaction ended. */
export async function commitsOf(engine: Engine, caseId: string): Promise<number[]> {
  const { rows } = await engine.database.pool.query<{ seq: number }>(
    'select max(seq) as seq from case_event where case_id = $1 group by xmin::text order by 1',
    [caseId],
  );
  return rows.map((row) => row.seq);
}

export async function boundaryOf(engine: Engine, caseId: string): Promise<Boundary | undefined> {
  const { rows } = await engine.database.pool.query<Boundary>('select seq, file, remembered from case_boundary where case_id = $1', [caseId]);
  return rows[0];
}

/**
 * Throws the case's workflow away and puts its record back to what it was at event `seq`, as after a disaster. The next
 * ring starts the process afresh, from `boundary` where one is given.
 */
export async function throwAwayAfter(engine: Engine, caseId: string, seq: number, boundary: Boundary | undefined): Promise<void> {
  await engine.throwAway(caseId);
  const { pool: owner } = engine.database;
  await withoutGuard(owner, () => owner.query('delete from case_event where case_id = $1 and seq > $2', [caseId, seq]));
  const { rows } = await owner.query<{ body: string }>('select body from case_event where case_id = $1 order by seq', [caseId]);
  const events = rows.map((row) => JSON.parse(row.body) as CaseEvent);
  const bell = Math.max(...events.filter(isAwaited).map((event) => event.seq));
  await owner.query(
    `update case_head h set seq = $2, hash = e.hash, bell = $3, seen = 0, run_id = null, rung_at = null
     from case_event e where h.case_id = $1 and e.case_id = $1 and e.seq = $2`,
    [caseId, seq, bell],
  );
  await owner.query('delete from outbox o where case_id = $1 and not exists (select from case_event e where e.case_id = $1 and e.key = o.key)', [caseId]);
  await rebuildCase(owner, engine.shelf, caseId);
  if (boundary) {
    await owner.query('insert into case_boundary (case_id, seq, file, remembered) values ($1, $2, $3, $4)', [
      caseId,
      boundary.seq,
      JSON.stringify(boundary.file),
      JSON.stringify(boundary.remembered),
    ]);
  }
}

/** The log refuses every change, its owner's too: whoever means one takes the guard away first. */
export async function withoutGuard<T>(owner: pg.Pool, change: () => Promise<T>): Promise<T> {
  await owner.query('alter table case_event disable trigger append_only');
  try {
    return await change();
  } finally {
    await owner.query('alter table case_event enable trigger append_only');
  }
}

function isAwaited(event: CaseEvent): boolean {
  return event.kind === 'step' && (event.pinned !== undefined || event.claimed !== undefined || stepById(event.type)?.rings === true);
}
