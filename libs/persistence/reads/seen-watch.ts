import type { Pool } from 'pg';
import { inAnyAgency } from '../agency-scope.js';
import type { Notifications } from '../notifications.js';

interface Waiter {
  caseId: string;
  version: number;
  done(seen: boolean): void;
}

export interface SeenWatchOptions {
  notifications: Notifications;
  pool: Pool;
  /** How often the record is asked where no notification has come. */
  pollMs?: number;
}

/** Tells when a case's process has seen a version: by notification, with a poll behind it. */
export class SeenWatch {
  private readonly waiters = new Set<Waiter>();
  private timer: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(private readonly options: SeenWatchOptions) {
    const heard = (caseId: string) => {
      if ([...this.waiters].some((waiter) => waiter.caseId === caseId)) void this.ask([caseId]);
    };
    options.notifications.hear({ channel: 'dpad_seen', heard });
  }

  /** True once `seen` of the case has reached `version`; false when the time is over first, or at shutdown. */
  async seen(caseId: string, version: number, withinMs: number): Promise<boolean> {
    if (this.closed || withinMs <= 0) return this.hasSeen(caseId, version);
    // Without it the poll alone answers.
    void this.options.notifications.listen();
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
    await this.options.notifications.close();
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
}
