import type { Duration } from '../program.js';

/** Days in so many calendar months in a row, at least and at most: 0 to 11 of them. */
const fewestDays = [0, 28, 59, 89, 120, 150, 181, 212, 242, 273, 303, 334] as const;
const mostDays = [0, 31, 62, 92, 123, 153, 184, 215, 245, 276, 306, 337] as const;

const secondsInADay = 86_400;
/** What a change to or from daylight-saving time adds to a number of days, or takes from it. */
const clockChange = 3_600;

/**
 * Whether the first duration may last longer than the second, counted from the same instant by the same calendar: 180 days
 * never last longer than six months, 184 days may.
 */
export function mayLastLonger(first: Duration, second: Duration): boolean {
  const [a, b] = [read(first), read(second)];
  if (a.months <= b.months && a.days <= b.days && a.seconds <= b.seconds) return false;
  return secondsOf(a, mostDays, 366, clockChange) > secondsOf(b, fewestDays, 365, -clockChange);
}

interface Length {
  months: number;
  days: number;
  seconds: number;
}

function read(duration: Duration): Length {
  const [date = '', time = ''] = duration.slice(1).split('T');
  return {
    months: sumOf(date, { Y: 12, M: 1 }),
    days: sumOf(date, { W: 7, D: 1 }),
    seconds: sumOf(time, { H: 3_600, M: 60, S: 1 }),
  };
}

function sumOf(part: string, each: Readonly<Record<string, number>>): number {
  return [...part.matchAll(/(\d+)([YMWDHS])/g)].reduce((sum, [, count, unit]) => sum + Number(count) * (each[unit!] ?? 0), 0);
}

function secondsOf({ months, days, seconds }: Length, daysOfMonths: readonly number[], daysOfAYear: number, change: number): number {
  const calendarDays = Math.floor(months / 12) * daysOfAYear + daysOfMonths[months % 12]! + days;
  return calendarDays * secondsInADay + (calendarDays > 0 ? change : 0) + seconds;
}
