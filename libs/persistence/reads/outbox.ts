import type { CaseFile } from '#protocol/case-file';
import type { NoticeKind } from '#protocol/event';
import type { Role } from '#protocol/roles';
import { readerOf } from '#protocol/rules/disclosure.rule';
import { discloses, type Disclosed } from '#protocol/views/disclosed';
import type { DisclosureNote } from '#protocol/views/disclosure-note';
import { heldByNotice } from '#protocol/views/reader';
import { tell, type Telling } from '../disclosures/tell.js';
import type { ReadParts } from './case-reads.js';
import { part2Sources, zoneOf } from './case-rows.js';
import { deliveriesWhere, personOf as deliveredTo, when, type Person, type StaffDelivery } from './delivery-list.js';
import { knownCases } from './may-know.js';
import { pageOf, readCursor, type Page, type PageRequest } from './page.js';
import { instant, shown, type Sql } from './rows.js';
import { Directory, personOf, type StaffRow } from './staff-list.js';

export interface Notice {
  caseId: string;
  programId: string;
  kind: string;
  roles: Role[];
  staff?: { id: string; name: string };
  subject?: string;
  createdAt: string;
  /** What it is acknowledged by, within its case. */
  noticeId: string;
  deliveries: StaffDelivery[];
  acknowledgements: { by: Person; at: string }[];
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
  deliveries: StaffDelivery[];
  acknowledgements: { by: Person; at: string }[];
  agencyId: string;
  file: CaseFile | null;
  part2Sources: string[];
  zone: string;
}

/** Who watches that notices get an answer sees all of them; the others see those for them. */
const overseers: readonly Role[] = ['coordinator', 'supervisor'];

/** Of a notice `o`: all for who watches ($3), their own for the others ($2). */
const deliveries = deliveriesWhere('d.case_id = o.case_id and d.notice_key = o.key and ($3 or d.staff_id = $2)');

const acknowledgements = `(
  select coalesce(json_agg(json_build_object('by', ${deliveredTo('p')}, 'at', ${when('a.acknowledged_at')}) order by a.acknowledged_at, a.staff_id), '[]')
  from acknowledgement a join staff p on p.id = a.staff_id
  where a.case_id = o.case_id and a.key = o.key and ($3 or a.staff_id = $2))`;

/** Whom a notice `o` is for: by role ($1) or by name ($2), whoever was told of it all the same, and who watches ($3). */
const isForThem = `($3 or o.roles && $1::text[] or o.staff = $2
  or exists (select from delivery d where d.case_id = o.case_id and d.notice_key = o.key and d.staff_id = $2))`;

/** Of a notice `o` of a case `h`: only of some kinds has the case to be asked who may know of it. */
const tellingKinds: readonly NoticeKind[] = ['conditionMissed', 'reviewAsked'];
const fileIfAsked = `case when o.kind = any('{${tellingKinds.join(',')}}'::text[]) then h.file end`;

/** Of a notice `o` of a case `h`: one about a charge is gone with the justice class. */
const aboutCharges: readonly NoticeKind[] = ['conditionMissed', 'decisionDue', 'decisionOverdue', 'limitationNear', 'newOffence', 'reviewAsked'];
const isKnownStill = `not (h.sealed @> '{justice}' and o.kind = any('{${aboutCharges.join(',')}}'::text[]))`;

/**
 * What staff were told, newest first, and what came of telling them. A page may hold fewer than asked for: what tells of a
 * condition is left out where no consent lets this person know of it.
 */
export async function outbox({ database: { pool: sql }, clock }: Pick<ReadParts, 'database' | 'clock'>, staff: StaffRow, query: PageRequest): Promise<Page<Notice> & { disclosure?: DisclosureNote }> {
  const known = knownCases(staff, 5);
  const values: unknown[] = [staff.roles, staff.id, watches(staff), query.limit + 1, ...known.values];
  const place = `(o.created_at, o.case_id, md5(o.key))`;
  let later = '';
  if (query.cursor !== undefined) {
    const [at, caseId, keyHash] = readCursor(query.cursor, 'instant', 'uuid', 'hash');
    later = `and ${place} < ($${values.push(at)}::timestamptz, $${values.push(caseId)}::uuid, $${values.push(keyHash)}::text)`;
  }
  const { rows } = await sql.query<Row>(
    `select o.case_id as "caseId", o.program_id as "programId", o.kind, o.roles, o.staff as "staffId", s.name as "staffName", o.subject,
       ${instant('o.created_at')} as "createdAt", md5(o.key) as "keyHash",
       ${deliveries} as deliveries, ${acknowledgements} as acknowledgements,
       h.agency_id as "agencyId", ${fileIfAsked} as file, ${part2Sources} as "part2Sources", ${zoneOf} as zone
     from outbox o join case_head h on h.case_id = o.case_id left join staff s on s.id = o.staff
     where ${isForThem} and ${known.sql} and ${isKnownStill} ${later}
     order by o.created_at desc, o.case_id desc, md5(o.key) desc limit $4`,
    values,
  );
  const page = pageOf(rows, query.limit, (last) => [last.createdAt, last.caseId, last.keyHash]);
  const at = clock.now().toISOString();
  const told = page.rows.flatMap((row) => toldTo(staff, row, at) ?? []);
  const disclosing = told.flatMap(({ telling }) => (telling && telling.disclosed.length > 0 ? [telling] : []));
  const disclosure = disclosing.length > 0 ? await tell(sql, disclosing, (await Directory.of(sql, staff.agencyId)).nameOf) : undefined;
  return { items: told.map(({ notice }) => notice), ...(page.next !== undefined && { next: page.next }), ...(disclosure && { disclosure }) };
}

function toldTo(staff: StaffRow, row: Row, at: string): { notice: Notice; telling?: Telling } | undefined {
  const { caseId, agencyId, file, part2Sources, zone } = row;
  if (file === null) return { notice: asNotice(row) };
  const reader = readerOf(personOf(staff), { agencyId, part2Sources, file }, at, zone);
  const disclosed: Disclosed[] = [];
  const held = heldByNotice(row, file);
  if (held && !discloses({ reader, disclosed }, held, 'section:conditions')) return undefined;
  return { notice: asNotice(row), telling: { caseId, agencyId, file, reader, disclosed, at } };
}

/**
 * Records that this person has seen a notice, once: RFC 3339 of the first time. Undefined where there is no such notice for
 * them. It answers nothing that the notice asks for: a handoff is accepted by its own step.
 */
export async function acknowledge(sql: Sql, staff: StaffRow, { caseId, noticeId }: { caseId: string; noticeId: string }, at: Date): Promise<string | undefined> {
  const known = knownCases(staff, 7);
  await sql.query(
    `insert into acknowledgement (case_id, key, staff_id, acknowledged_at)
     select o.case_id, o.key, $2, $6 from outbox o join case_head h on h.case_id = o.case_id
     where o.case_id = $4 and md5(o.key) = $5 and ${isForThem} and ${known.sql}
     on conflict do nothing`,
    [staff.roles, staff.id, watches(staff), caseId, noticeId, at, ...known.values],
  );
  // In a statement of its own: it sees the row that another request was first to insert.
  const { rows } = await sql.query<{ at: string }>(
    `select ${when('a.acknowledged_at')} as at from acknowledgement a where a.case_id = $1 and md5(a.key) = $2 and a.staff_id = $3`,
    [caseId, noticeId, staff.id],
  );
  return rows[0]?.at;
}

function watches({ roles }: StaffRow): boolean {
  return roles.some((role) => overseers.includes(role));
}

function asNotice({ caseId, programId, kind, roles, staffId, staffName, subject, createdAt, keyHash, deliveries, acknowledgements }: Row): Notice {
  return {
    caseId,
    programId,
    kind,
    roles,
    ...(staffId === null ? {} : { staff: { id: staffId, name: staffName ?? '' } }),
    ...(subject === null ? {} : { subject }),
    createdAt: shown(createdAt),
    noticeId: keyHash,
    deliveries,
    acknowledgements,
  };
}
