import { writeFile } from 'node:fs/promises';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { readEnvironment } from '#config/environment';
import { startBareContender } from './bare/bare-contender.js';
import type { BenchAddresses, Contender } from './contender.js';
import { measureBytesPerCase, measureParked, measureRound, type Plan } from './measure.js';
import { startProductContender } from './product/product-contender.js';
import { asTable, asVerdictTable, parkedLine, recordLine } from './report.js';
import type { Results } from './results.js';
import { startBenchServers, type BenchServers } from './servers.js';
import { verdicts, type Verdict } from './targets.js';
import { times, wholeJourney } from './callers.js';

const plan: Plan = {
  warmUpJourneys: 64,
  rounds: 3,
  low: { callers: 5, everyMs: 500, seconds: 8 },
  saturated: { callers: 32, warmUpSeconds: 3, seconds: 12 },
  standing: { callers: 32, warmUpSeconds: 1, seconds: 5 },
  sizedJourneys: 100,
  parked: { cases: 5_000, callers: 32, quietSeconds: 5, seconds: 60 },
};
const quickPlan: Plan = {
  warmUpJourneys: 32,
  rounds: 1,
  low: { callers: 5, everyMs: 500, seconds: 3 },
  saturated: { callers: 32, warmUpSeconds: 4, seconds: 8 },
  standing: { callers: 32, warmUpSeconds: 1, seconds: 2 },
  sizedJourneys: 20,
  parked: { cases: 200, callers: 32, quietSeconds: 2, seconds: 5 },
};

const starters: readonly ((addresses: BenchAddresses) => Promise<Contender>)[] = [
  (addresses) => startBareContender('bareWithActivity', addresses),
  (addresses) => startBareContender('bareWithLocalActivity', addresses),
  startProductContender,
];

const say = (line: string): void => void process.stdout.write(`${line}\n`);

await runBench(process.argv.includes('--quick') ? quickPlan : plan);

async function runBench(chosen: Plan): Promise<void> {
  const began = performance.now();
  const machine = { cores: cpus().length, model: cpus()[0]?.model ?? 'unknown', gigabytes: totalmem() / 2 ** 30, loadBefore: loadavg()[0] as number };
  say('Starting PostgreSQL and the production Temporal server');
  const servers = await startBenchServers(say);
  const contenders: Contender[] = [];
  const stop = async () => {
    await Promise.all(contenders.map((contender) => contender.stop()));
    await servers.stop();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop().then(() => process.exit(130)));
  try {
    for (const start of starters) contenders.push(await start(servers));
    // After each part, so that a run that fails late still tells what it had measured.
    const save = async (results: readonly Results[], reached?: readonly Verdict[]): Promise<void> => {
      const written = { at: new Date().toISOString(), isComplete: reached !== undefined, machine, plan: chosen, results, verdicts: reached };
      await writeFile(join(readEnvironment(process.env).dataDir, 'bench.json'), `${JSON.stringify(written, null, 2)}\n`);
    };
    const results = await measureAll(contenders, servers, chosen, save);
    const reached = verdicts(results);
    say(`\n${asTable(results)}\n\n${asVerdictTable(reached)}\n`);
    for (const result of results) if (result.recordOfOneJourney) say(recordLine(result));
    for (const result of results) if (result.parked) say(parkedLine(result));
    say(`${machine.cores} cores (${machine.model}), ${machine.gigabytes.toFixed(0)} GB; load before the run ${machine.loadBefore.toFixed(2)}`);
    say(`It took ${((performance.now() - began) / 60_000).toFixed(1)} minutes`);
    await save(results, reached);
  } catch (error) {
    // Said before anything is stopped, because stopping may fail too, and hide it.
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = 1;
  } finally {
    await stop();
  }
}

async function measureAll(contenders: readonly Contender[], servers: BenchServers, chosen: Plan, save: (results: readonly Results[]) => Promise<void>): Promise<Results[]> {
  const results = contenders.map((contender): Results => ({ contender: contender.name, rounds: [] }));
  const everyone = contenders.map((contender, index) => ({ contender, result: results[index] as Results }));
  for (const { contender } of everyone) {
    say(`Warming up: ${contender.name}`);
    await times(chosen.warmUpJourneys, chosen.saturated.callers, () => wholeJourney(contender));
  }
  for (let round = 0; round < chosen.rounds; round += 1) {
    // Interleaved, and each round begins with another, so that a drift of the machine meets all alike.
    for (const { contender, result } of [...everyone.slice(round), ...everyone.slice(0, round)]) {
      say(`Round ${round + 1} of ${chosen.rounds}: ${contender.name}`);
      result.rounds.push(await measureRound(contender, servers, chosen));
      await save(results);
    }
  }
  for (const { contender, result } of everyone) {
    say(`Bytes for a case: ${contender.name}`);
    result.bytesPerCase = await measureBytesPerCase(contender, servers, chosen);
    result.recordOfOneJourney = await contender.recordOfOneJourney?.();
    await save(results);
  }
  for (const { contender, result } of everyone.slice(-1)) {
    say(`${chosen.parked.cases} parked cases: ${contender.name}`);
    result.parked = await measureParked(contender, chosen);
  }
  return results;
}
