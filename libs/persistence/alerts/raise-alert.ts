import type { PoolClient } from 'pg';
import type { AlertKind } from '#protocol/alerts';
import type { Role } from '#protocol/roles';
import { derivedUuid } from '../canonical.js';

export interface NewAlert {
  agencyId: string;
  programId: string;
  kind: AlertKind;
  /** What makes it this alert and no other, within its kind and program: raised twice, it is one. */
  of: string;
  area?: string;
  /** The id of what it is about: a case, a service, a member of staff… */
  subject?: string;
  /** Where only one organisation's staff are told. */
  organisationId?: string;
  roles: readonly Role[];
  /** RFC 3339. */
  since: string;
  until: string;
  count: number;
  /** Now, RFC 3339. */
  at: string;
}

export function alertIdOf(kind: AlertKind, programId: string, of: string): string {
  return derivedUuid('alert', kind, programId, of);
}

/** Raises an alert in the transaction of what gave rise to it; one that has been raised stays as it is. */
export async function raiseAlert(sql: PoolClient, alert: NewAlert): Promise<void> {
  const { agencyId, programId, kind, of, area, subject, organisationId, roles, since, until, count, at } = alert;
  await sql.query({
    name: 'raise-alert',
    text: `
      insert into alert (id, agency_id, program_id, kind, area, subject, organisation_id, roles, since, until, count, raised_at, state)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'open') on conflict do nothing`,
    values: [alertIdOf(kind, programId, of), agencyId, programId, kind, area ?? null, subject ?? null, organisationId ?? null, roles, since, until, count, at],
  });
}

/** What an alert speaks of goes on: whoever has taken it up is not asked again. */
export async function extendAlert(sql: PoolClient, id: string, { since, until, count }: Pick<NewAlert, 'since' | 'until' | 'count'>): Promise<void> {
  await sql.query({
    name: 'extend-alert',
    text: 'update alert set since = least(since, $2), until = greatest(until, $3), count = greatest(count, $4) where id = $1',
    values: [id, since, until, count],
  });
}
