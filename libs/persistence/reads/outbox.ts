import type { Role } from '#protocol/roles';
import { knownCases } from './may-know.js';
import { pageOf, readCursor, type Page, type PageRequest } from './page.js';
import { instant, shown, type Sql } from './rows.js';
import type { StaffRow } from './staff-list.js';

export interface Notice {
  caseId: string;
  programId: string;
  kind: string;
  roles: Role[];
  staff?: { id: string; name: string };
  subject?: string;
  createdAt: string;
}

interface Row {
  caseId: string;
  programId: string;
  kind: string;
  roles: Role[];
  staffId: string | null;
  staffName: string | null;
  subject: string | null;
  createdAt: string;
  keyHash: string;
}

/** Who watches that notices get an answer sees all of them; the others see those for them. */
const overseers: readonly Role[] = ['coordinator', 'supervisor'];

/** What staff were told, newest first: until there are channels, this is where they look. */
export async function outbox(sql: Sql, staff: StaffRow, query: PageRequest): Promise<Page<Notice>> {
  const known = knownCases(staff, 5);
  const seesAll = staff.roles.some((role) => overseers.includes(role));
  const values: unknown[] = [staff.roles, staff.id, seesAll, query.limit + 1, ...known.values];
  const place = `(o.created_at, o.case_id, md5(o.key))`;
  let later = '';
  if (query.cursor !== undefined) {
    const [at, caseId, keyHash] = readCursor(query.cursor, 'instant', 'uuid', 'hash');
    later = `and ${place} < ($${values.push(at)}::timestamptz, $${values.push(caseId)}::uuid, $${values.push(keyHash)}::text)`;
  }
  const { rows } = await sql.query<Row>(
    `select o.case_id as "caseId", o.program_id as "programId", o.kind, o.roles, o.staff as "staffId", s.name as "staffName", o.subject,
       ${instant('o.created_at')} as "createdAt", md5(o.key) as "keyHash"
     from outbox o join case_head h on h.case_id = o.case_id left join staff s on s.id = o.staff
     where ($3 or o.roles && $1::text[] or o.staff = $2) and ${known.sql} ${later}
     order by o.created_at desc, o.case_id desc, md5(o.key) desc limit $4`,
    values,
  );
  const page = pageOf(rows, query.limit, (last) => [last.createdAt, last.caseId, last.keyHash]);
  const items = page.rows.map(asNotice);
  return page.next === undefined ? { items } : { items, next: page.next };
}

function asNotice({ caseId, programId, kind, roles, staffId, staffName, subject, createdAt }: Row): Notice {
  return {
    caseId,
    programId,
    kind,
    roles,
    ...(staffId === null ? {} : { staff: { id: staffId, name: staffName ?? '' } }),
    ...(subject === null ? {} : { subject }),
    createdAt: shown(createdAt),
  };
}
