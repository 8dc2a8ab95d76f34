import { auditActionIds, auditOutcomes } from '#protocol/audit-actions';
import { isUuid } from '#protocol/value-forms';
import type { paths } from '../../api/schema';
import { instantIn } from '../../form/zoned';

export type AuditQuery = NonNullable<paths['/api/audit']['get']['parameters']['query']>;

/** What is searched for, as it stands in the address: ids, codes and days alone. */
export const filters = ['staff', 'action', 'outcome', 'from', 'to', 'case', 'participant'] as const;
export type Filter = (typeof filters)[number];
export type Sought = Partial<Record<Filter, string>>;

const day = /^\d{4}-\d\d-\d\d$/;
const isDay = (value: string) => day.test(value) && !Number.isNaN(Date.parse(`${value}T00:00:00Z`));
const known: Readonly<Record<Filter, (value: string) => boolean>> = {
  staff: isUuid,
  action: (value) => (auditActionIds as readonly string[]).includes(value),
  outcome: (value) => (auditOutcomes as readonly string[]).includes(value),
  from: isDay,
  to: isDay,
  case: isUuid,
  participant: isUuid,
};

/** What an address says; nonsense in it asks for nothing. */
export function soughtIn(params: URLSearchParams): Sought {
  return Object.fromEntries(
    filters.flatMap((name) => {
      const value = params.get(name) ?? '';
      return known[name](value) ? [[name, value]] : [];
    }),
  );
}

/** The same, as the API is asked: days are whole days in the zone. */
export function auditQueryFor({ from, to, ...rest }: Sought, zone: string): AuditQuery {
  return {
    ...rest,
    ...(from !== undefined && { from: instantIn(`${from}T00:00`, zone) }),
    ...(to !== undefined && { to: instantIn(`${dayAfter(to)}T00:00`, zone) }),
  };
}

function dayAfter(text: string): string {
  return new Date(Date.parse(`${text}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
