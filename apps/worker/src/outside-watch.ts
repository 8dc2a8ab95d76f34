import type { Clock } from '#persistence/clock';
import type { Database } from '#persistence/database';
import { chainHeads } from '#persistence/anchors/chain-heads';
import type { AnchorFile } from '#persistence/anchors/anchor-file';
import type { KeyLedger } from '#persistence/keys/key-ledger';

export interface OutsideWatchParts {
  database: Pick<Database, 'pool'>;
  clock: Clock;
  ledger: Pick<KeyLedger, 'catchUp'>;
  anchors: Pick<AnchorFile, 'add'>;
  everyMs: number;
  failed(this: void, error: unknown): void;
}

/**
 * Keeps what stands outside of the database up with it: which keys have been destroyed, and how far each log has come.
 * Safe in several workers at once.
 */
export class OutsideWatch {
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> = Promise.resolve();

  constructor(private readonly parts: OutsideWatchParts) {}

  start(): void {
    const look = () => (this.looking = this.looking.then(() => this.look()).catch(this.parts.failed));
    void look();
    this.timer = setInterval(() => void look(), this.parts.everyMs);
  }

  /** Ends when the look under way has ended. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
  }

  async look(): Promise<void> {
    const { database, clock, ledger, anchors } = this.parts;
    await ledger.catchUp(database.pool);
    await anchors.add(database.pool, chainHeads, clock.now());
  }
}
