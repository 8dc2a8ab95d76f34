import { DateTime, Duration } from 'luxon';
import type { Pool } from 'pg';
import type { Clock } from '#persistence/clock';
import { meetingAlerts } from '#persistence/alerts/meeting-alerts';
import { raiseAlert, type NewAlert } from '#persistence/alerts/raise-alert';
import { inTransaction } from '#persistence/database';
import type { ProgramShelf } from '#persistence/programs';
import { countWork, supervisionOf } from '#persistence/reads/staff-work';
import type { Program } from '#protocol/program';

export interface StaffWatchParts {
  database: { pool: Pool };
  shelf: ProgramShelf;
  clock: Clock;
  /** Hears of looks that failed. */
  log?: { failed(error: unknown): void };
  intervalMs?: number;
}

type Found = Pick<NewAlert, 'kind' | 'of' | 'subject' | 'since' | 'count'>;
type Load = Awaited<ReturnType<typeof countWork>>[number];

/**
 * Tells supervisors and coordinators whose supervision is due, who has more than the program's limits, and which meeting or
 * review is due: once for each period, however often and in however many processes it looks.
 */
export class StaffWatch {
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(private readonly parts: StaffWatchParts) {}

  start(): void {
    this.stopped = false;
    this.lookAndGoOn();
  }

  /** Ends when the look under way has ended. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.looking;
  }

  /** One look at every program. */
  async look(): Promise<void> {
    const { pool } = this.parts.database;
    const { rows } = await pool.query<{ programId: string }>('select distinct program_id as "programId" from program_revision order by program_id');
    for (const { programId } of rows) {
      const pinned = await this.parts.shelf.current(pool, programId, this.parts.clock.now());
      if (pinned) await this.lookAt(pinned.program);
    }
  }

  private async lookAt(program: Program): Promise<void> {
    const { database, clock } = this.parts;
    const now = clock.now();
    const { rows } = await database.pool.query<{ id: string }>(
      `select id from staff where agency_id = $1 and programs @> array[$2] and active and roles && '{peer,supervisor}'`,
      [program.agency, program.id],
    );
    const loads = await countWork(database.pool, rows.map(({ id }) => id), [program.id]);
    const ofStaff = loads.flatMap((load) => [...supervisionDue(load, program, now), ...overload(load, program, now)]);
    const found = [...ofStaff, ...(await meetingAlerts(database.pool, program, now))];
    if (found.length === 0) return;
    const at = now.toISOString();
    const common = { agencyId: program.agency, programId: program.id, roles: ['supervisor', 'coordinator'] as const, until: at, at };
    await inTransaction(database.pool, async (sql) => {
      for (const alert of found) await raiseAlert(sql, { ...common, ...alert });
    });
  }

  private lookAndGoOn(): void {
    this.looking = this.look()
      .catch((error: unknown) => this.parts.log?.failed(error))
      .finally(() => {
        if (!this.stopped) this.timer = setTimeout(() => this.lookAndGoOn(), this.parts.intervalMs ?? 15 * 60_000);
      });
  }
}

/** Of a peer who has participants: told again with each interval that passes without supervision. */
function supervisionDue({ id, roles, openCases, lastAt }: Load, program: Program, now: Date): Found[] {
  if (!roles.includes('peer') || openCases === 0) return [];
  const { due, dueAt } = supervisionOf(lastAt, program, now);
  if (!due) return [];
  const missed = lastAt === null ? 1 : Math.floor((now.getTime() - Date.parse(lastAt)) / Duration.fromISO(program.peerWork.supervisionEvery).toMillis());
  return [{ kind: 'supervisionDue', of: `${id}/${lastAt ?? 'never'}/${missed}`, subject: id, since: dueAt, count: Math.max(1, missed) }];
}

/** Of a peer with too many participants, or a supervisor with too many peers: told again each week. */
function overload({ id, openCases, peers, roles }: Load, { peerWork, zone }: Program, now: Date): Found[] {
  const week = DateTime.fromJSDate(now, { zone }).toFormat("kkkk-'W'WW");
  const since = now.toISOString();
  return [
    ...(roles.includes('peer') && openCases > peerWork.caseload ? [{ kind: 'overload', of: `${id}/participants/${week}`, subject: id, since, count: openCases } as const] : []),
    ...(roles.includes('supervisor') && peers > peerWork.peersToASupervisor ? [{ kind: 'overload', of: `${id}/peers/${week}`, subject: id, since, count: peers } as const] : []),
  ];
}
