import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import { readEnvironment } from '#config/environment';
import { derivedUuid } from '#persistence/canonical';
import { verifyCase } from '#persistence/case-log/verify';
import type { CaseFile } from '#protocol/case-file';
import type { CaseEvent } from '#protocol/event';
import { freePort } from '#tools/set-up/ports';
import { signToken } from '#tools/set-up/sign-token';
import { startSystem, type RunningSystem } from '#tools/system';
import { mariWithdrawn, type Move } from '../support/moves.js';
import { testServers } from '../support/servers.js';

/** The whole system in processes of its own, each of which can be killed. */
describe('with the whole system running', () => {
  let system: RunningSystem;
  let record: pg.Pool;
  let variables: Record<string, string>;

  beforeAll(async () => {
    variables = { DATA_DIR: join(testServers.dataDir(), `faults-${randomUUID()}`), PORT: String(await freePort()), LOG_LEVEL: 'warn', PATH: process.env['PATH']! };
    system = await startSystem({ variables, cacheDir: testServers.cacheDir(), durability: 'durable', onCrash: 'leave' });
    record = new pg.Pool({ connectionString: system.database.ownerUrl, max: 4 });
    // A restart of PostgreSQL ends idle connections: that is what these tests are about.
    record.on('error', () => undefined);
  }, 300_000);
  afterAll(async () => {
    await record.end();
    await system.stop();
  });

  const tokens = new Map<string, Promise<string>>();
  function tokenOf(account: string): Promise<string> {
    const known = tokens.get(account) ?? signToken(account, readEnvironment(variables));
    tokens.set(account, known);
    return known;
  }

  interface Answer {
    status: number;
    body: { version: number; settled: boolean; code?: string };
  }

  async function post(account: string, path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const response = await fetch(system.apiUrl + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await tokenOf(account)}`, ...headers },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as Answer['body'] };
  }

  /** Polls until `value` gives something true. */
  async function until<T>(what: string, value: () => Promise<T | false | undefined>, withinMs = 60_000): Promise<T> {
    const end = Date.now() + withinMs;
    for (;;) {
      const result = await value().catch(() => false as const);
      if (result) return result;
      if (Date.now() > end) throw new Error(`Waited ${withinMs} ms for ${what}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Sends a command until it is acknowledged, as a phone with a bad connection does. */
  async function acknowledged(account: string, path: string, body: unknown): Promise<void> {
    const answer = await until(`${path} to be answered`, async () => {
      const tried = await post(account, path, body);
      return tried.status !== 503 && tried;
    });
    expect([200, 201]).toContain(answer.status);
  }

  // In the program's zone the day may not have begun that it is in UTC.
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  const atPresent = (input: Record<string, unknown>) => ('signedOn' in input ? { ...input, signedOn: yesterday } : input);
  const fileOf = async (caseId: string) =>
    (await record.query<{ file: CaseFile }>('select file from case_head where case_id = $1', [caseId])).rows[0]!.file;

  async function openCase(): Promise<string> {
    const caseId = randomUUID();
    const input = { ...mariWithdrawn.opening, contactAt: new Date(Date.now() - 60_000).toISOString() };
    await acknowledged('mari-officer', '/api/cases', { caseId, programId: 'madison-mari', pathwayId: 'officerIntervention', input });
    return caseId;
  }

  async function make(caseId: string, move: Move, index: number): Promise<void> {
    await until(`${move.step} to be open`, async () => {
      const { rowCount } = await record.query('select 1 from wait where case_id = $1 and step = $2', [caseId, move.step]);
      return move.standing === true || rowCount! > 0;
    });
    const file = await fileOf(caseId);
    const input = typeof move.input === 'function' ? move.input(file, new Date().toISOString()) : (move.input ?? {});
    const commandId = derivedUuid(caseId, 'move', index);
    await acknowledged(move.as, `/api/cases/${caseId}/steps/${move.step}`, { commandId, input: atPresent(input) });
  }

  async function playWith(faults: Record<number, () => Promise<void>>): Promise<string> {
    const caseId = await openCase();
    for (const [index, move] of mariWithdrawn.moves.entries()) {
      await make(caseId, move, index);
      await faults[index]?.();
    }
    await until('the case to close', async () => (await fileOf(caseId)).status === 'closed');
    return caseId;
  }

  async function expectEachMoveOnce(caseId: string): Promise<void> {
    const { rows } = await record.query<{ body: string }>('select body from case_event where case_id = $1 order by seq', [caseId]);
    const steps = rows.map((row) => JSON.parse(row.body) as CaseEvent).filter((event) => event.kind === 'step');
    expect(steps.map((step) => step.key)).toEqual([
      `c:${caseId}`,
      ...mariWithdrawn.moves.map((_move, index) => `c:${derivedUuid(caseId, 'move', index)}`),
    ]);
    expect(await verifyCase(record, caseId)).toBeUndefined();
  }

  const restart = async (name: 'worker' | 'temporal' | 'postgres' | 'api') => {
    await system.servers[name]!.kill();
    await system.servers[name]!.start();
  };

  it('a worker killed in mid-journey loses no acknowledged step, and the journey completes', async () => {
    const caseId = await playWith({ 1: () => restart('worker'), 4: () => restart('worker'), 7: () => restart('worker') });
    await expectEachMoveOnce(caseId);
  }, 180_000);

  it('Temporal killed in mid-journey loses no acknowledged step, and the journey completes', async () => {
    const caseId = await playWith({ 2: () => restart('temporal'), 6: () => restart('temporal') });
    await expectEachMoveOnce(caseId);
  }, 180_000);

  it('PostgreSQL restarted in mid-journey loses no acknowledged step, and the journey completes', async () => {
    const caseId = await playWith({ 2: () => restart('postgres'), 5: () => restart('postgres') });
    await expectEachMoveOnce(caseId);
  }, 180_000);

  it('everything killed at once loses no acknowledged step, and the journey completes', async () => {
    const all = ['worker', 'api', 'temporal', 'postgres'] as const;
    const caseId = await playWith({
      3: async () => {
        await Promise.all(all.map((name) => system.servers[name]!.kill()));
        for (const name of [...all].reverse()) await system.servers[name]!.start();
      },
    });
    await expectEachMoveOnce(caseId);
  }, 180_000);

  it('while Temporal is down for ten seconds steps are recorded, not settled; then the process catches up', async () => {
    const caseId = await openCase();
    const [accept, ...rest] = mariWithdrawn.moves;
    await until('the handoff to be asked for', async () => (await record.query(`select 1 from wait where case_id = $1 and step = 'acceptHandoff'`, [caseId])).rowCount! > 0);
    await system.servers.temporal!.kill();
    const down = Date.now();

    const input = (accept!.input as (file: CaseFile) => Record<string, unknown>)(await fileOf(caseId));
    const commandId = derivedUuid(caseId, 'move', 0);
    const accepted = await post('mari-peer', `/api/cases/${caseId}/steps/acceptHandoff`, { commandId, input }, { prefer: 'wait=1' });
    expect(accepted).toMatchObject({ status: 200, body: { settled: false } });
    let notes = 0;
    while (Date.now() - down < 10_000) {
      const answer = await post('mari-peer', `/api/cases/${caseId}/steps/addNote`, { commandId: randomUUID(), input: { note: 'Still here' } });
      expect(answer.status).toBe(200);
      notes += 1;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    const ready = await fetch(`${system.apiUrl}/api/health/ready`);
    expect(ready.status).toBe(200);
    expect(await ready.text()).toContain('degraded');

    await system.servers.temporal!.start();
    for (const [index, move] of rest.entries()) await make(caseId, move, index + 1);
    await until('the case to close', async () => (await fileOf(caseId)).status === 'closed');
    const { rows } = await record.query<{ type: string }>(`select type from case_event where case_id = $1 and type in ('addNote', 'acceptHandoff')`, [caseId]);
    expect(rows.filter((row) => row.type === 'addNote')).toHaveLength(notes);
    expect(rows.filter((row) => row.type === 'acceptHandoff')).toHaveLength(1);
  }, 180_000);

  it('while PostgreSQL is down steps are refused with 503 and a time to try again, and none is half recorded', async () => {
    const caseId = await openCase();
    await system.servers.postgres!.kill();
    const commandId = randomUUID();
    const refused = await fetch(`${system.apiUrl}/api/cases/${caseId}/steps/addNote`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await tokenOf('mari-peer')}` },
      body: JSON.stringify({ commandId, input: { note: 'Once' } }),
    });
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toMatch(/^\d+$/);
    expect((await fetch(`${system.apiUrl}/api/health/ready`)).status).toBe(503);

    await system.servers.postgres!.start();
    await acknowledged('mari-peer', `/api/cases/${caseId}/steps/addNote`, { commandId, input: { note: 'Once' } });
    const { rowCount } = await record.query('select 1 from case_event where case_id = $1 and key = $2', [caseId, `c:${commandId}`]);
    expect(rowCount).toBe(1);
    expect((await fetch(`${system.apiUrl}/api/health/ready`)).status).toBe(200);
  }, 120_000);
});
