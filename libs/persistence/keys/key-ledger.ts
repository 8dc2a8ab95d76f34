import type { Pool } from 'pg';
import { inTransaction } from '../database.js';
import { LineFile } from '../line-file.js';
import { instant, shown } from '../reads/rows.js';
import type { DestroyedKey } from './key-vault.js';

/**
 * Every key that was ever destroyed, in a file outside of the database: a backup that is restored knows nothing of what was
 * destroyed after it was made. It holds ids and times alone.
 */
export class KeyLedger {
  private readonly lines: LineFile;

  constructor(path: string) {
    this.lines = new LineFile(path);
  }

  async read(): Promise<DestroyedKey[]> {
    return (await this.lines.read()).map((line) => JSON.parse(line) as DestroyedKey);
  }

  /**
   * Writes down whatever the vault has destroyed and the ledger does not say: after a commit, and now and then, because a
   * process can end between its commit and this. How many were new. One process at a time, by a lock of the database.
   */
  catchUp(pool: Pool): Promise<number> {
    return inTransaction(pool, async (sql) => {
      await sql.query(`select pg_advisory_xact_lock(hashtextextended('key ledger', 0))`);
      const { rows } = await sql.query<DestroyedKey>(
        `select holder, class, case_id as "caseId", seq, ${instant('destroyed_at')} as at from vault.destroyed order by destroyed_at, holder, class`,
      );
      const known = new Set((await this.read()).map(nameOf));
      const missing = rows.filter((key) => !known.has(nameOf(key)));
      await this.lines.append(missing.map((key) => JSON.stringify({ ...key, at: shown(key.at) })));
      return missing.length;
    });
  }
}

function nameOf({ holder, class: keyClass }: Pick<DestroyedKey, 'holder' | 'class'>): string {
  return `${holder} ${keyClass}`;
}
