import type { CredentialKind, Profession } from '#protocol/professions';
import type { PeerWorkSettings, Program } from '#protocol/program';
import type { Refusal } from '#protocol/refusal';
import type { Role } from '#protocol/roles';
import { assignmentProblems } from '#protocol/rules/assignment.rule';
import { localTime } from '#protocol/rules/local-time.rule';
import { holding } from '#protocol/staff-facts';
import { resolveDue } from '../deadlines.js';
import type { ProgramShelf } from '../programs.js';
import { pageOf, readCursor, type Page, type PageRequest } from './page.js';
import { instant, shown, type Sql } from './rows.js';
import type { StaffRow } from './staff-list.js';

/** One person's work for one program. */
interface Work {
  programId: string;
  /** Open cases in which this person is the assigned peer, and how many the program gives to a peer at most. */
  openCases: number;
  caseload: number;
  /** A peer who works outside of a Part 2 program, and has not signed the confidentiality terms. */
  termsToSign?: true;
  /** Why this person cannot be given one more participant today, as their peer; nothing of those who are no peers. */
  whyNotAssigned: Pick<Refusal, 'code' | 'message'>[];
  /** Of peers. */
  supervision?: Supervision;
  /** Of supervisors: peers whose last supervision was theirs, and how many the program gives to a supervisor at most. */
  peers?: number;
  peersAtMost?: number;
}

export interface Supervision {
  /** RFC 3339. */
  lastAt?: string;
  /** Now, where there has been none. */
  dueAt: string;
  due: boolean;
}

interface Credential {
  credential: CredentialKind;
  /** `YYYY-MM-DD`, as is the last day on which it is in force. */
  obtainedOn: string;
  expiresOn?: string;
}

export interface StaffWork {
  id: string;
  name: string;
  roles: Role[];
  professions: Profession[];
  credentials: Credential[];
  work: Work[];
}

interface Counted {
  id: string;
  roles: Role[];
  programId: string;
  openCases: number;
  lastAt: string | null;
  peers: number;
}

interface Parts {
  database: { pool: Sql };
  shelf: ProgramShelf;
  clock: { now(): Date };
}

type Row = Omit<StaffWork, 'work'> & { programs: string[]; part2: boolean };

/** The staff of this person's programs: what they hold, how much they have, and whose supervision is due; by name. */
export async function staffWork(parts: Parts, staff: StaffRow, query: PageRequest & { program?: string; only?: string }): Promise<Page<StaffWork>> {
  const sql = parts.database.pool;
  const programs = query.program === undefined ? staff.programs : staff.programs.filter((id) => id === query.program);
  const values: unknown[] = [staff.agencyId, programs];
  let later = '';
  if (query.cursor !== undefined) {
    const [id] = readCursor(query.cursor, 'uuid');
    later = `and (s.name, s.id) > (select name, id from staff where id = $${values.push(id)})`;
  }
  const among = query.only === undefined ? '' : `and s.id = $${values.push(query.only)}`;
  const { rows } = await sql.query<Row>(
    `select s.id, s.name, s.roles, s.professions, coalesce(o.part2_from <= current_date, false) as part2,
       (select coalesce(array_agg(p order by p), '{}') from unnest(s.programs) as p where p = any($2::text[])) as programs,
       coalesce((select json_agg(json_strip_nulls(json_build_object('credential', kind, 'obtainedOn', obtained_on, 'expiresOn', expires_on))
          order by kind, obtained_on) from staff_credential where staff_id = s.id), '[]') as credentials
     from staff s join organisation o on o.id = s.organisation_id
     where s.agency_id = $1 and s.programs && $2::text[] and s.active and not s.roles <@ '{feed}' ${later} ${among}
     order by s.name, s.id limit $${values.push(query.limit + 1)}`,
    values,
  );
  const page = pageOf(rows, query.limit, (last) => [last.id]);
  const settings = await settingsOf(parts, programs);
  const counted = await countWork(sql, page.rows.map(({ id }) => id), [...settings.keys()]);
  const items = page.rows.map(({ programs: own, part2, ...person }) => {
    const ofPerson = counted.filter(({ id, programId }) => id === person.id && own.includes(programId));
    return { ...person, work: ofPerson.map((one) => workOf({ ...person, part2, ...one }, settings.get(one.programId)!, parts.clock.now())) };
  });
  return page.next === undefined ? { items } : { items, next: page.next };
}

/** What this person holds and has themselves, and when their supervision is due. */
export async function ownWork(parts: Parts, staff: StaffRow): Promise<StaffWork | undefined> {
  const { items } = await staffWork(parts, staff, { limit: 1, only: staff.id });
  return items[0];
}

async function settingsOf({ database, shelf, clock }: Parts, programIds: readonly string[]): Promise<Map<string, Program>> {
  const pinned = await Promise.all(programIds.map((id) => shelf.current(database.pool, id, clock.now())));
  return new Map(pinned.flatMap((one) => (one ? [[one.program.id, one.program]] : [])));
}

/** Each of these people's load in each of these programs. */
export async function countWork(sql: Sql, staffIds: readonly string[], programIds: readonly string[]): Promise<Counted[]> {
  const { rows } = await sql.query<Counted>({
    name: 'count-work',
    text: `
      select s.id, s.roles, p.id as "programId",
        (select count(*)::int from case_head h where h.assignees @> array[s.id] and h.status = 'open' and h.program_id = p.id
          and h.file->'assigned'->>'peer' = s.id::text) as "openCases",
        (select ${instant('max(v.at)')} from supervision v where v.staff_id = s.id and v.program_id = p.id) as "lastAt",
        case when s.roles @> '{supervisor}' then (select count(*)::int from (
          select distinct on (v.staff_id) v.supervisor_id from supervision v join staff peer on peer.id = v.staff_id and peer.active
          where v.program_id = p.id order by v.staff_id, v.at desc, v.id
        ) as latest where latest.supervisor_id = s.id) else 0 end as peers
      from staff s cross join unnest($2::text[]) as p (id)
      where s.id = any($1::uuid[]) and s.programs @> array[p.id] order by s.id, p.id`,
    values: [staffIds, programIds],
  });
  return rows;
}

function workOf({ id, roles, programId, openCases, lastAt, peers, part2, credentials }: Counted & Pick<Row, 'part2' | 'credentials'>, program: Program, now: Date): Work {
  const { caseload, peersToASupervisor } = program.peerWork;
  const held = credentials.map(({ credential, obtainedOn, expiresOn }) => ({ kind: credential, from: obtainedOn, ...(expiresOn !== undefined && { until: expiresOn }) }));
  const staffFacts = new Map([[id, { roles, part2, credentials: held, openCases }]]);
  return {
    programId,
    openCases,
    caseload,
    ...(roles.includes('peer') && !part2 && holding(held, 'confidentialityTerms', localTime(now.toISOString(), program.zone).date) !== 'inForce' && { termsToSign: true as const }),
    whyNotAssigned: assignmentProblems({ program, staffFacts, at: now.toISOString() }, id, 'person').map(({ code, message }) => ({ code, message })),
    ...(roles.includes('peer') && { supervision: supervisionOf(lastAt, program, now) }),
    ...(roles.includes('supervisor') && { peers, peersAtMost: peersToASupervisor }),
  };
}

/** Due from the instant at which the program's interval since the last one is over, by the calendar of its zone. */
export function supervisionOf(lastAt: string | null, { peerWork, zone }: { peerWork: Pick<PeerWorkSettings, 'supervisionEvery'>; zone: string }, now: Date): Supervision {
  if (lastAt === null) return { dueAt: now.toISOString(), due: true };
  const dueAt = resolveDue({ from: shown(lastAt), plus: peerWork.supervisionEvery }, now, zone);
  return { lastAt: shown(lastAt), dueAt, due: Date.parse(dueAt) <= now.getTime() };
}
