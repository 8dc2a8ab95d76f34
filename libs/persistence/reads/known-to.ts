import { mayKnow, type Knowable, type Knower } from './may-know.js';
import type { Sql } from './rows.js';

/** A case, as far as it decides who may know of it; `knowable` but for whether it is shared, which each agency asks for itself. */
export interface CaseToKnow {
  caseId: string;
  knowable: Knowable;
  /** The agencies that it is shared with now. */
  sharedWith: readonly string[];
}

type Row = Omit<Knowable, 'shared'> & { caseId: string; sharedWith: string[] };

/** Of the cases of one agency, asked as that agency. Everybody's question is then answered without another. */
export async function casesToKnow(sql: Sql, caseIds: readonly string[]): Promise<CaseToKnow[]> {
  const { rows } = await sql.query<Row>({
    name: 'cases-to-know',
    text: `
      select h.case_id as "caseId", h.agency_id as "agencyId", h.program_id as "programId", h.opened_by as "openedBy", h.assignees::text[] as assignees,
        exists (select from charge c where c.case_id = h.case_id) as "hasCharge", h.sealed @> '{justice}' as "justiceSealed",
        array(select p.provider::text from placement p where p.case_id = h.case_id) as "referredTo",
        array(select s.with_agency from case_share s where s.case_id = h.case_id and not s.ended and (s.until is null or s.until >= now())) as "sharedWith"
      from case_head h where h.case_id = any($1::uuid[])`,
    values: [caseIds],
  });
  return rows.map(({ caseId, sharedWith, ...knowable }) => ({ caseId, sharedWith, knowable }));
}

/** The rule of `mayKnow`, as it is asked of a case that was read for everybody. */
export function isKnownTo(staff: Knower, { knowable, sharedWith }: CaseToKnow): boolean {
  return mayKnow(staff, { ...knowable, shared: sharedWith.includes(staff.agencyId) });
}
