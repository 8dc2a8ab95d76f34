import { inTransaction } from '../database.js';
import { CaseLogWriter } from './case-log-writer.js';
import { lockHead } from './head.js';
import type { ExchangeParts } from './record-parts.js';

export interface Effect {
  caseId: string;
  /** Unique in the case. */
  key: string;
  /** What it is, e.g. `handoffRequested`. */
  effect: string;
  subject?: string;
}

/**
 * Records that an effect begins. `startedBefore`: an earlier attempt began and did not end, so nobody may repeat it
 * blindly; `ended`: there is nothing left to do.
 */
export function beginEffect(parts: ExchangeParts, effect: Effect): Promise<'begun' | 'startedBefore' | 'ended'> {
  return inTransaction(parts.database.pool, async (sql) => {
    const head = await lockHead(sql, effect.caseId);
    if (!head) throw new Error(`No case ${effect.caseId}`);
    const { rows } = await sql.query<{ key: string }>('select key from case_event where case_id = $1 and key = any($2::text[])', [
      effect.caseId,
      ['started', 'done', 'unknown'].map((state) => `${effect.key}:${state}`),
    ]);
    const states = rows.map((row) => row.key.slice(effect.key.length + 1));
    if (states.includes('done') || states.includes('unknown')) return 'ended';
    if (states.includes('started')) return 'startedBefore';
    const { program } = await parts.shelf.at(sql, head.programId, head.programRevision);
    const writer = new CaseLogWriter(head, program);
    writer.addProcess(`${effect.key}:started`, parts.clock.now().toISOString(), { type: 'effectStarted', ...said(effect) });
    await writer.write(sql, {});
    return 'begun';
  });
}

/** Records how an effect ended. `effectUnknown`: it may or may not have reached the world; a person looks into it. */
export function endEffect(parts: ExchangeParts, effect: Effect, type: 'effectDone' | 'effectUnknown'): Promise<void> {
  return inTransaction(parts.database.pool, async (sql) => {
    const head = await lockHead(sql, effect.caseId);
    if (!head) throw new Error(`No case ${effect.caseId}`);
    const key = `${effect.key}:${type === 'effectDone' ? 'done' : 'unknown'}`;
    const { rowCount } = await sql.query('select 1 from case_event where case_id = $1 and key = $2', [effect.caseId, key]);
    if (rowCount === 1) return;
    const { program } = await parts.shelf.at(sql, head.programId, head.programRevision);
    const writer = new CaseLogWriter(head, program);
    writer.addProcess(key, parts.clock.now().toISOString(), { type, ...said(effect) });
    await writer.write(sql, {});
  });
}

function said({ effect, subject }: Effect) {
  return { effect, ...(subject !== undefined && { subject }) };
}
