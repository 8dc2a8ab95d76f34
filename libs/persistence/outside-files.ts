import { join } from 'node:path';
import type { Environment } from '#config/environment';
import { AnchorFile } from './anchors/anchor-file.js';
import { KeyLedger } from './keys/key-ledger.js';

/** What is kept outside of the database: back it up elsewhere than the database. */
export function outsideFiles({ dataDir, outside }: Pick<Environment, 'dataDir' | 'outside'>): { ledger: KeyLedger; anchors: AnchorFile } {
  return {
    ledger: new KeyLedger(outside.keyLedgerFile ?? join(dataDir, 'destroyed-keys.ndjson')),
    anchors: new AnchorFile(outside.anchorFile ?? join(dataDir, 'anchors.ndjson')),
  };
}
