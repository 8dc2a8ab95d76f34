import type { Pool } from 'pg';
import type { Environment } from '#config/environment';
import type { CaseRecord } from '#persistence/case-log/case-record';
import type { Clock } from '#persistence/clock';
import type { KeyVault } from '#persistence/keys/key-vault';
import type { Notifications } from '#persistence/notifications';
import type { PacketKey } from '#persistence/packets/packet-key';
import type { ProgramRecord } from '#persistence/program-log/program-record';
import type { ProgramShelf } from '#persistence/programs';
import type { SeenWatch } from '#persistence/reads/seen-watch';
import type { Doorbell } from '#temporal/doorbell';
import type { ClaimsOfAgency } from './sign-in/claims.js';
import type { TokenVerifier } from './sign-in/token-verifier.js';

/** What the application stands on: made once at start, given by tests where they need others. */
export interface Parts {
  environment: Environment;
  database: { pool: Pool; close(): Promise<void> };
  vault: KeyVault;
  /** Signs court packets. */
  packetKey: PacketKey;
  clock: Clock;
  shelf: ProgramShelf;
  record: Pick<CaseRecord, 'openCase' | 'performStep'>;
  programRecord: Pick<ProgramRecord, 'performProgramStep'>;
  doorbell: Pick<Doorbell, 'ring' | 'isReachable' | 'isHeard'> & Partial<Pick<Doorbell, 'close' | 'counts'>>;
  notifications: Pick<Notifications, 'hear' | 'listen'>;
  seenWatch: Pick<SeenWatch, 'seen' | 'release' | 'close'>;
  verifier: TokenVerifier;
  signIn?: {
    /** Of sessions; the system's if absent: their limits are real time. */
    clock?: Clock;
    /** How claims fill the staff list; nobody's do if absent. */
    claims?: readonly ClaimsOfAgency[];
  };
}

/** The token under which the parts are injected. */
export const PARTS = Symbol('parts');
