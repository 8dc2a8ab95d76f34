import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '../database.js';
import type { KeyLedger } from '../keys/key-ledger.js';
import type { DestroyedKey } from '../keys/key-vault.js';
import { forgetPerson } from '../people/forget.js';

/** What a restored backup had brought back, and what it lacks. */
export interface AfterRestore {
  /** Keys that were there again and have been destroyed again. */
  destroyedAgain: number;
  /** Cases whose sealing is not in the restored record: it has to be recorded anew. */
  toSealAnew: string[];
}

/** Keys that the ledger says are destroyed and that are there all the same: the vault was restored from an older backup. */
async function returnedKeys(pool: Pool, ledger: readonly DestroyedKey[]): Promise<number> {
  const { rows } = await pool.query<{ count: number }>('select vault.returned($1::uuid[], $2::text[]) as count', [
    ledger.map(({ holder }) => holder),
    ledger.map((key) => key.class),
  ]);
  return rows[0]!.count;
}

/** Before anything is served. Throws where a key is there again that was destroyed: `npm run after-restore` destroys it again. */
export async function assertNoneReturned(pool: Pool, ledger: KeyLedger): Promise<void> {
  const count = await returnedKeys(pool, await ledger.read());
  if (count > 0) throw new Error(`A restored backup has brought back ${count} keys that were destroyed: run npm run after-restore`);
}

/**
 * After a backup has been restored, and at every start: destroys again whatever the ledger says is destroyed, and by what a
 * person was recognized. By the schema's owner: nobody else destroys a key without a step that says so.
 */
export async function afterRestore(pool: Pool, ledger: readonly DestroyedKey[]): Promise<AfterRestore> {
  let destroyedAgain = 0;
  const toSealAnew = new Set<string>();
  for (const key of ledger) {
    await inTransaction(pool, async (sql) => {
      destroyedAgain += await destroyAgain(sql, key);
      if (await isUnsealed(sql, key)) toSealAnew.add(key.caseId);
    });
  }
  return { destroyedAgain, toSealAnew: [...toSealAnew] };
}

async function destroyAgain(sql: PoolClient, { holder, class: keyClass, caseId, seq, at }: DestroyedKey): Promise<number> {
  const { rowCount } = await sql.query('delete from vault.data_key where holder = $1 and class = $2', [holder, keyClass]);
  const noted = await sql.query(
    'insert into vault.destroyed (holder, class, case_id, seq, destroyed_at) values ($1, $2, $3, $4, $5) on conflict do nothing',
    [holder, keyClass, caseId, seq, at],
  );
  if (keyClass === 'identity' && ((rowCount ?? 0) > 0 || noted.rowCount === 1 || (await isRecognized(sql, holder)))) await forgetPerson(sql, { caseId, participantId: holder });
  return rowCount ?? 0;
}

async function isRecognized(sql: PoolClient, participantId: string): Promise<boolean> {
  const { rowCount } = await sql.query('select from participant_index where participant_id = $1 limit 1', [participantId]);
  return rowCount === 1;
}

async function isUnsealed(sql: PoolClient, { class: keyClass, caseId }: DestroyedKey): Promise<boolean> {
  if (keyClass === 'identity') return false;
  const { rowCount } = await sql.query('select from case_head where case_id = $1 and not sealed @> array[$2]', [caseId, keyClass]);
  return rowCount === 1;
}
