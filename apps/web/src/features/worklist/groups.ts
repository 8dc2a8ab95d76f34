import type { WorkItem } from '../../api/queries';

export const groups = ['late', 'today', 'later', 'anyTime'] as const;
export type Group = (typeof groups)[number];

/** At which part of the day's work an item stands; `today` is the calendar day of the program's zone. */
export function groupOf({ late, due, priority }: Pick<WorkItem, 'late' | 'due' | 'priority'>, now: Date, zone: string): Group {
  if (late) return 'late';
  // Somebody waits for what is this urgent, whether or not it has a time.
  if (due === undefined) return priority === 1 ? 'today' : 'anyTime';
  return dayIn(due, zone) <= dayIn(now, zone) ? 'today' : 'later';
}

/** Within each group in the order in which the API lists them. */
export function grouped(items: readonly WorkItem[], now: Date, zoneOf: (item: WorkItem) => string): { group: Group; items: WorkItem[] }[] {
  return groups
    .map((group) => ({ group, items: items.filter((item) => groupOf(item, now, zoneOf(item)) === group) }))
    .filter(({ items: ofGroup }) => ofGroup.length > 0);
}

function dayIn(at: Date | string, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(new Date(at));
}
