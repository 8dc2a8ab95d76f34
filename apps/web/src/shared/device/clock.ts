import { observed, useObserved } from './observed';

/** Milliseconds by which the server's clock is ahead of the device's, as its last answer said. */
const ahead = observed(0);

/** The header `Date` has whole seconds: less than this says nothing. */
const resolution = 1000;
const worthAWord = 5 * 60_000;

/** `date`: the header of an answer that has just come. */
export function noteServerDate(date: string | null, now: number = Date.now()): void {
  const at = Date.parse(date ?? '');
  if (Number.isNaN(at)) return;
  const apart = at - now;
  const known = ahead.get();
  if (Math.abs(apart - known) > resolution) ahead.set(Math.abs(apart) <= resolution ? 0 : apart);
}

/** Now, by the server's clock as far as it is known: instants that a form fills in by itself. */
export function serverNow(now: number = Date.now()): Date {
  return new Date(now + ahead.get());
}

/** Minutes by which the device's clock is wrong (ahead: positive), where that is worth a word. */
export function useClockWrongBy(): number | undefined {
  const apart = useObserved(ahead);
  return Math.abs(apart) > worthAWord ? Math.round(-apart / 60_000) : undefined;
}
