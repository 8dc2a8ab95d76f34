import { DateTime, Duration } from 'luxon';
import type { UnresolvedDue } from '#protocol/exchange';

/**
 * The absolute instant (RFC 3339, UTC) of a due, by the calendar of `zone`: months are calendar months, a day ends at
 * 23:59:59.999. `now` is used where the due has no `from`. Throws on a date or duration that is not ISO 8601.
 */
export function resolveDue(due: UnresolvedDue, now: Date, zone: string): string {
  const from = due.from === undefined ? DateTime.fromJSDate(now, { zone }) : DateTime.fromISO(due.from, { zone });
  let instant = from.plus(duration(due.plus)).minus(duration(due.minus));
  if (due.at === 'endOfDay') instant = instant.endOf('day');
  const resolved = instant.toUTC().toISO();
  if (resolved === null) throw new Error(`Not a due instant: ${JSON.stringify(due)}`);
  return resolved;
}

function duration(iso: string | undefined): Duration {
  const parsed = Duration.fromISO(iso ?? 'PT0S');
  if (!parsed.isValid) throw new Error(`Not an ISO 8601 duration: ${iso}`);
  return parsed;
}
