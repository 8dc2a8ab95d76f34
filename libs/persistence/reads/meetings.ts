import { mayRead, readerWithoutCase } from '#protocol/rules/disclosure.rule';
import { resolveDue } from '../deadlines.js';
import { openSealed, type CaseKeys, type KeyVault } from '../keys/key-vault.js';
import { keysOfProgram, programHolder } from '../program-log/program-keys.js';
import type { SealedColumn } from '../program-log/writers/sealed-columns.js';
import type { ProgramShelf } from '../programs.js';
import { mayKnow } from './may-know.js';
import { pageOf, readCursor, type Page, type PageRequest } from './page.js';
import { instant, shown, type Sql } from './rows.js';
import { personOf, type StaffRow } from './staff-list.js';

interface Named {
  id: string;
  name: string;
}

/** Something on the agenda, as those who attend see it. */
export interface AgendaItem {
  entryId: string;
  caseId?: string;
  area?: string;
  name?: string;
  description?: string;
  concern?: string;
  addedBy: Named;
  decision?: string;
  factors?: string[];
  because?: string;
  reason?: string;
  /** `YYYY-MM-DD`. */
  reviewOn?: string;
  openedCase?: string;
}

export interface Meeting {
  meetingId: string;
  programId: string;
  /** RFC 3339. */
  at: string;
  place?: string;
  attending: Named[];
  /** Only for those who have agreed to confidentiality. */
  agenda?: AgendaItem[];
}

export interface MeetingDue {
  programId: string;
  /** RFC 3339: the program's interval after its last meeting; now, where there has been none. */
  dueAt: string;
  due: boolean;
}

interface SealedItem {
  entryId: string;
  caseId: string | null;
  area: string | null;
  sealed: Partial<Record<'name' | 'description' | 'concern', SealedColumn>>;
  addedBy: Named;
  /** Organisations of who added it, and of who decided. */
  addedIn: string;
  decidedIn: string | null;
  decision: string | null;
  factors: string[] | null;
  because: string | null;
  reason: { reason?: SealedColumn } | null;
  reviewOn: string | null;
  openedCase: string | null;
}

interface Row {
  meetingId: string;
  programId: string;
  at: string;
  place: { place: SealedColumn };
  attending: Named[];
  agenda: SealedItem[];
}

interface Parts {
  database: { pool: Sql };
  vault: KeyVault;
  shelf: ProgramShelf;
  clock: { now(): Date };
}

/** The stakeholder meetings of this person's programs, the last one first. */
export async function meetingsOf(parts: Parts, staff: StaffRow, query: PageRequest & { program?: string }): Promise<Page<Meeting>> {
  const values: unknown[] = [staff.agencyId, staff.programs, query.program ?? null, staff.id];
  let earlier = '';
  if (query.cursor !== undefined) {
    const [at, id] = readCursor(query.cursor, 'instant', 'uuid');
    earlier = `and (m.at, m.id) < ($${values.push(at)}::timestamptz, $${values.push(id)}::uuid)`;
  }
  const { rows } = await parts.database.pool.query<Row>(
    `select m.id as "meetingId", m.program_id as "programId", ${instant('m.at')} as at, m.place,
       coalesce((select json_agg(json_build_object('id', s.id, 'name', s.name) order by s.name, s.id)
         from meeting_attendance a join staff s on s.id = a.staff_id where a.meeting_id = m.id), '[]') as attending,
       coalesce((select json_agg(json_build_object('entryId', e.id, 'caseId', e.case_id, 'area', e.area, 'sealed', e.sealed,
           'addedBy', json_build_object('id', s.id, 'name', s.name), 'addedIn', s.organisation_id,
           'decidedIn', (select d.organisation_id from staff d where d.id = e.decided_by), 'decision', e.decision, 'factors', e.factors, 'because', e.because,
           'reason', e.reason, 'reviewOn', e.review_on, 'openedCase', e.opened_case) order by e.added_at, e.id)
         from meeting_entry e join staff s on s.id = e.added_by
         where e.meeting_id = m.id and exists (select from meeting_attendance a where a.meeting_id = m.id and a.staff_id = $4)), '[]') as agenda
     from meeting m
     where m.agency_id = $1 and m.program_id = any($2::text[]) and ($3::text is null or m.program_id = $3) ${earlier}
     order by m.at desc, m.id desc limit $${values.push(query.limit + 1)}`,
    values,
  );
  const page = pageOf(rows, query.limit, (last) => [last.at, last.meetingId]);
  const keys = await keysByProgram(parts, page.rows);
  const items = page.rows.map((row) => asMeeting(row, staff, keys.get(row.programId)!));
  return page.next === undefined ? { items } : { items, next: page.next };
}

async function keysByProgram({ vault, database }: Parts, rows: readonly Row[]): Promise<Map<string, CaseKeys>> {
  const programIds = [...new Set(rows.map(({ programId }) => programId))];
  return new Map(await Promise.all(programIds.map(async (id) => [id, await keysOfProgram(vault, database.pool, id)] as const)));
}

function asMeeting({ meetingId, programId, at, place, attending, agenda }: Row, staff: StaffRow, keys: CaseKeys): Meeting {
  const read: Read = (column, source) => {
    if (!column || !mayRead(readerWithoutCase(personOf(staff)), { provenance: column.sealed.provenance, source })) return undefined;
    return openSealed(keys, { caseId: programHolder(programId), eventKey: column.eventKey, path: column.path }, column.sealed) as string | undefined;
  };
  const attends = attending.some(({ id }) => id === staff.id);
  return given({
    meetingId,
    programId,
    at: shown(at),
    place: read(place.place, 'none'),
    attending,
    agenda: attends ? agenda.map((item) => asAgendaItem(item, programId, staff, read)) : undefined,
  });
}

/** A value written in an organisation: the meeting sees none that comes from a Part 2 program, without any case's consent. */
type Read = (column: SealedColumn | undefined, source: string) => string | undefined;

function asAgendaItem(item: SealedItem, programId: string, staff: StaffRow, read: Read): AgendaItem {
  const { entryId, addedBy, addedIn, decidedIn, area, sealed, decision, factors, because, reason, reviewOn } = item;
  // Whom the meeting speaks of is known to those who attend; which case it is only to those who know of the program's cases.
  const knows = mayKnow(staff, { agencyId: staff.agencyId, programId, openedBy: '', assignees: [], hasCharge: false });
  return given({
    entryId,
    caseId: knows ? item.caseId : undefined,
    area,
    name: read(sealed.name, addedIn),
    description: read(sealed.description, addedIn),
    concern: read(sealed.concern, addedIn),
    addedBy,
    decision,
    factors,
    because,
    reason: read(reason?.reason, decidedIn ?? addedIn),
    reviewOn,
    openedCase: knows ? item.openedCase : undefined,
  });
}

/** When each of this person's programs meets again. */
export async function meetingsDue({ database, shelf, clock }: Parts, staff: StaffRow): Promise<MeetingDue[]> {
  const now = clock.now();
  const pinned = await Promise.all(staff.programs.map((id) => shelf.current(database.pool, id, now)));
  const meeting = pinned.flatMap((one) => (one?.program.stakeholderMeeting ? [{ ...one.program, every: one.program.stakeholderMeeting.every }] : []));
  const { rows } = await database.pool.query<{ programId: string; last: string }>(
    `select program_id as "programId", ${instant('max(at)')} as last from meeting where program_id = any($1::text[]) group by program_id`,
    [meeting.map(({ id }) => id)],
  );
  return meeting.map(({ id, zone, every }) => {
    const last = rows.find(({ programId }) => programId === id)?.last;
    const dueAt = last === undefined ? now.toISOString() : resolveDue({ from: shown(last), plus: every }, now, zone);
    return { programId: id, dueAt, due: Date.parse(dueAt) <= now.getTime() };
  });
}

type Present<T> = { [K in keyof T as null extends T[K] ? never : undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as null extends T[K] ? K : undefined extends T[K] ? K : never]?: NonNullable<T[K]>;
};

/** What is there, and nothing that is not. */
function given<T extends object>(values: T): Present<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== null)) as Present<T>;
}
