import { Client as Connection, type Pool } from 'pg';
import { inAnyAgency } from '../agency-scope.js';

interface Waiter {
  caseId: string;
  version: number;
  done(seen: boolean): void;
}

export interface SeenWatchOptions {
  /** Of the database; one connection of its own is held, because LISTEN belongs to a connection. */
  url: string;
  pool: Pool;
  /** How often the record is asked where no notification has come. */
  pollMs?: number;
}

const channel = 'dpad_seen';

/** Tells when a case's process has seen a version: by notification, with a poll behind it. */
export class SeenWatch {
  private readonly waiters = new Set<Waiter>();
  private listener: Connection | undefined;
  private connecting: Promise<void> | undefined;
  private timer: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(private readonly options: SeenWatchOptions) {}

  /** True once `seen` of the case has reached `version`; false when the time is over first, or at shutdown. */
  async seen(caseId: string, version: number, withinMs: number): Promise<boolean> {
    if (this.closed || withinMs <= 0) return this.hasSeen(caseId, version);
    this.listen();
    return new Promise<boolean>((resolve) => {
      const end = setTimeout(() => waiter.done(false), withinMs);
      const waiter: Waiter = {
        caseId,
        version,
        done: (seen) => {
          clearTimeout(end);
          this.waiters.delete(waiter);
          if (this.waiters.size === 0) this.stopPolling();
          resolve(seen);
        },
      };
      this.waiters.add(waiter);
      this.startPolling();
      void this.ask([caseId]);
    });
  }

  /** Answers everyone who waits, so that their requests can end. */
  release(): void {
    this.closed = true;
    for (const waiter of [...this.waiters]) waiter.done(false);
  }

  async close(): Promise<void> {
    this.release();
    this.stopPolling();
    await this.connecting;
    await this.listener?.end().catch(() => undefined);
    this.listener = undefined;
  }

  private async hasSeen(caseId: string, version: number): Promise<boolean> {
    return ((await this.seenOf([caseId])).get(caseId) ?? 0) >= version;
  }

  /** Of whichever agency: one question is asked for everybody who waits. */
  private async seenOf(caseIds: string[]): Promise<Map<string, number>> {
    const asked = () => this.options.pool.query<{ caseId: string; seen: number }>('select case_id as "caseId", seen from seen_of($1)', [caseIds]);
    const { rows } = await inAnyAgency(asked);
    return new Map(rows.map((row) => [row.caseId, row.seen]));
  }

  private startPolling(): void {
    this.timer ??= setInterval(() => void this.ask([...new Set([...this.waiters].map(({ caseId }) => caseId))]), this.options.pollMs ?? 250);
  }

  private stopPolling(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  private async ask(caseIds: string[]): Promise<void> {
    try {
      const seen = await this.seenOf(caseIds);
      for (const waiter of [...this.waiters]) if ((seen.get(waiter.caseId) ?? 0) >= waiter.version) waiter.done(true);
    } catch {
      // The record is away: the next poll asks again, and the waiter's own time limit holds.
    }
  }

  private listen(): void {
    if (this.listener || this.connecting || this.closed) return;
    this.connecting = this.connect().finally(() => {
      this.connecting = undefined;
    });
  }

  /** Without it the poll alone answers; whoever waits next tries again. */
  private async connect(): Promise<void> {
    const listener = new Connection({ connectionString: this.options.url, connectionTimeoutMillis: 5_000, application_name: 'dpad seen' });
    const lost = () => {
      if (this.listener === listener) this.listener = undefined;
    };
    listener.on('error', lost);
    listener.on('end', lost);
    listener.on('notification', ({ payload }) => {
      if (payload !== undefined && [...this.waiters].some(({ caseId }) => caseId === payload)) void this.ask([payload]);
    });
    try {
      await listener.connect();
      await listener.query(`listen ${channel}`);
      this.listener = listener;
    } catch {
      await listener.end().catch(() => undefined);
    }
  }
}
