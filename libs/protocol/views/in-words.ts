import type { Duration, Weekday } from '../program.js';

const units = { Y: 'year', M: 'month', W: 'week', D: 'day', h: 'hour', m: 'minute', s: 'second' } as const;
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** `P6M` is "6 months", `PT1H` "1 hour". */
export function durationInWords(duration: Duration): string {
  const parts = partsOf(duration).map(({ count, unit }) => `${count} ${unit}${count === 1 ? '' : 's'}`);
  return parts.length === 0 ? 'no time' : listInWords(parts);
}

/** `P1W` is "every week", `P90D` "every 90 days". */
export function everyInWords(duration: Duration): string {
  return `every ${durationInWords(duration).replace(/^1 /, '')}`;
}

/** `PT12H` to `PT72H` is "12 to 72 hours after the overdose", from nothing "within 72 hours of the overdose". */
export function windowInWords({ opens, closes }: { opens: Duration; closes: Duration }, event: string): string {
  const [first, last] = [partsOf(opens), partsOf(closes)];
  if (first.length === 0) return `within ${durationInWords(closes)} of ${event}`;
  const sameUnit = first.length === 1 && last.length === 1 && first[0]!.unit === last[0]!.unit;
  return `${sameUnit ? first[0]!.count : durationInWords(opens)} to ${durationInWords(closes)} after ${event}`;
}

/** `[1, 2, 3, 4, 5]` is "Monday to Friday", `[1, 3]` "Monday and Wednesday". */
export function daysInWords(days: readonly Weekday[]): string {
  const sorted = [...new Set(days)].sort((a, b) => a - b);
  const names = sorted.map((day) => weekdays[day - 1] ?? String(day));
  if (sorted.length === 7) return 'every day';
  const isRun = sorted.length > 2 && sorted.every((day, index) => day === sorted[0]! + index);
  return isRun ? `${names[0]} to ${names.at(-1)}` : listInWords(names);
}

export function listInWords(items: readonly string[], last: 'and' | 'or' = 'and'): string {
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`;
}

/** A label in the middle of a sentence: the first letter small, unless it is an abbreviation or a name of two capitals. */
export function midSentence(label: string): string {
  return /^[A-Z][a-z]/.test(label) ? `${label[0]!.toLowerCase()}${label.slice(1)}` : label;
}

function partsOf(duration: Duration): { count: number; unit: string }[] {
  const [date = '', time = ''] = duration.slice(1).split('T');
  const found = [...date.matchAll(/(\d+)([YMWD])/g), ...time.toLowerCase().matchAll(/(\d+)([hms])/g)];
  return found.map(([, count, letter]) => ({ count: Number(count), unit: units[letter as keyof typeof units] })).filter(({ count }) => count > 0);
}
