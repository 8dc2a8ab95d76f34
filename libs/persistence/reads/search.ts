import type { CaseFile } from '#protocol/case-file';
import { mayRead } from '#protocol/may-read';
import { mayReadStage } from '#protocol/views/case-view';
import { knownCases } from './may-know.js';
import { pageOf, readCursor, type Page, type PageRequest } from './page.js';
import { instant, shown, type Sql } from './rows.js';
import type { StaffRow } from './staff-list.js';

export interface CaseQuery extends PageRequest {
  program?: string;
  pathway?: string;
  stage?: string;
  status?: CaseFile['status'];
  /** Staff id. */
  assignee?: string;
  /** RFC 3339. */
  updatedSince?: string;
}

export interface FoundCase {
  caseId: string;
  programId: string;
  pathwayId: string;
  status: CaseFile['status'];
  version: number;
  stages: string[];
  assignees: { id: string; name: string }[];
  openedAt: string;
  updatedAt: string;
}

type Row = Omit<FoundCase, 'assignees'> & { assignees: { id: string; name: string }[] | null };

/** Whether this person may ask for cases in a stage: an answer to that question would tell as much as the case itself. */
export function mayFilterByStage({ roles }: Pick<StaffRow, 'roles'>, stage: string): boolean {
  return mayReadStage({ roles, criminalJusticeConsent: false }, stage);
}

/** Cases that this person may know of, last changed first. */
export async function searchCases(sql: Sql, staff: StaffRow, query: CaseQuery): Promise<Page<FoundCase>> {
  const known = knownCases(staff);
  const values = [...known.values];
  const conditions = [known.sql];
  const add = (condition: (...parameters: string[]) => string, ...added: unknown[]) => {
    const parameters = added.map((value) => `$${values.push(value)}`);
    conditions.push(condition(...parameters));
  };
  if (query.program !== undefined) add((p) => `h.program_id = ${p}`, query.program);
  if (query.pathway !== undefined) add((p) => `h.pathway_id = ${p}`, query.pathway);
  if (query.stage !== undefined) add((p) => `h.stages @> array[${p}]`, query.stage);
  if (query.status !== undefined) add((p) => `h.status = ${p}`, query.status);
  if (query.assignee !== undefined) add((p) => `h.assignees @> array[${p}::uuid]`, query.assignee);
  if (query.updatedSince !== undefined) add((p) => `h.updated_at >= ${p}`, query.updatedSince);
  if (query.cursor !== undefined) {
    add((at, id) => `(h.updated_at, h.case_id) < (${at}::timestamptz, ${id}::uuid)`, ...readCursor(query.cursor, 'instant', 'uuid'));
  }
  const limit = `$${values.push(query.limit + 1)}`;
  const { rows } = await sql.query<Row>(
    `select h.case_id as "caseId", h.program_id as "programId", h.pathway_id as "pathwayId", h.status, h.seq as version, h.stages,
       (select json_agg(json_build_object('id', s.id, 'name', s.name) order by s.name) from staff s where s.id = any(h.assignees)) as assignees,
       ${instant('h.opened_at')} as "openedAt", ${instant('h.updated_at')} as "updatedAt"
     from case_head h where ${conditions.join(' and ')}
     order by h.updated_at desc, h.case_id desc limit ${limit}`,
    values,
  );
  const page = pageOf(rows, query.limit, (last) => [last.updatedAt, last.caseId]);
  const items = page.rows.map((row) => asFound(row, staff));
  return page.next === undefined ? { items } : { items, next: page.next };
}

function asFound(row: Row, { roles }: StaffRow): FoundCase {
  // What holds in every case, with or without a consent: a list is no place to weigh each case's consents.
  const reader = { roles, criminalJusticeConsent: false };
  return {
    ...row,
    stages: row.stages.filter((stage) => mayReadStage(reader, stage)),
    assignees: mayRead(reader, 'case') ? (row.assignees ?? []) : [],
    openedAt: shown(row.openedAt),
    updatedAt: shown(row.updatedAt),
  };
}
