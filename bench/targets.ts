import { bareNames } from './bare/bare-contender.js';
import { engineName } from './product/product-contender.js';
import type { Results } from './results.js';
import type { Round } from './measure.js';
import { figure } from './statistics.js';

export interface Verdict {
  what: string;
  target: string;
  reached: string;
  met: boolean;
}

/** What the engine has to reach beside what one would build with Temporal alone, from the medians of all rounds. */
export function verdicts(results: readonly Results[]): Verdict[] {
  const named = (name: string) => results.find((result) => result.contender === name)!;
  const [engine, activity, local] = [named(engineName), named(bareNames.bareWithActivity), named(bareNames.bareWithLocalActivity)];
  const times = (what: string, of: (round: Round) => number, base: Results, ofBase: typeof of, { least, most }: { least?: number; most?: number }): Verdict => {
    const ratio = medianOf(engine, of) / medianOf(base, ofBase);
    const met = least !== undefined ? ratio >= least : ratio <= most!;
    const limit = least !== undefined ? `at least ${least}` : `at most ${most!.toFixed(2)}`;
    return { what, target: `${limit} × ${base.contender}`, reached: `${ratio.toFixed(2)} ×`, met };
  };
  const low = ({ lowAcknowledged }: Round) => lowAcknowledged.median;
  const saturated = ({ saturatedAcknowledged }: Round) => saturatedAcknowledged.median;
  const journeys = ({ journeysPerSecond }: Round) => journeysPerSecond;
  return [
    times('acknowledgement, low load', low, activity, low, { most: 1 / 3 }),
    times('acknowledgement, saturated', saturated, activity, saturated, { most: 1 / 10 }),
    times('standing steps a second', (round) => round.standing?.perSecond ?? 0, activity, ({ stepsPerSecond }) => stepsPerSecond, { least: 5 }),
    times('whole journeys a second', journeys, activity, journeys, { least: 0.75 }),
    times('whole journeys a second', journeys, local, journeys, { least: 0.55 }),
    ...parkedVerdicts(engine),
  ];
}

function parkedVerdicts({ parked }: Results): Verdict[] {
  if (!parked) return [];
  const { cases, workerCpuPercent, workerMegabytes, allowedMegabytes } = parked;
  return [
    { what: `CPU of the worker, ${cases} parked cases`, target: 'under 1 % of a core', reached: `${workerCpuPercent.toFixed(2)} %`, met: workerCpuPercent < 1 },
    {
      what: `memory of the worker, ${cases} parked cases`,
      target: `at most ${allowedMegabytes.toFixed(0)} MB: a fresh worker's, and 0.3 MB for each case it keeps`,
      reached: `${workerMegabytes.toFixed(0)} MB`,
      met: workerMegabytes <= allowedMegabytes,
    },
  ];
}

function medianOf({ rounds }: Results, of: (round: Round) => number): number {
  return figure(rounds.map(of)).median;
}
