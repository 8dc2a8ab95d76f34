import type { DocketQuery, DocketRow } from './docket-rows';
import { dayAfter, isDay, mondayOf, todayIn, weekFrom } from './week';

/** What the filters of the docket say, as it stands in the address. */
export interface Asked {
  /** A staff id. */
  owner?: string;
  /** `late`, or the Monday of a week. */
  due?: string;
  consent?: DocketRow['consent'];
  status?: DocketRow['status'];
  unattested?: 'true';
}

const consents: readonly string[] = ['inForce', 'noConsent'];
export const statuses = ['screened', 'notHeld', 'offered', 'held', 'declined', 'dismissed', 'reinstated', 'filed', 'returned'] as const satisfies readonly DocketRow['status'][];

/** What an address says; nonsense in it asks for nothing. */
export function askedIn(params: URLSearchParams): Asked {
  const one = (name: string, isKnown: (value: string) => boolean) => {
    const value = params.get(name);
    return value !== null && isKnown(value) ? { [name]: value } : {};
  };
  return {
    ...one('owner', (value) => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(value)),
    ...one('due', (value) => value === 'late' || isDay(value)),
    ...one('consent', (value) => consents.includes(value)),
    ...one('status', (value) => (statuses as readonly string[]).includes(value)),
    ...one('unattested', (value) => value === 'true'),
  };
}

/** The same, as the API is asked. Weeks are those of the zone; `now`: RFC 3339. */
export function queryFor({ due, ...rest }: Asked, zone: string, now: string): DocketQuery {
  if (due === undefined) return rest;
  return { ...rest, ...(due === 'late' ? { dueTo: now } : weekFrom(mondayOf(due), zone)) };
}

/** The Mondays of this week and of those that follow. */
export function weeksToChoose(zone: string, count = 8): string[] {
  const first = mondayOf(todayIn(zone));
  return Array.from({ length: count }, (_, nth) => dayAfter(first, 7 * nth));
}
