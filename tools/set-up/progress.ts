/** Where a tool says what it is doing: one line a call. */
export type Progress = (line: string) => void;

const repeatEveryMs = 8_000;

/** Says what is being done now, and again every few seconds with the time it has taken so far. */
export async function withProgress<T>(say: Progress, doing: string, work: () => Promise<T>): Promise<T> {
  const startedAt = Date.now();
  say(`${doing} …`);
  const timer = setInterval(() => say(`${doing} … ${seconds(startedAt)} s`), repeatEveryMs);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}

function seconds(since: number): number {
  return Math.round((Date.now() - since) / 1000);
}
