import type { Pool } from 'pg';
import { lockHead } from '../case-log/head.js';
import { inTransaction } from '../database.js';
import { rebuildContacts } from '../notices/rebuild-contacts.js';
import { rebuildPeople } from '../people/rebuild.js';
import type { ProgramShelf } from '../programs.js';
import type { KeyVault } from './key-vault.js';

const keysAtOnce = 500;

/**
 * Puts the newest master key in the place of the one before, while API and worker run with both: every data key is wrapped
 * anew, in batches, and whatever people are recognized by is made anew, person by person. How many keys there were.
 */
export async function rotateMasterKey(pool: Pool, vault: KeyVault, shelf: ProgramShelf): Promise<number> {
  let rewrapped = 0;
  for (;;) {
    const batch = await inTransaction(pool, (sql) => vault.rewrap(sql, keysAtOnce));
    rewrapped += batch;
    if (batch === 0) break;
  }
  await rebuildPeople(pool, vault);
  await rebuildContacts(pool, vault, shelf);
  return rewrapped;
}

/** Gives a case a new generation of its keys, for what is recorded from now on. False where there is no such case. */
export function rotateCaseKeys(pool: Pool, vault: KeyVault, caseId: string): Promise<boolean> {
  return inTransaction(pool, async (sql) => {
    const head = await lockHead(sql, caseId);
    if (head) await vault.addGeneration(sql, caseId, head.participantId);
    return head !== undefined;
  });
}

/** The same for every case; how many there were. */
export async function rotateKeysOfAllCases(pool: Pool, vault: KeyVault): Promise<number> {
  const { rows } = await pool.query<{ caseId: string }>('select case_id as "caseId" from case_head order by opened_at, case_id');
  for (const { caseId } of rows) await rotateCaseKeys(pool, vault, caseId);
  return rows.length;
}
