import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { readEnvironment } from '#config/environment';
import { plymouthCountyOutreach } from '#protocol/programs/plymouth-county-outreach.program';
import { freePort } from '#tools/set-up/ports';
import { signToken } from '#tools/set-up/sign-token';
import { startSystem } from '#tools/system';
import { sender, type Answered } from './product/http.js';
import { startBenchServers, type BenchServers } from './servers.js';
import { latencies } from './statistics.js';

/** A feed hands in what it has gathered: all of a batch at the same moment. A tenth is sent twice, half of that at the same moment. */
const plan = { notices: 1_000, batches: 10, seconds: 60, twiceAtOnce: 50, twiceAfterwards: 50, openWithinSeconds: 300 };

const say = (line: string): void => void process.stdout.write(`${line}\n`);

interface Sent {
  answer: Answered;
  ms: number;
}

type Send = (notice: object) => Promise<Sent>;

/** What came of one notice: the answers to every time that it was sent. */
type Outcome = Sent[];

interface Recorded {
  cases: number;
  counted: number;
  openings: number;
}

say('Starting PostgreSQL and the production Temporal server');
const servers = await startBenchServers(say);
try {
  await measureBurst(servers);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
} finally {
  await servers.stop();
}

async function measureBurst({ temporalAddress, databaseAdminUrl, dataDir }: BenchServers): Promise<void> {
  const variables = {
    ...process.env,
    NODE_ENV: 'development',
    DATA_DIR: join(dataDir, 'product'),
    DATABASE_URL: databaseAdminUrl,
    TEMPORAL_ADDRESS: temporalAddress,
    PORT: String(await freePort()),
    WORKER_PORT: String(await freePort()),
  };
  const errors: string[] = [];
  const system = await startSystem({ variables, onError: (line) => errors.push(line) });
  const owner = new pg.Pool({ connectionString: system.database.ownerUrl, max: 2 });
  const { send, close } = sender(system.port);
  try {
    const token = await signToken('pco-feed', readEnvironment(variables));
    const handIn: Send = async (notice) => {
      const began = performance.now();
      return { answer: await send('/api/notices/overdose', token, notice), ms: performance.now() - began };
    };
    const loadBefore = loadavg()[0]!;
    say(`${plan.notices} notices in ${plan.seconds} s, in batches of ${plan.notices / plan.batches} at once`);
    const began = performance.now();
    const outcomes = await handInAll(handIn);
    const handedInMs = performance.now() - began;
    const openedMs = await untilAllAreOpen(owner, began);
    const report = asReport({ outcomes, recorded: await recordedIn(owner), handedInMs, openedMs, loadBefore });
    say(`\n${report}\n`);
    for (const line of errors.slice(0, 5)) say(line);
    await writeFile(join(resolve(readEnvironment(process.env).dataDir), 'bench-burst.md'), `${report}\n`);
  } finally {
    close();
    await owner.end();
    await system.stop();
  }
}

async function handInAll(handIn: Send): Promise<Outcome[]> {
  const towns = Object.entries(plymouthCountyOutreach.areas).flatMap(([id, { served }]) => (served ? [id] : []));
  const began = performance.now();
  const size = plan.notices / plan.batches;
  const everything: Promise<Outcome>[] = [];
  for (let batch = 0; batch < plan.batches; batch += 1) {
    await pause(Math.max(0, began + (batch * plan.seconds * 1_000) / plan.batches - performance.now()));
    for (let index = 0; index < size; index += 1) everything.push(handInOne(handIn, noticeIn(towns[index % towns.length]!), index));
  }
  return Promise.all(everything);
}

async function handInOne(handIn: Send, notice: object, index: number): Promise<Outcome> {
  if (index < plan.twiceAtOnce / plan.batches) return Promise.all([handIn(notice), handIn(notice)]);
  const first = await handIn(notice);
  return index < (plan.twiceAtOnce + plan.twiceAfterwards) / plan.batches ? [first, await handIn(notice)] : [first];
}

function noticeIn(area: string): object {
  const occurredAt = new Date(Date.now() - 60_000).toISOString();
  return { noticeId: randomUUID(), occurredAt, area, place: 'Behind the bus station', fatal: false, naloxoneDoses: 2, source: 'County dispatch' };
}

/** Milliseconds from `began` until the process of every case has opened a step. */
async function untilAllAreOpen(owner: pg.Pool, began: number): Promise<number> {
  const last = performance.now() + plan.openWithinSeconds * 1_000;
  for (;;) {
    const { rows } = await owner.query<{ missing: number }>(
      'select count(*)::int as missing from case_head h where not exists (select from wait w where w.case_id = h.case_id)',
    );
    if (rows[0]!.missing === 0) return performance.now() - began;
    if (performance.now() > last) throw new Error(`${rows[0]!.missing} cases have no open step ${plan.openWithinSeconds} s after the last notice`);
    await pause(200);
  }
}

async function recordedIn(owner: pg.Pool): Promise<Recorded> {
  const { rows } = await owner.query<Recorded>(
    `select (select count(*)::int from case_head) as cases, (select count(*)::int from overdose_notice) as counted,
       (select count(*)::int from case_event where type = 'openNaloxonePlus') as openings`,
  );
  return rows[0]!;
}

interface Measured {
  outcomes: readonly Outcome[];
  recorded: Recorded;
  handedInMs: number;
  openedMs: number;
  loadBefore: number;
}

function asReport({ outcomes, recorded, handedInMs, openedMs, loadBefore }: Measured): string {
  const sent = outcomes.flat();
  const twice = outcomes.filter(({ length }) => length === 2);
  const alike = twice.filter(([first, second]) => JSON.stringify(first!.answer.body) === JSON.stringify(second!.answer.body));
  const { median, p99, max } = latencies(sent.map(({ ms }) => ms));
  const seconds = (ms: number) => (ms / 1_000).toFixed(1);
  return [
    `| | ${new Date().toISOString().slice(0, 10)}: ${cpus().length} cores, load before it ${loadBefore.toFixed(1)} |`,
    '| --- | --- |',
    `| notices, and how often they were sent | ${outcomes.length}, ${sent.length} |`,
    ...byStatus(sent).map(([status, count]) => `| answered ${status} | ${count} |`),
    `| sent twice, and answered alike | ${twice.length}, ${alike.length} |`,
    `| cases, openings and counted overdoses in the record | ${recorded.cases}, ${recorded.openings}, ${recorded.counted} |`,
    `| answer: median, p99, slowest (ms) | ${median.toFixed(0)}, ${p99.toFixed(0)}, ${max.toFixed(0)} |`,
    `| all answered after (s) | ${seconds(handedInMs)} |`,
    `| every case has its first open steps after (s) | ${seconds(openedMs)} |`,
  ].join('\n');
}

function byStatus(sent: readonly Sent[]): [number, number][] {
  const counts = new Map<number, number>();
  for (const { answer } of sent) counts.set(answer.status, (counts.get(answer.status) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => a - b);
}
