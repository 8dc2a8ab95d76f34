import { pageOf, readCursor, type Page, type PageRequest } from './page.js';
import { instant, shown, type Sql } from './rows.js';
import type { StaffRow } from './staff-list.js';

export interface RosterQuery extends PageRequest {
  program?: string;
  /** First and last day, `YYYY-MM-DD`; what has not ended yet, if there is no first. */
  from?: string;
  to?: string;
}

export interface Roster {
  rosterId: string;
  programId: string;
  schedule?: string;
  team: string;
  kind: string;
  /** `YYYY-MM-DD`, in the program's zone. */
  day: string;
  /** RFC 3339; it ends just before `endsAt`. */
  startsAt: string;
  endsAt: string;
  members: { id: string; name: string }[];
}

type Row = Omit<Roster, 'schedule'> & { schedule: string | null };

/** Who is where and when, in this person's programs, the first to begin first; cancelled ones are left out. */
export async function rostersOf(sql: Sql, staff: StaffRow, now: Date, query: RosterQuery): Promise<Page<Roster>> {
  const values: unknown[] = [staff.agencyId, staff.programs];
  const conditions = ['e.agency_id = $1', 'e.program_id = any($2::text[])', 'e.cancelled_at is null'];
  const add = (condition: (parameter: string) => string, value: unknown) => conditions.push(condition(`$${values.push(value)}`));
  if (query.program !== undefined) add((p) => `e.program_id = ${p}`, query.program);
  if (query.from === undefined) add((p) => `e.ends_at > ${p}`, now);
  else add((p) => `e.day >= ${p}::date`, query.from);
  if (query.to !== undefined) add((p) => `e.day <= ${p}::date`, query.to);
  if (query.cursor !== undefined) {
    const [at, id] = readCursor(query.cursor, 'instant', 'uuid');
    conditions.push(`(e.starts_at, e.id) > ($${values.push(at)}::timestamptz, $${values.push(id)}::uuid)`);
  }
  const { rows } = await sql.query<Row>(
    `select e.id as "rosterId", e.program_id as "programId", e.schedule, e.team, e.kind, e.day::text, ${instant('e.starts_at')} as "startsAt",
       ${instant('e.ends_at')} as "endsAt",
       (select json_agg(json_build_object('id', s.id, 'name', s.name) order by m.position)
          from roster_member m join staff s on s.id = m.staff_id where m.roster_id = e.id) as members
     from roster_entry e where ${conditions.join(' and ')} order by e.starts_at, e.id limit $${values.push(query.limit + 1)}`,
    values,
  );
  const page = pageOf(rows, query.limit, (last) => [last.startsAt, last.rosterId]);
  const items = page.rows.map(({ schedule, ...row }) => ({
    ...row,
    ...(schedule !== null && { schedule }),
    startsAt: shown(row.startsAt),
    endsAt: shown(row.endsAt),
  }));
  return page.next === undefined ? { items } : { items, next: page.next };
}
