import type { Pool } from 'pg';
import { auditActions, type AuditAction, type AuditOutcome } from '#protocol/audit-actions';
import { inTransaction } from '../database.js';
import { pageOf, readCursor, type Page, type PageRequest } from '../reads/page.js';
import { instant } from '../reads/rows.js';
import type { StaffRow } from '../reads/staff-list.js';
import type { AuditEvent } from './audit-log.js';

export interface AuditQuery extends PageRequest {
  /** RFC 3339, the first instant. */
  from?: string;
  /** RFC 3339, the first instant that is not asked for. */
  to?: string;
  /** Who did it, or whom it concerns. */
  staff?: string;
  case?: string;
  participant?: string;
  action?: AuditAction;
  outcome?: AuditOutcome;
}

export interface AuditEntry extends AuditEvent {
  at: string;
  stream: string;
  seq: number;
  title: string;
  name?: string;
}

interface Row {
  body: string;
  at: string;
  stream: string;
  seq: number;
  name: string | null;
}

/** The audit of a privacy officer's agency, and of those who could not be told whose they are; newest first. */
export async function readAudit(pool: Pool, reader: StaffRow, query: AuditQuery): Promise<Page<AuditEntry>> {
  const values: unknown[] = [];
  const conditions: string[] = [];
  const add = (condition: (...parameters: string[]) => string, ...added: unknown[]) => {
    conditions.push(condition(...added.map((value) => `$${values.push(value)}`)));
  };
  add((agency) => `(e.agency_id = ${agency} or e.agency_id is null)`, reader.agencyId);
  if (query.from !== undefined) add((p) => `e.at >= ${p}`, query.from);
  if (query.to !== undefined) add((p) => `e.at < ${p}`, query.to);
  if (query.staff !== undefined) add((p) => `(e.staff_id = ${p}::uuid or e.concerns = ${p}::uuid)`, query.staff);
  if (query.case !== undefined) add((p) => `e.case_ids @> array[${p}::uuid]`, query.case);
  if (query.participant !== undefined) {
    const cases = (p: string) => `array(select h.case_id from case_head h where h.participant_id = ${p}::uuid)`;
    add((p) => `(e.participant_ids @> array[${p}::uuid] or e.case_ids && ${cases(p)})`, query.participant);
  }
  if (query.action !== undefined) add((p) => `e.action = ${p}`, query.action);
  if (query.outcome !== undefined) add((p) => `e.outcome = ${p}`, query.outcome);
  if (query.cursor !== undefined) {
    add((at, stream, seq) => `(e.at, e.stream, e.seq) < (${at}::timestamptz, ${stream}::uuid, ${seq}::int)`, ...readCursor(query.cursor, 'instant', 'uuid', 'whole'));
  }
  const limit = `$${values.push(query.limit + 1)}`;
  const rows = await inTransaction(pool, async (sql) => {
    // The database lets nobody else read it.
    await sql.query(`select set_config('dpad.staff', $1, true)`, [reader.id]);
    const found = await sql.query<Row>(
      `select e.body, ${instant('e.at')} as at, e.stream, e.seq, s.name
       from audit_event e left join staff s on s.id = e.staff_id and s.agency_id = e.agency_id
       where ${conditions.join(' and ')} order by e.at desc, e.stream desc, e.seq desc limit ${limit}`,
      values,
    );
    return found.rows;
  });
  const page = pageOf(rows, query.limit, (last) => [last.at, last.stream, last.seq]);
  const items = page.rows.map(({ body, name }) => {
    const event = JSON.parse(body) as Omit<AuditEntry, 'title' | 'name'>;
    return { ...event, title: auditActions[event.action], ...(name !== null && { name }) };
  });
  return page.next === undefined ? { items } : { items, next: page.next };
}
