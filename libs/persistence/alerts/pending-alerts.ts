import type { PoolClient } from 'pg';
import type { AlertKind } from '#protocol/alerts';
import { instant } from '../reads/rows.js';

export interface PendingAlert {
  id: string;
  agencyId: string;
  programId: string;
  kind: AlertKind;
  /** RFC 3339. */
  raisedAt: string;
  /** Staff ids of those who are told. */
  recipients: string[];
}

/**
 * Alerts that have not been sent to anybody, the oldest first; the caller's transaction holds them, and others pass them by.
 * An alert for an organisation goes to its own staff in those roles, any other one to all of the program's in them.
 */
export async function pendingAlerts(sql: PoolClient, limit: number): Promise<PendingAlert[]> {
  const { rows } = await sql.query<PendingAlert>({
    name: 'pending-alerts',
    text: `
      select a.id, a.agency_id as "agencyId", a.program_id as "programId", a.kind, ${instant('a.raised_at')} as "raisedAt", array(
          select s.id from staff s
          where s.agency_id = a.agency_id and s.active and s.programs @> array[a.program_id] and s.roles && a.roles
            and (a.organisation_id is null or a.organisation_id = s.organisation_id)
          order by s.name, s.id) as recipients
      from alert a where a.told_at is null order by a.raised_at, a.id limit $1 for update of a skip locked`,
    values: [limit],
  });
  return rows;
}

/** `at`: when it was handed to the channels, RFC 3339. */
export async function alertTold(sql: PoolClient, id: string, at: string): Promise<void> {
  await sql.query({ name: 'alert-told', text: 'update alert set told_at = $2 where id = $1', values: [id, at] });
}
