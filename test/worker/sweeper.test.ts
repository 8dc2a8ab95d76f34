import { randomUUID } from 'node:crypto';
import { connect, type Database } from '#persistence/database';
import { Sweeper, type SweeperParts } from '#worker/sweeper';
import { emptied } from '../support/emptied.js';
import { createTestDatabase, type TestDatabase } from '../support/servers.js';

interface Head {
  bell: number;
  seen: number;
  /** Seconds since the last ring; never if absent. */
  rungAgo?: number;
  rings?: number;
  /** Minutes since the count of rings began. */
  ringingFor?: number;
}

const now = new Date('2027-03-01T12:00:00.000Z');
const secondsAgo = (seconds: number) => new Date(now.getTime() - seconds * 1000);

let testDatabase: TestDatabase;
let owner: Database;
let worker: Database;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  owner = await connect({ url: testDatabase.ownerUrl, connections: 4 });
  worker = await connect({ url: testDatabase.workerUrl, connections: 8 });
  await owner.pool.query(`
    insert into agency values ('agency', 'Agency');
    insert into participant values ('00000000-0000-4000-8000-000000000001', 'agency', now());
    insert into program_revision values ('aProgram', 1, 'agency', 'hash', '{}', '2026-01-01')`);
});

afterEach(() => emptied(owner.pool, 'case_head'));

afterAll(async () => {
  await worker.close();
  await owner.close();
  await testDatabase.drop();
});

async function aCase({ bell, seen, rungAgo, rings = 0, ringingFor }: Head): Promise<string> {
  const caseId = randomUUID();
  await owner.pool.query(
    `insert into case_head (case_id, agency_id, participant_id, program_id, program_revision, pathway_id, seq, hash, file,
       status, stages, assignees, opened_by, opened_at, updated_at, bell, seen, rung_at, rings, rings_since)
     values ($1, 'agency', '00000000-0000-4000-8000-000000000001', 'aProgram', 1, 'officerIntervention', 9, '', '{}',
       'open', '{}', '{}', $1, now(), now(), $2, $3, clock_timestamp() - $4 * interval '1 second', $5,
       clock_timestamp() - $6 * interval '1 minute')`,
    [caseId, bell, seen, rungAgo ?? null, rings, ringingFor ?? null],
  );
  return caseId;
}

async function aWait(caseId: string, due: Date, lapses: boolean): Promise<void> {
  await owner.pool.query(
    `insert into wait (case_id, key, agency_id, program_id, step, roles, due, lapses, priority, why, opened_at)
     values ($1, $2, 'agency', 'aProgram', 'recordContact', '{peer}', $3, $4, 3, '', now())`,
    [caseId, randomUUID(), due, lapses],
  );
}

async function headOf(caseId: string): Promise<{ rings: number; counting: boolean; rungLately: boolean }> {
  const { rows } = await owner.pool.query(
    `select rings, rings_since is not null as counting, coalesce(rung_at > clock_timestamp() - interval '1 second', false) as "rungLately"
     from case_head where case_id = $1`,
    [caseId],
  );
  return rows[0] as { rings: number; counting: boolean; rungLately: boolean };
}

function sweeperWith(parts: Partial<SweeperParts> = {}): { sweeper: Sweeper; rung: string[]; stalled: string[] } {
  const rung: string[] = [];
  const stalled: string[] = [];
  const sweeper = new Sweeper({
    database: worker,
    doorbell: { ring: async (caseId) => void rung.push(caseId), isReachable: async () => true },
    clock: { now: () => now },
    log: { stalled: (caseId) => stalled.push(caseId), failed: (error) => expect(error).toBeUndefined() },
    ...parts,
  });
  return { sweeper, rung, stalled };
}

describe('which cases a sweep rings', () => {
  it('rings a case whose news has waited for 2 seconds', async () => {
    const caseId = await aCase({ bell: 4, seen: 3, rungAgo: 2.1 });
    const { sweeper, rung } = sweeperWith();
    await sweeper.sweep();
    expect(rung).toEqual([caseId]);
    await expect(headOf(caseId)).resolves.toEqual({ rings: 1, counting: true, rungLately: true });
  });

  it('leaves a case that was rung less than 2 seconds ago', async () => {
    await aCase({ bell: 4, seen: 3, rungAgo: 1 });
    const { sweeper, rung } = sweeperWith();
    await sweeper.sweep();
    expect(rung).toEqual([]);
  });

  it('leaves a case that has taken in its news', async () => {
    await aCase({ bell: 4, seen: 4, rungAgo: 60 });
    await aCase({ bell: 4, seen: 6, rungAgo: 60 });
    const { sweeper, rung } = sweeperWith();
    await sweeper.sweep();
    expect(rung).toEqual([]);
  });

  it('rings a new case whose first ring was lost or never sent', async () => {
    const lost = await aCase({ bell: 1, seen: 0, rungAgo: 3 });
    const neverSent = await aCase({ bell: 1, seen: 0 });
    const { sweeper, rung } = sweeperWith();
    await sweeper.sweep();
    expect(rung.sort()).toEqual([lost, neverSent].sort());
  });

  it('rings where a wait should have lapsed 5 seconds ago, by the clock of the rules', async () => {
    const overdue = await aCase({ bell: 4, seen: 4, rungAgo: 60 });
    await aWait(overdue, secondsAgo(5.1), true);
    const almost = await aCase({ bell: 4, seen: 4, rungAgo: 60 });
    await aWait(almost, secondsAgo(4.9), true);
    const onlyLate = await aCase({ bell: 4, seen: 4, rungAgo: 60 });
    await aWait(onlyLate, secondsAgo(3600), false);
    const { sweeper, rung } = sweeperWith();
    await sweeper.sweep();
    expect(rung).toEqual([overdue]);
  });

  it('rings an overdue case once for all its overdue waits', async () => {
    const caseId = await aCase({ bell: 4, seen: 3, rungAgo: 60 });
    await aWait(caseId, secondsAgo(60), true);
    await aWait(caseId, secondsAgo(90), true);
    const { sweeper, rung } = sweeperWith();
    await sweeper.sweep();
    expect(rung).toEqual([caseId]);
  });

  it('tells the doorbell which pathway and program', async () => {
    const caseId = await aCase({ bell: 1, seen: 0 });
    const calls: unknown[] = [];
    const ring = async (...call: unknown[]) => void calls.push(call);
    await sweeperWith({ doorbell: { ring, isReachable: async () => true } }).sweeper.sweep();
    expect(calls).toEqual([[caseId, 'officerIntervention', 'aProgram']]);
  });
});

describe('back-off', () => {
  it.each([
    [1, 4],
    [2, 8],
    [5, 64],
    [8, 512],
    [9, 600],
    [30, 600],
  ])('after %i rings without a move waits %i seconds', async (rings, seconds) => {
    await aCase({ bell: 4, seen: 3, rings, rungAgo: seconds - 1, ringingFor: 1 });
    const due = await aCase({ bell: 4, seen: 3, rings, rungAgo: seconds + 0.1, ringingFor: 1 });
    const { sweeper, rung } = sweeperWith();
    await sweeper.sweep();
    expect(rung).toEqual([due]);
    expect((await headOf(due)).rings).toBe(rings + 1);
  });

  it('is not lengthened while Temporal is away', async () => {
    const caseId = await aCase({ bell: 4, seen: 3, rungAgo: 3 });
    const away = sweeperWith({ doorbell: { ring: async () => undefined, isReachable: async () => false } });
    await away.sweeper.sweep();
    await expect(headOf(caseId)).resolves.toEqual({ rings: 0, counting: false, rungLately: false });
    const back = sweeperWith();
    await back.sweeper.sweep();
    expect(back.rung).toEqual([caseId]);
  });
});

describe('cases that do not move', () => {
  it('are counted as stalled after 10 minutes of rings, and reported once', async () => {
    const caseId = await aCase({ bell: 4, seen: 3, rings: 8, rungAgo: 1, ringingFor: 10.1 });
    await aCase({ bell: 4, seen: 3, rings: 8, rungAgo: 1, ringingFor: 9.9 });
    const { sweeper, stalled } = sweeperWith();
    await expect(sweeper.countStalled()).resolves.toBe(1);
    await sweeper.countStalled();
    expect(stalled).toEqual([caseId]);
    expect(sweeper.counts.stalled).toBe(1);
  });

  it('are stalled too where only a lapse is missing', async () => {
    const caseId = await aCase({ bell: 4, seen: 4, rings: 8, rungAgo: 1, ringingFor: 11 });
    await aWait(caseId, secondsAgo(700), true);
    await expect(sweeperWith().sweeper.countStalled()).resolves.toBe(1);
  });

  it('are no longer stalled, nor counted, once they have caught up', async () => {
    const caseId = await aCase({ bell: 4, seen: 4, rings: 3, rungAgo: 700, ringingFor: 30 });
    await expect(sweeperWith().sweeper.countStalled()).resolves.toBe(0);
    await expect(headOf(caseId)).resolves.toEqual({ rings: 0, counting: false, rungLately: false });
  });
});

describe('several sweepers at once', () => {
  it('ring each case once', async () => {
    const cases = await Promise.all(Array.from({ length: 60 }, () => aCase({ bell: 2, seen: 1, rungAgo: 5 })));
    const sweepers = Array.from({ length: 4 }, () => sweeperWith());
    await Promise.all(sweepers.map(({ sweeper }) => sweeper.sweep()));
    // A row that another sweeper holds is skipped: whatever was left belongs to the next sweep.
    await sweepers[0]!.sweeper.sweep();
    expect(sweepers.flatMap(({ rung }) => rung).sort()).toEqual(cases.sort());
  });

  it('skip a case that is being worked on, without waiting for it', async () => {
    const held = await aCase({ bell: 2, seen: 1, rungAgo: 5 });
    const free = await aCase({ bell: 2, seen: 1, rungAgo: 5 });
    const holder = await owner.pool.connect();
    await holder.query('begin');
    await holder.query('select from case_head where case_id = $1 for update', [held]);
    const { sweeper, rung } = sweeperWith();
    await sweeper.sweep();
    expect(rung).toEqual([free]);
    await holder.query('rollback');
    holder.release();
  });
});

describe('a running sweeper', () => {
  it('sweeps at its interval, goes on after a failure, and ends with the sweep under way', async () => {
    const failures: unknown[] = [];
    let reached = 0;
    const { sweeper } = sweeperWith({
      intervalMs: 5,
      doorbell: {
        ring: async () => undefined,
        isReachable: async () => {
          reached += 1;
          if (reached === 2) throw new Error('the database went away');
          return true;
        },
      },
      log: { stalled: () => undefined, failed: (error) => failures.push(error) },
    });
    sweeper.start();
    while (sweeper.counts.sweeps < 4) await new Promise((resolve) => setTimeout(resolve, 5));
    await sweeper.stop();
    const { sweeps } = sweeper.counts;
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(sweeper.counts.sweeps).toBe(sweeps);
    expect(failures).toHaveLength(1);
  });
});
