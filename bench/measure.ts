import { setTimeout as pause } from 'node:timers/promises';
import { pace, repeat, saturate, times, wholeJourney } from './callers.js';
import type { Contender } from './contender.js';
import { cpuSeconds, cpuSecondsOfTree, residentMegabytes } from './process-usage.js';
import { temporalDatabases, type BenchServers } from './servers.js';
import { latencies, type Latencies } from './statistics.js';

/** How long, how often and how much. The whole bench has to end within 20 minutes. */
export interface Plan {
  /** Played before anything is measured: just-in-time compilers, connections, plans. */
  warmUpJourneys: number;
  rounds: number;
  low: { callers: number; everyMs: number; seconds: number };
  saturated: { callers: number; warmUpSeconds: number; seconds: number };
  standing: { callers: number; warmUpSeconds: number; seconds: number };
  sizedJourneys: number;
  parked: { cases: number; callers: number; quietSeconds: number; seconds: number };
}

/** One contender in one round; times in milliseconds. */
export interface Round {
  lowAcknowledged: Latencies;
  lowNextOpen: Latencies;
  saturatedAcknowledged: Latencies;
  saturatedNextOpen: Latencies;
  opened: Latencies;
  stepsPerSecond: number;
  journeysPerSecond: number;
  /** CPU milliseconds for each acknowledged step at saturation, by process. */
  cpuMsPerStep: Record<string, number>;
  standing?: { perSecond: number; acknowledged: Latencies };
}

export async function measureRound(contender: Contender, servers: BenchServers, plan: Plan): Promise<Round> {
  const low = await pace(contender, plan.low);
  const before = cpuByProcess(contender, servers);
  const saturated = await saturate(contender, plan.saturated);
  const after = cpuByProcess(contender, servers);
  // The warm-up's CPU time is in the figure, so its steps have to be too.
  const share = plan.saturated.seconds / (plan.saturated.seconds + plan.saturated.warmUpSeconds);
  const steps = saturated.acknowledgedMs.length / share;
  const used = Object.entries(after).map(([name, seconds]) => [name, ((seconds - (before[name] ?? 0)) * 1000) / steps] as const);
  return {
    lowAcknowledged: latencies(low.acknowledgedMs),
    lowNextOpen: latencies(low.nextOpenMs),
    saturatedAcknowledged: latencies(saturated.acknowledgedMs),
    saturatedNextOpen: latencies(saturated.nextOpenMs),
    opened: latencies(saturated.openedMs),
    stepsPerSecond: saturated.acknowledgedMs.length / saturated.windowSeconds,
    journeysPerSecond: saturated.journeysCompleted / saturated.windowSeconds,
    cpuMsPerStep: Object.fromEntries(used),
    ...(contender.standing && { standing: await measureStanding(contender.standing.bind(contender), plan) }),
  };
}

async function measureStanding(prepare: () => Promise<() => Promise<void>>, { standing }: Plan): Promise<Round['standing']> {
  const acknowledgedMs = await repeat(prepare, standing);
  return { perSecond: acknowledgedMs.length / standing.seconds, acknowledged: latencies(acknowledgedMs) };
}

/** On disk, for one whole journey: what the databases grow by, indexes and all. */
export interface BytesPerCase {
  record: number;
  temporal: number;
}

export async function measureBytesPerCase(contender: Contender, servers: BenchServers, { sizedJourneys }: Plan): Promise<BytesPerCase> {
  const sizes = async () => ({ record: await servers.bytesOf(contender.databases), temporal: await servers.bytesOf(temporalDatabases) });
  const before = await sizes();
  await times(sizedJourneys, 16, () => wholeJourney(contender));
  const after = await sizes();
  return { record: (after.record - before.record) / sizedJourneys, temporal: (after.temporal - before.temporal) / sizedJourneys };
}

export interface Parked {
  cases: number;
  beganPerSecond: number;
  /** Of one core. */
  workerCpuPercent: number;
  workerBaseMegabytes: number;
  workerMegabytes: number;
  /** Base and 0.3 MB for each case that the worker keeps in memory. */
  allowedMegabytes: number;
}

/** What it costs to let cases wait: a fresh worker's memory before and after, and its CPU time while nothing happens. */
export async function measureParked(contender: Contender, { parked }: Plan): Promise<Parked> {
  await contender.restartWorker();
  await pause(3_000);
  const workerBaseMegabytes = residentMegabytes(contender.processes.worker);
  const began = performance.now();
  await times(parked.cases, parked.callers, () => contender.park());
  const beganPerSecond = parked.cases / ((performance.now() - began) / 1000);
  await untilQuiet(contender.processes.worker, parked.quietSeconds);
  const before = cpuSeconds(contender.processes.worker);
  await pause(parked.seconds * 1000);
  const used = cpuSeconds(contender.processes.worker) - before;
  return {
    cases: parked.cases,
    beganPerSecond,
    workerCpuPercent: (used / parked.seconds) * 100,
    workerBaseMegabytes,
    workerMegabytes: residentMegabytes(contender.processes.worker),
    allowedMegabytes: workerBaseMegabytes + contender.cachedCases * 0.3,
  };
}

/** Until the worker has dealt with all that it was given: no CPU to speak of for some seconds. */
async function untilQuiet(pid: number, quietSeconds: number): Promise<void> {
  for (let quiet = 0; quiet < quietSeconds; ) {
    const before = cpuSeconds(pid);
    await pause(1_000);
    quiet = cpuSeconds(pid) - before < 0.05 ? quiet + 1 : 0;
  }
}

function cpuByProcess(contender: Contender, servers: BenchServers): Record<string, number> {
  const own = Object.entries(contender.processes).map(([name, pid]) => [name, cpuSeconds(pid)] as const);
  return {
    ...Object.fromEntries(own),
    Temporal: cpuSeconds(servers.pids.temporal),
    PostgreSQL: cpuSecondsOfTree(servers.pids.postgres),
    callers: cpuSeconds(process.pid),
  };
}

