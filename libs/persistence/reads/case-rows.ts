import type { CaseFile } from '#protocol/case-file';
import type { CaseEvent, Sealed, StepEvent } from '#protocol/event';
import type { WaitRow } from '#protocol/views/open-steps';
import { knownAndSharedCases, type Knower } from './may-know.js';
import { instant, shown, type Sql } from './rows.js';

export interface CaseRow {
  caseId: string;
  agencyId: string;
  participantId: string;
  programId: string;
  programRevision: number;
  pathwayId: string;
  seq: number;
  /** Whether the process has seen every step that it waits for. */
  settled: boolean;
  file: CaseFile;
  openedBy: string;
  updatedAt: string;
  /** The Part 2 programs whose staff have written in it. */
  part2Sources: string[];
}

/** SQL: the Part 2 programs that have written in the case of `case_head h`. */
export const part2Sources = 'array(select organisation_id::text from case_source where case_id = h.case_id order by organisation_id)';

/** Of a case `h`: the zone of its program, by whose calendar a consent ends. */
export const zoneOf = `(select r.definition ->> 'zone' from program_revision r where r.program_id = h.program_id and r.revision = h.program_revision)`;

/** The case, if there is one and this person may know of it. */
export async function readCase(sql: Sql, staff: Knower, caseId: string): Promise<CaseRow | undefined> {
  const known = knownAndSharedCases(staff, 2);
  const { rows } = await sql.query<CaseRow>(
    `select h.case_id as "caseId", h.agency_id as "agencyId", h.participant_id as "participantId", h.program_id as "programId",
       h.program_revision as "programRevision", h.pathway_id as "pathwayId", h.seq, h.bell <= h.seen as settled, h.file, h.opened_by as "openedBy", ${part2Sources} as "part2Sources",
       ${instant('h.updated_at')} as "updatedAt"
     from case_head h where h.case_id = $1 and ${known.sql}`,
    [caseId, ...known.values],
  );
  const [row] = rows;
  return row && { ...row, updatedAt: shown(row.updatedAt) };
}

export interface StoredWait {
  key: string;
  step: string;
  subject: string | null;
  roles: WaitRow['roles'];
  assignee: string | null;
  due: string | null;
  priority: number;
  why: string;
}

export const waitColumns = `w.key, w.step, w.subject, w.roles, w.assignee, ${instant('w.due')} as due, w.priority, w.why`;

export function asWait({ subject, assignee, due, ...row }: StoredWait): WaitRow {
  return {
    ...row,
    ...(subject === null ? {} : { subject }),
    ...(assignee === null ? {} : { assignee }),
    ...(due === null ? {} : { due: shown(due) }),
  };
}

export async function waitsOf(sql: Sql, caseId: string): Promise<WaitRow[]> {
  const { rows } = await sql.query<StoredWait>(`select ${waitColumns} from wait w where w.case_id = $1`, [caseId]);
  return rows.map(asWait);
}

/** Where a sealed value of a charge stands in the log. */
export interface SealedAt {
  eventKey: string;
  path: string;
  sealed: Sealed;
}

export async function sealedOfCharges(sql: Sql, caseId: string): Promise<Map<string, Record<string, SealedAt>>> {
  const { rows } = await sql.query<{ id: string; sealed: Record<string, SealedAt> }>(
    'select charge_id as id, sealed from charge where case_id = $1',
    [caseId],
  );
  return new Map(rows.map(({ id, sealed }) => [id, sealed]));
}

export type TimelineOrder = 'oldest' | 'newest';

const turns: Record<TimelineOrder, string> = { oldest: 'seq > coalesce($2, 0) order by seq', newest: 'seq < coalesce($2, 2147483647) order by seq desc' };

/** The case's events behind a place in it, in the one order or the other. */
export async function eventsInTurn(sql: Sql, caseId: string, order: TimelineOrder, after: number | undefined, limit: number): Promise<CaseEvent[]> {
  const { rows } = await sql.query<{ body: string }>(`select body from case_event where case_id = $1 and ${turns[order]} limit $3`, [caseId, after ?? null, limit]);
  return rows.map(({ body }) => JSON.parse(body) as CaseEvent);
}

export async function eventsOfType<T extends CaseEvent>(sql: Sql, caseId: string, type: T['type']): Promise<T[]> {
  return (await ofTypes(sql, [caseId], [type])) as T[];
}

/** Of steps, oldest first. */
export async function eventsOfTypes(sql: Sql, caseId: string, types: readonly string[]): Promise<StepEvent[]> {
  return (await ofTypes(sql, [caseId], types)) as StepEvent[];
}

/** Of steps of several cases, those of each oldest first. */
export async function eventsOfCases(sql: Sql, caseIds: readonly string[], types: readonly string[]): Promise<StepEvent[]> {
  return (await ofTypes(sql, caseIds, types)) as StepEvent[];
}

export async function correctionsOf(sql: Sql, caseId: string): Promise<StepEvent[]> {
  return eventsOfTypes(sql, caseId, ['correctEntry']);
}

async function ofTypes(sql: Sql, caseIds: readonly string[], types: readonly string[]): Promise<CaseEvent[]> {
  const { rows } = await sql.query<{ body: string }>(
    'select body from case_event where case_id = any($1::uuid[]) and type = any($2::text[]) order by case_id, seq',
    [caseIds, types],
  );
  return rows.map(({ body }) => JSON.parse(body) as CaseEvent);
}
