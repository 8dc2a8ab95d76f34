import { conditionsShown, isLate, type DocketRow } from './docket-rows';
import { dayAfter, dayOf } from './week';

export interface Agenda {
  /** By day, then by owner. */
  days: { day: string; rows: DocketRow[] }[];
  late: DocketRow[];
  review: DocketRow[];
  unattested: DocketRow[];
}

export interface Read {
  /** Due in the week. */
  due: readonly DocketRow[];
  /** Due before it. */
  before: readonly DocketRow[];
  review: readonly DocketRow[];
  unattested: readonly DocketRow[];
}

/** What a conference speaks of in a week: each charge once, where it is most urgent. */
export function agendaOf({ due, before, review, unattested }: Read, monday: string, zone: string): Agenda {
  const named = new Set<string>();
  const once = (rows: readonly DocketRow[]): DocketRow[] => {
    const fresh = rows.filter(({ chargeId }) => !named.has(chargeId));
    for (const { chargeId } of fresh) named.add(chargeId);
    return [...fresh].sort(byOwner);
  };
  const late = once(before.filter(isLate));
  const inWeek = Array.from({ length: 7 }, (_, nth) => dayAfter(monday, nth)).map((day) => ({ day, rows: once(due.filter(({ deadline }) => deadline !== undefined && dayOf(deadline.at, zone) === day)) }));
  const lastDay = dayAfter(monday, 6);
  return {
    late,
    days: inWeek.filter(({ rows }) => rows.length > 0),
    review: once(review),
    unattested: once(unattested.filter((row) => conditionsShown(row).some(({ status, due: by }) => status === 'open' && by <= lastDay))),
  };
}

function byOwner(a: DocketRow, b: DocketRow): number {
  return (a.owner?.name ?? '').localeCompare(b.owner?.name ?? '') || (a.deadline?.at ?? '').localeCompare(b.deadline?.at ?? '');
}
