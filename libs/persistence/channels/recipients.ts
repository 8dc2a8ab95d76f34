import type { PoolClient } from 'pg';
import type { AlertKind } from '#protocol/alerts';
import type { CaseFile } from '#protocol/case-file';
import type { Role } from '#protocol/roles';
import { mayRead, readerOf, type Person } from '#protocol/rules/disclosure.rule';
import { heldByNotice } from '#protocol/views/reader';
import { mayKnow, type Knower } from '../reads/may-know.js';
import { onCallStaff } from '../reads/on-call.js';

/** A notice as its outbox row has it. */
export interface PostedNotice {
  caseId: string;
  key: string;
  alertId: null;
  agencyId: string;
  programId: string;
  kind: string;
  roles: Role[];
  /** Staff id, where one person is told. */
  staff: string | null;
  createdAt: Date;
  /** Staff id. */
  openedBy: string;
  assignees: string[];
  hasCharge: boolean;
  justiceSealed: boolean;
  /** The charge, condition, placement… that it is about. */
  subject: string | null;
  file: CaseFile;
  part2Sources: string[];
  zone: string;
}

/** An alert of a program, as its row has it. */
export interface PostedAlert {
  alertId: string;
  caseId: null;
  key: null;
  agencyId: string;
  programId: string;
  kind: AlertKind;
  createdAt: Date;
}

/** What staff are told of. */
export type Posted = PostedNotice | PostedAlert;

/** Asked of one person after the other (National Council 2021, table 3: the request goes to the peer on call). */
const askedInTurn = ['handoffRequested', 'handoffPassedOn'];

const ofProgramInRoles = 's.programs @> array[$3] and s.roles && $2::text[]';

/** Staff ids of those whom a notice is for, and who may be told of it now. */
export async function recipientsOf(sql: PoolClient, notice: PostedNotice, now: Date): Promise<string[]> {
  if (notice.staff !== null) return knowing(sql, { notice, now }, 's.id = $2', notice.staff);
  if (askedInTurn.includes(notice.kind)) return inTurn(sql, notice, now);
  return knowing(sql, { notice, now }, ofProgramInRoles, notice.roles, notice.programId);
}

/** Of the program; of a notice, those who may be told of it. An alert is no single case's: they watch over all of them. */
export async function supervisorsOf(sql: PoolClient, posted: Posted, now: Date): Promise<string[]> {
  if (posted.alertId === null) return knowing(sql, { notice: posted, now }, ofProgramInRoles, ['supervisor'], posted.programId);
  return (await activeStaff(sql, posted, ofProgramInRoles, ['supervisor'], posted.programId)).map(({ id }) => id);
}

/** The nth request of a case goes to the nth person on call, and begins again with the first after the last. */
async function inTurn(sql: PoolClient, notice: PostedNotice, now: Date): Promise<string[]> {
  const onCall: string[] = [];
  for (const role of notice.roles) onCall.push(...(await onCallStaff(sql, notice.programId, role, notice.createdAt)));
  const { rows } = await sql.query<{ before: number }>(
    `select count(*)::int as before from outbox o
     where o.case_id = $1 and o.kind = any($2::text[]) and (o.created_at, o.key) < (select p.created_at, p.key from outbox p where p.case_id = $1 and p.key = $3)`,
    [notice.caseId, askedInTurn, notice.key],
  );
  const able = await knowing(sql, { notice, now }, 's.id = any($2::uuid[])', onCall);
  const asked = [...new Set(onCall)].filter((staffId) => able.includes(staffId));
  return asked.slice(rows[0]!.before % Math.max(asked.length, 1)).slice(0, 1);
}

interface Telling {
  notice: PostedNotice;
  now: Date;
}

async function knowing(sql: PoolClient, telling: Telling, who: string, ...values: unknown[]): Promise<string[]> {
  const staff = await activeStaff(sql, telling.notice, who, ...values);
  return staff.filter((one) => mayKnow(one, telling.notice) && mayBeTold(one, telling)).map(({ id }) => id);
}

/** To be told says something by itself: the rule of disclosure decides of that, too, and a consent revoked since counts no more. */
function mayBeTold({ id: staffId, ...person }: Told, { notice, now }: Telling): boolean {
  const held = heldByNotice(notice, notice.file);
  return held === undefined || mayRead(readerOf({ ...person, staffId }, notice, now.toISOString(), notice.zone), held);
}

type Told = Knower & Pick<Person, 'part2'>;

async function activeStaff(sql: PoolClient, { agencyId }: Posted, who: string, ...values: unknown[]): Promise<Told[]> {
  const { rows } = await sql.query<Told>(
    `select s.id, s.agency_id as "agencyId", s.organisation_id as "organisationId", s.roles, s.programs, coalesce(g.part2_from <= current_date, false) as part2
     from staff s join organisation g on g.id = s.organisation_id where s.active and s.agency_id = $1 and ${who} order by s.name, s.id`,
    [agencyId, ...values],
  );
  return rows;
}
