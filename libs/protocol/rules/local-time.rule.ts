/** What clocks and calendars show in a place. */
export interface LocalTime {
  /** `YYYY-MM-DD`. */
  date: string;
  /** `HH:MM`, 24 hours. */
  minute: string;
  /** ISO weekday, 1 is Monday. */
  weekday: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * The local time of an instant (RFC 3339) in an IANA zone. For checks and views only: time-zone data differs between
 * versions of the runtime, so neither `apply` nor a flow may use it.
 */
export function localTime(instant: string, zone: string): LocalTime {
  const parts = Object.fromEntries(formatIn(zone).formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
  const date = `${parts['year']}-${parts['month']}-${parts['day']}`;
  const sundayFirst = new Date(`${date}T00:00:00Z`).getUTCDay();
  return { date, minute: `${parts['hour']}:${parts['minute']}`, weekday: sundayFirst === 0 ? 7 : sundayFirst };
}

/** Whether the first instant (RFC 3339, any offset) is before the second. */
export function isBefore(first: string, second: string): boolean {
  return Date.parse(first) < Date.parse(second);
}

function formatIn(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  formats.set(zone, format);
  return format;
}
