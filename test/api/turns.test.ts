import { jest } from '@jest/globals';
import { Turns } from '#api/http/turns';

interface Caller {
  begun: boolean;
  end: () => void;
  done: Promise<unknown>;
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

function comesTo(turns: Turns, work?: () => Promise<never>): Caller {
  const caller: Caller = { begun: false, end: () => undefined, done: Promise.resolve() };
  caller.done = turns.take(() => {
    caller.begun = true;
    return work?.() ?? new Promise<void>((resolve) => (caller.end = resolve));
  });
  caller.done.catch(() => undefined);
  return caller;
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}

describe('what is handed in all at once', () => {
  it('is let in as far as there is room, and the rest in the order in which it came', async () => {
    const turns = new Turns({ atOnce: 2, longestWaitMs: 1_000 });
    const all = [1, 2, 3, 4].map(() => comesTo(turns));
    expect(all.map(({ begun }) => begun)).toEqual([true, true, false, false]);
    all[1]!.end();
    await settled();
    expect(all.map(({ begun }) => begun)).toEqual([true, true, true, false]);
  });

  it('is refused with 503 where no turn came in time, and is not begun afterwards', async () => {
    const turns = new Turns({ atOnce: 1, longestWaitMs: 1_000 });
    const [first, second] = [comesTo(turns), comesTo(turns)];
    jest.advanceTimersByTime(1_000);
    await expect(second.done).rejects.toMatchObject({ problem: { status: 503, code: 'RECORD.BUSY' }, headers: { 'Retry-After': '10' } });
    first.end();
    await settled();
    expect(second.begun).toBe(false);
  });

  it('loses no place to whoever gave up waiting', async () => {
    const turns = new Turns({ atOnce: 1, longestWaitMs: 1_000 });
    const first = comesTo(turns);
    comesTo(turns);
    jest.advanceTimersByTime(1_000);
    first.end();
    await settled();
    expect(comesTo(turns).begun).toBe(true);
  });

  it('is let in at the last millisecond', async () => {
    const turns = new Turns({ atOnce: 1, longestWaitMs: 1_000 });
    const [first, second] = [comesTo(turns), comesTo(turns)];
    jest.advanceTimersByTime(999);
    first.end();
    await settled();
    jest.advanceTimersByTime(1_000);
    expect(second.begun).toBe(true);
  });

  it('gives its place on when it fails', async () => {
    const turns = new Turns({ atOnce: 1, longestWaitMs: 1_000 });
    comesTo(turns, () => Promise.reject(new Error('no')));
    const next = comesTo(turns);
    await settled();
    expect(next.begun).toBe(true);
  });

  it('leaves room again when all of it has ended', async () => {
    const turns = new Turns({ atOnce: 1, longestWaitMs: 1_000 });
    comesTo(turns).end();
    await settled();
    expect(comesTo(turns).begun).toBe(true);
  });
});
