/** Milliseconds unless a name says otherwise. */
export interface Latencies {
  count: number;
  median: number;
  p99: number;
  max: number;
}

/** A figure over all rounds: the rounds' median, and the lowest and highest round. */
export interface Figure {
  median: number;
  lowest: number;
  highest: number;
}

/** The value below which `share` (0 to 1) of the values lie: nearest rank. NaN where there are none. */
export function quantile(values: readonly number[], share: number): number {
  if (values.length === 0) return Number.NaN;
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] as number;
}

export function latencies(valuesMs: readonly number[]): Latencies {
  return {
    count: valuesMs.length,
    median: quantile(valuesMs, 0.5),
    p99: quantile(valuesMs, 0.99),
    max: quantile(valuesMs, 1),
  };
}

export function figure(rounds: readonly number[]): Figure {
  return { median: quantile(rounds, 0.5), lowest: quantile(rounds, 0), highest: quantile(rounds, 1) };
}
