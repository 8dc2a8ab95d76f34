import type { PoolClient } from 'pg';
import { inTransaction, type Database } from '#persistence/database';
import type { Clock } from '#persistence/clock';
import type { Rung } from '#persistence/case-log/answers';
import type { Doorbell } from '#temporal/doorbell';

export interface SweeperParts {
  database: Pick<Database, 'pool'>;
  doorbell: Pick<Doorbell, 'ring' | 'isReachable'>;
  clock: Clock;
  /** Gives the beds and slots that nobody has given yet; the cases that got one have to be rung. */
  givePlaces?(this: void, failed: (error: unknown) => void): Promise<readonly Rung[]>;
  /** Deletes uploads that nobody has made part of the record in time; looked after as seldom as stalled cases. */
  sweepFiles?(this: void): Promise<unknown>;
  /** Hears of each case once when it comes to a standstill, and of sweeps that failed. */
  log?: SweepLog;
  intervalMs?: number;
}

export interface SweepLog {
  stalled(caseId: string): void;
  failed(error: unknown): void;
}

/** Since the sweeper was made; `stalled` as of the last look. */
export interface SweepCounts {
  sweeps: number;
  rings: number;
  stalled: number;
}

const casesPerSweep = 100;
const stalledLookMs = 15_000;

/**
 * Behind is a case whose process has not taken in its news, and one with a wait that should have lapsed 5 s ago: a run
 * that was terminated has no timer. $1 is that instant by the injectable clock; everything else is the database's time.
 */
const isBehind = `(
  head.bell > head.seen
  or exists (select from wait where wait.case_id = head.case_id and wait.lapses and wait.due < $1)
)`;

/**
 * Taken with SKIP LOCKED, so that several sweepers share the work. After the lock PostgreSQL looks again at the head as
 * it is now, so that a case that another sweeper has just rung is left alone.
 */
const takeCases = `
  with behind as (
    select case_id from case_head where bell > seen
    union
    select case_id from wait where lapses and due < $1
  ), taken as (
    select head.case_id from case_head head
    where head.case_id in (select case_id from behind)
      and (head.rung_at is null
        or head.rung_at <= clock_timestamp() - least(interval '10 minutes', interval '2 seconds' * 2 ^ least(head.rings, 9)))
    order by head.rung_at nulls first
    limit ${casesPerSweep}
    for update of head skip locked
  )
  update case_head head
  set rung_at = clock_timestamp(), rings = head.rings + 1,
    rings_since = case when head.rings = 0 then clock_timestamp() else head.rings_since end
  from taken where head.case_id = taken.case_id
  returning head.case_id as "caseId", head.pathway_id as "pathwayId", head.program_id as "programId"`;

/** A case that caught up while it was being rung has nothing left to count. */
const forgetCaughtUp = `
  update case_head set rings = 0, rings_since = null
  where case_id in (
    select head.case_id from case_head head
    where head.rings > 0 and not ${isBehind} order by head.case_id limit ${casesPerSweep} for update skip locked
  )`;

const stalledCases = `
  select head.case_id as "caseId" from case_head head
  where head.rings > 0 and head.rings_since < clock_timestamp() - interval '10 minutes' and ${isBehind}`;

/**
 * Rings again wherever news may have been missed: the one reason why a ring may fail, be lost or never be sent. A case
 * that does not move is rung ever more rarely, 2 s doubling to 10 min, so that it does not collect signals; after 10 min
 * it counts as stalled. Safe in several processes at once.
 */
export class Sweeper {
  readonly counts: SweepCounts = { sweeps: 0, rings: 0, stalled: 0 };
  private knownStalled: ReadonlySet<string> = new Set();
  private lookedForStalledAt = -Infinity;
  private timer: NodeJS.Timeout | undefined;
  private sweeping: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(private readonly parts: SweeperParts) {}

  start(): void {
    this.stopped = false;
    this.scheduleNext();
  }

  /** Ends when the sweep under way has ended. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.sweeping;
  }

  /** One sweep; resolves with how many cases were rung. */
  async sweep(): Promise<number> {
    const { doorbell, givePlaces, log } = this.parts;
    const given = (await givePlaces?.((error) => log?.failed(error))) ?? [];
    // While nobody can hear, a ring would only lengthen the back-off of cases that have done nothing wrong.
    const rung = (await doorbell.isReachable()) ? [...given, ...(await this.takeBehind())] : [];
    await Promise.all(rung.map(({ caseId, pathwayId, programId }) => doorbell.ring(caseId, pathwayId, programId)));
    await this.lookForStalled();
    this.counts.sweeps += 1;
    this.counts.rings += rung.length;
    return rung.length;
  }

  /** Counts the cases that have not moved for 10 minutes in spite of rings, and reports those that are new. */
  async countStalled(): Promise<number> {
    const { database, log } = this.parts;
    await database.pool.query(forgetCaughtUp, [this.overdueBefore()]);
    const { rows } = await database.pool.query<{ caseId: string }>(stalledCases, [this.overdueBefore()]);
    const stalled = new Set(rows.map(({ caseId }) => caseId));
    for (const caseId of stalled) {
      if (!this.knownStalled.has(caseId)) log?.stalled(caseId);
    }
    this.knownStalled = stalled;
    this.counts.stalled = stalled.size;
    return stalled.size;
  }

  private takeBehind(): Promise<Rung[]> {
    return inTransaction(this.parts.database.pool, async (sql: PoolClient) => {
      const { rows } = await sql.query<Rung>(takeCases, [this.overdueBefore()]);
      return rows;
    });
  }

  private async lookForStalled(): Promise<void> {
    const now = performance.now();
    if (now - this.lookedForStalledAt < stalledLookMs) return;
    this.lookedForStalledAt = now;
    await this.countStalled();
    await this.parts.sweepFiles?.();
  }

  private overdueBefore(): Date {
    return new Date(this.parts.clock.now().getTime() - 5_000);
  }

  private scheduleNext(): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.sweeping = this.sweep()
        .then(() => undefined, (error: unknown) => this.parts.log?.failed(error))
        .finally(() => this.scheduleNext());
    }, this.parts.intervalMs ?? 1_000);
  }
}
