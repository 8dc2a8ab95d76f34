import type { Round } from './measure.js';
import type { Results } from './results.js';
import type { Verdict } from './targets.js';
import { figure, type Figure } from './statistics.js';

type Row = readonly [title: string, unit: string, of: (round: Round) => number | undefined];

const rows: readonly Row[] = [
  ['acknowledged, low load, median', 'ms', (round) => round.lowAcknowledged.median],
  ['acknowledged, low load, p99', 'ms', (round) => round.lowAcknowledged.p99],
  ['acknowledged, saturated, median', 'ms', (round) => round.saturatedAcknowledged.median],
  ['acknowledged, saturated, p99', 'ms', (round) => round.saturatedAcknowledged.p99],
  ['from acknowledgement to next open step, low load, median', 'ms', (round) => round.lowNextOpen.median],
  ['from acknowledgement to next open step, saturated, median', 'ms', (round) => round.saturatedNextOpen.median],
  ['a case opened, saturated, median', 'ms', (round) => round.opened.median],
  ['steps that a flow opened', '/s', (round) => round.stepsPerSecond],
  ['whole journeys', '/s', (round) => round.journeysPerSecond],
  ['standing steps', '/s', (round) => round.standing?.perSecond],
  ['standing steps acknowledged, median', 'ms', (round) => round.standing?.acknowledged.median],
];

/** Markdown: one column a contender, each figure as the rounds' median with the lowest and the highest round. */
export function asTable(results: readonly Results[]): string {
  const lines = [line(['', ...results.map((result) => result.contender)]), line(['---', ...results.map(() => '---')])];
  for (const [title, unit, of] of rows) lines.push(line([`${title} (${unit})`, ...results.map((result) => cell(result, of))]));
  for (const process of processesOf(results)) {
    const of = (round: Round) => round.cpuMsPerStep[process];
    lines.push(line([`CPU for a step, saturated: ${process} (ms)`, ...results.map((result) => cell(result, of))]));
  }
  for (const part of ['record', 'temporal'] as const) {
    const title = `on disk for a case, ${part === 'record' ? 'its record' : "Temporal's part"} (bytes)`;
    lines.push(line([title, ...results.map(({ bytesPerCase }) => bytesPerCase?.[part].toFixed(0) ?? '')]));
  }
  return lines.join('\n');
}

export function asVerdictTable(verdicts: readonly Verdict[]): string {
  const rows = verdicts.map(({ what, target, reached, met }) => line([what, target, reached, met ? 'met' : 'missed']));
  return [line(['', 'target', 'reached', '']), line(['---', '---', '---', '---']), ...rows].join('\n');
}

export function recordLine({ contender, recordOfOneJourney }: Results): string {
  return `${contender}, one journey: ${Object.entries(recordOfOneJourney ?? {}).map(([what, count]) => `${count} ${what}`).join('; ')}`;
}

export function parkedLine({ contender, parked }: Results): string {
  if (!parked) return '';
  const { cases, beganPerSecond, workerCpuPercent, workerBaseMegabytes, workerMegabytes, allowedMegabytes } = parked;
  return (
    `${contender}: ${cases} parked cases (begun at ${round(beganPerSecond)}/s) use ${workerCpuPercent.toFixed(2)} % of one core in the worker; ` +
    `its memory ${round(workerMegabytes)} MB, fresh ${round(workerBaseMegabytes)} MB, allowed ${round(allowedMegabytes)} MB`
  );
}

function cell({ rounds }: Results, of: Row[2]): string {
  const values = rounds.map(of).filter((value) => value !== undefined);
  return values.length === 0 ? '' : asText(figure(values));
}

function asText({ median, lowest, highest }: Figure): string {
  return `${round(median)} (${round(lowest)} to ${round(highest)})`;
}

function processesOf(results: readonly Results[]): string[] {
  return [...new Set(results.flatMap(({ rounds }) => rounds.flatMap(({ cpuMsPerStep }) => Object.keys(cpuMsPerStep))))];
}

function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
