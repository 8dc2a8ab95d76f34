import type { Pool } from 'pg';
import type { ProgramEvent } from '#protocol/program-step';
import { isSealed } from '#protocol/rules/sealing.rule';
import { lockHead } from '../case-log/head.js';
import { inTransaction } from '../database.js';
import type { KeyVault } from '../keys/key-vault.js';
import { forgetPerson } from './forget.js';
import { decide, type DecidedMatch } from './join.js';
import { reindexParticipant } from './participant-index.js';

type Decision = Pick<DecidedMatch, 'id' | 'participants' | 'kinds' | 'foundAt'>;

/** Recreates by what people are recognized, their matches and what coordinators decided of them, from the events. */
export async function rebuildPeople(pool: Pool, vault: KeyVault): Promise<void> {
  const decisions = await pool.query<{ body: string }>(`select body from program_event where type = 'decideMatch' order by recorded_at, program_id, seq`);
  for (const { body } of decisions.rows) {
    const { agency: agencyId, recordedAt: at, actor, open, result } = JSON.parse(body) as ProgramEvent;
    const decision = open['decision'] as DecidedMatch['decision'];
    await inTransaction(pool, (sql) => decide(sql, { ...(result as unknown as Decision), agencyId, decision, by: actor.staff, at }));
  }
  const cases = await pool.query<{ caseId: string }>('select case_id as "caseId" from case_head order by opened_at, case_id');
  for (const { caseId } of cases.rows) {
    await inTransaction(pool, async (sql) => {
      const head = await lockHead(sql, caseId);
      if (!head) return;
      await reindexParticipant(sql, vault, head, await vault.keysOf(sql, caseId, head.participantId));
      if (isSealed(head.file, 'identity')) await forgetPerson(sql, head);
    });
  }
}
