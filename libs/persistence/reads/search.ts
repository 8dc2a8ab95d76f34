import type { CaseFile } from '#protocol/case-file';
import { mayRead, readerWithoutCase } from '#protocol/rules/disclosure.rule';
import { mayReadStage } from '#protocol/views/case-view';
import { heldByRole } from '#protocol/views/reader';
import { part2Sources } from './case-rows.js';
import { awaitsTakingUp, knownAndSharedCases } from './may-know.js';
import { pageOf, readCursor, type Page, type PageRequest } from './page.js';
import { instant, shown, type Sql } from './rows.js';
import { personOf, type StaffRow } from './staff-list.js';

export interface CaseQuery extends PageRequest {
  program?: string;
  pathway?: string;
  stage?: string;
  status?: CaseFile['status'];
  /** Those alone that another agency has handed over, and that nobody has taken up. */
  transferred?: 'true';
  /** Those alone that have changed since this person looked at them last. One never looked at has not. */
  changed?: 'true';
  /** Those alone that have nobody assigned to them whom this person may know of. */
  unassigned?: 'true';
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
  /** Up to which version this person has looked at it, if ever. */
  seenVersion?: number;
  stages: string[];
  assignees: { id: string; name: string }[];
  openedAt: string;
  updatedAt: string;
}

type Row = Omit<FoundCase, 'assignees' | 'seenVersion'> & { seenVersion: number | null; assignees: { id: string; name: string }[] | null; agencyId: string; part2Sources: string[] };

/** Whether this person may ask for cases in a stage: an answer to that question would tell as much as the case itself. */
export function mayFilterByStage(staff: StaffRow, stage: string): boolean {
  return mayReadStage(readerWithoutCase(personOf(staff)), stage);
}

/** Cases that this person may know of, last changed first. */
export async function searchCases(sql: Sql, staff: StaffRow, query: CaseQuery): Promise<Page<FoundCase>> {
  // A provider has the list of the referrals to it, and no other.
  const reader = readerWithoutCase(personOf(staff));
  if (!mayRead(reader, 'case')) return { items: [] };
  const named = (id: string) => (mayRead(reader, heldByRole('clinician')) ? 'true' : `${id}::text is distinct from h.file #>> '{assigned,clinician}'`);
  const known = knownAndSharedCases(staff);
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
  if (query.transferred !== undefined) add((agency) => awaitsTakingUp(agency), staff.agencyId);
  if (query.changed !== undefined) conditions.push('h.seq > seen.version');
  if (query.unassigned !== undefined) conditions.push(`not exists (select from unnest(h.assignees) a (id) where ${named('a.id')})`);
  if (query.assignee !== undefined) add((p) => `h.assignees @> array[${p}::uuid] and ${named(p)}`, query.assignee);
  if (query.updatedSince !== undefined) add((p) => `h.updated_at >= ${p}`, query.updatedSince);
  if (query.cursor !== undefined) {
    add((at, id) => `(h.updated_at, h.case_id) < (${at}::timestamptz, ${id}::uuid)`, ...readCursor(query.cursor, 'instant', 'uuid'));
  }
  const by = `$${values.push(staff.id)}`;
  const limit = `$${values.push(query.limit + 1)}`;
  const { rows } = await sql.query<Row>(
    `select h.case_id as "caseId", h.program_id as "programId", h.pathway_id as "pathwayId", h.status, h.seq as version, seen.version as "seenVersion", h.stages, h.agency_id as "agencyId", ${part2Sources} as "part2Sources",
       (select json_agg(json_build_object('id', s.id, 'name', s.name) order by s.name) from staff s where s.id = any(h.assignees) and ${named('s.id')}) as assignees,
       ${instant('h.opened_at')} as "openedAt", ${instant('h.updated_at')} as "updatedAt"
     from case_head h left join case_seen seen on seen.case_id = h.case_id and seen.staff_id = ${by}
     where ${conditions.join(' and ')}
     order by h.updated_at desc, h.case_id desc limit ${limit}`,
    values,
  );
  const page = pageOf(rows, query.limit, (last) => [last.updatedAt, last.caseId]);
  const found = page.rows.map((row) => asFound(row, staff));
  // That a case was found by a stage says that it is in it.
  const items = found.filter(({ stages }) => query.stage === undefined || stages.includes(query.stage));
  return page.next === undefined ? { items } : { items, next: page.next };
}

function asFound({ agencyId, part2Sources, seenVersion, ...row }: Row, staff: StaffRow): FoundCase {
  // What holds with or without a consent: a list is no place to weigh each case's consents.
  const reader = { ...readerWithoutCase(personOf(staff)), caseAgencyId: agencyId, part2Sources };
  return {
    ...row,
    ...(seenVersion !== null && { seenVersion }),
    stages: row.stages.filter((stage) => mayReadStage(reader, stage)),
    assignees: mayRead(reader, 'case') ? (row.assignees ?? []) : [],
    openedAt: shown(row.openedAt),
    updatedAt: shown(row.updatedAt),
  };
}
