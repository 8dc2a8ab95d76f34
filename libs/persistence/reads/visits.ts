import { checkIn } from '#protocol/steps/check-in.step';
import { checkOut } from '#protocol/steps/check-out.step';
import { declareSceneSafe } from '#protocol/steps/declare-scene-safe.step';
import { recordContactAttempt } from '#protocol/steps/record-contact-attempt.step';
import { recordFamilyContact } from '#protocol/steps/record-family-contact.step';
import { recordNaloxone } from '#protocol/steps/record-naloxone.step';
import { sendTeam } from '#protocol/steps/send-team.step';
import type { Step } from '#protocol/step';
import { knownCases } from './may-know.js';
import { pageOf, readCursor, type Page, type PageRequest } from './page.js';
import type { Sql } from './rows.js';
import type { StaffRow } from './staff-list.js';

/** What is done around a visit and at it. */
export const visitSteps: readonly Step[] = [declareSceneSafe, sendTeam, checkIn, recordContactAttempt, recordFamilyContact, checkOut];

/** What is asked for at the door, while the team is there; it makes no visit by itself. */
export const stepsAtDoor: readonly Step[] = [recordNaloxone];

export interface VisitsQuery extends PageRequest {
  program?: string;
}

interface Row {
  caseId: string;
  isLate: number;
  priority: number;
  dueOrNever: string;
}

/**
 * The cases in which somebody with this person's roles is asked for one of these steps, each once, in the order of work: late
 * first, then by priority, then by what is due first.
 */
export async function casesToVisit(sql: Sql, staff: StaffRow, query: VisitsQuery, now: Date): Promise<Page<string>> {
  const after = query.cursor === undefined ? undefined : readCursor(query.cursor, 'instant', 'whole', 'whole', 'instant', 'uuid');
  // What was late on the first page is late on the next ones, whatever the clock says by then.
  const at = after ? (after[0] as string) : `${now.toISOString().slice(0, -1)}000Z`;
  const programs = query.program === undefined ? staff.programs : staff.programs.filter((one) => one === query.program);
  const known = knownCases(staff, 6);
  const values: unknown[] = [at, staff.roles, programs, visitSteps.map(({ id }) => id), query.limit + 1, ...known.values];
  const place = after?.slice(1).map((value, index) => `$${values.push(value)}::${['int', 'int', 'timestamptz', 'uuid'][index]}`);
  const { rows } = await sql.query<Row>(
    `select case_id as "caseId", late as "isLate", priority,
       coalesce(to_char(nullif(due_or_never, 'infinity') at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'infinity') as "dueOrNever"
     from (
       select distinct on (w.case_id) w.case_id, (w.due_or_never >= $1::timestamptz)::int as late, w.priority, w.due_or_never
       from wait w join case_head h on h.case_id = w.case_id
       where w.program_id = any($3::text[]) and w.step = any($4::text[]) and w.roles && $2::text[] and ${known.sql}
       order by w.case_id, late, w.priority, w.due_or_never
     ) first
     ${place ? `where (late, priority, due_or_never, case_id) > (${place.join(', ')})` : ''}
     order by late, priority, due_or_never, case_id limit $5`,
    values,
  );
  const page = pageOf(rows, query.limit, (last) => [at, last.isLate, last.priority, last.dueOrNever, last.caseId]);
  return { items: page.rows.map(({ caseId }) => caseId), ...(page.next !== undefined && { next: page.next }) };
}
