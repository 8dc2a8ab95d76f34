import type { Pool } from 'pg';
import type { Clock } from '../clock.js';
import type { KeyLedger } from '../keys/key-ledger.js';
import type { KeyVault } from '../keys/key-vault.js';
import type { ProgramShelf } from '../programs.js';

/** What a person's step needs. */
export interface RecordParts {
  database: { pool: Pool };
  vault: KeyVault;
  clock: Clock;
  shelf: ProgramShelf;
  /** Where destroyed keys are written down outside of the database; the worker does, if absent. */
  ledger?: Pick<KeyLedger, 'catchUp'>;
}

/** What the process needs: it never sees a sealed value, and has no keys. */
export type ExchangeParts = Omit<RecordParts, 'vault'>;
