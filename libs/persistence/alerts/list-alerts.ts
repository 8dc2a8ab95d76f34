import { alertOverseers, type AlertKind, type AlertState } from '#protocol/alerts';
import type { Role } from '#protocol/roles';
import { deliveriesWhere, type StaffDelivery } from '../reads/delivery-list.js';
import { pageOf, readCursor, type Page, type PageRequest } from '../reads/page.js';
import { instant, shown, type Sql } from '../reads/rows.js';
import type { StaffRow } from '../reads/staff-list.js';

export interface AlertQuery extends PageRequest {
  program?: string;
  kind?: AlertKind;
  state?: AlertState;
  alertId?: string;
}

export interface Alert {
  alertId: string;
  programId: string;
  kind: AlertKind;
  area?: string;
  subject?: string;
  roles: Role[];
  organisation?: { id: string; name: string };
  since: string;
  until: string;
  count: number;
  raisedAt: string;
  state: AlertState;
  changedBy?: { id: string; name: string };
  changedAt?: string;
  /** Of telling staff: to those who watch over all, every one; to the others their own. */
  deliveries: StaffDelivery[];
}

interface Row {
  alertId: string;
  programId: string;
  kind: AlertKind;
  area: string | null;
  subject: string | null;
  roles: Role[];
  organisationId: string | null;
  organisation: string | null;
  since: string;
  until: string;
  count: number;
  raisedAt: string;
  state: AlertState;
  changedById: string | null;
  changedBy: string | null;
  changedAt: string | null;
  deliveries: StaffDelivery[];
}

/**
 * The alerts of this person's programs that are for one of their roles, newest first; those who watch over
 * all also see what they were told in their stead. One for an organisation is seen there
 * and by those who watch over all; only they learn which case or person it is about, and of an emergency access whoever is to
 * review it.
 */
export async function listAlerts(sql: Sql, staff: StaffRow, query: AlertQuery): Promise<Page<Alert>> {
  const oversees = staff.roles.some((role) => alertOverseers.includes(role));
  const values: unknown[] = [staff.agencyId, staff.programs, staff.roles, staff.organisationId, oversees, staff.id];
  const conditions = ['a.agency_id = $1', 'a.program_id = any($2::text[])', '(a.roles && $3::text[] or $5 and exists (select from delivery d where d.alert_id = a.id and d.staff_id = $6))', '(a.organisation_id is null or a.organisation_id = $4 or $5)'];
  const add = (condition: (parameter: string) => string, value: unknown) => conditions.push(condition(`$${values.push(value)}`));
  if (query.program !== undefined) add((p) => `a.program_id = ${p}`, query.program);
  if (query.kind !== undefined) add((p) => `a.kind = ${p}`, query.kind);
  if (query.state !== undefined) add((p) => `a.state = ${p}`, query.state);
  if (query.alertId !== undefined) add((p) => `a.id = ${p}`, query.alertId);
  if (query.cursor !== undefined) {
    const [at, id] = readCursor(query.cursor, 'instant', 'uuid');
    conditions.push(`(a.raised_at, a.id) < ($${values.push(at)}::timestamptz, $${values.push(id)}::uuid)`);
  }
  const { rows } = await sql.query<Row>(
    `select a.id as "alertId", a.program_id as "programId", a.kind, a.area, a.subject, a.roles, a.organisation_id as "organisationId", o.title as organisation,
       ${instant('a.since')} as since, ${instant('a.until')} as until, a.count, ${instant('a.raised_at')} as "raisedAt", a.state,
       a.changed_by as "changedById", s.name as "changedBy", ${instant('a.changed_at')} as "changedAt",
       ${deliveriesWhere('d.alert_id = a.id and ($5 or d.staff_id = $6)')} as deliveries
     from alert a left join organisation o on o.id = a.organisation_id left join staff s on s.id = a.changed_by
     where ${conditions.join(' and ')} order by a.raised_at desc, a.id desc limit $${values.push(query.limit + 1)}`,
    values,
  );
  const page = pageOf(rows, query.limit, (last) => [last.raisedAt, last.alertId]);
  const items = page.rows.map((row) => asAlert(row, oversees || (row.kind === 'emergencyAccess' && staff.roles.some((role) => row.roles.includes(role)))));
  return page.next === undefined ? { items } : { items, next: page.next };
}

function asAlert(row: Row, learnsOfWhom: boolean): Alert {
  const { alertId, programId, kind, roles, count, state, deliveries } = row;
  return {
    alertId,
    programId,
    kind,
    ...(row.area !== null && { area: row.area }),
    ...(row.subject !== null && learnsOfWhom && { subject: row.subject }),
    roles,
    ...(row.organisationId !== null && { organisation: { id: row.organisationId, name: row.organisation ?? '' } }),
    since: shown(row.since),
    until: shown(row.until),
    count,
    raisedAt: shown(row.raisedAt),
    state,
    ...(row.changedById !== null && { changedBy: { id: row.changedById, name: row.changedBy ?? '' } }),
    ...(row.changedAt !== null && { changedAt: shown(row.changedAt) }),
    deliveries,
  };
}
