import type { Program, ScheduleSettings } from '#protocol/program';
import type { Refusal } from '#protocol/refusal';
import { rosterProblems } from '#protocol/rules/roster.rule';
import type { FactsOfStaff } from '#protocol/staff-facts';
import type { PoolClient } from 'pg';
import type { FieldError } from '../../case-log/answers.js';

export interface Shift {
  id: string;
  schedule?: string;
  team: string;
  kind: ScheduleSettings['kind'];
  /** `YYYY-MM-DD`, in the program's zone. */
  day: string;
  /** RFC 3339; it ends just before `endsAt`. */
  startsAt: string;
  endsAt: string;
}

interface Roster {
  sql: PoolClient;
  program: Program;
  shifts: readonly Shift[];
  /** Staff ids, in the order of the rows that name them. */
  members: readonly string[];
  /** Held until the transaction ends, so that nobody is rostered elsewhere meanwhile. */
  staffFacts: FactsOfStaff;
}

/** Why these people cannot be rostered for these shifts: the rules of the team day by day, and whether they are elsewhere. */
export async function whyNotRostered({ sql, program, shifts, members, staffFacts }: Roster): Promise<FieldError[]> {
  const byRule = shifts.flatMap(({ team, day }) => rosterProblems({ program, team: program.teams[team]!, members, staffFacts, day }));
  const elsewhere = await membersElsewhere(sql, shifts, members);
  return withoutRepeats([...byRule, ...elsewhere]);
}

/** Nobody is in two places at the same time, whichever program sent them there. */
async function membersElsewhere(sql: PoolClient, shifts: readonly Shift[], members: readonly string[]): Promise<Refusal[]> {
  const { rows } = await sql.query<{ staffId: string; day: string }>(
    `select distinct m.staff_id as "staffId", shift.day
     from unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::timestamptz[]) as shift (id, day, starts_at, ends_at)
       join roster_entry e on e.starts_at < shift.ends_at and e.ends_at > shift.starts_at and e.cancelled_at is null and e.id <> shift.id
       join roster_member m on m.roster_id = e.id
     where m.staff_id = any($5::uuid[]) order by shift.day`,
    [shifts.map(({ id }) => id), shifts.map(({ day }) => day), shifts.map(({ startsAt }) => startsAt), shifts.map(({ endsAt }) => endsAt), members],
  );
  return rows.map(({ staffId, day }) => ({
    code: 'ROSTER.TWICE_AT_ONCE',
    message: `Is rostered elsewhere at that time on ${day}`,
    field: `members.${members.indexOf(staffId)}.person`,
  }));
}

export async function writeMembers(sql: PoolClient, rosterIds: readonly string[], members: readonly string[]): Promise<void> {
  await sql.query(
    `insert into roster_member (roster_id, staff_id, position)
     select roster_id, staff_id, position from unnest($1::uuid[]) as roster_id cross join unnest($2::uuid[]) with ordinality as m (staff_id, position)`,
    [rosterIds, members],
  );
}

export async function writeShifts(
  sql: PoolClient,
  shifts: readonly Shift[],
  { agencyId, programId, by, at }: { agencyId: string; programId: string; by: string; at: string },
): Promise<void> {
  for (const { id, schedule, team, kind, day, startsAt, endsAt } of shifts) {
    await sql.query(
      `insert into roster_entry (id, agency_id, program_id, schedule, team, kind, day, starts_at, ends_at, changed_by, changed_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [id, agencyId, programId, schedule ?? null, team, kind, day, startsAt, endsAt, by, at],
    );
  }
}

/** A team that is wrong on each of twenty days is told so once. */
function withoutRepeats(problems: readonly Refusal[]): FieldError[] {
  const first = new Map<string, FieldError>();
  for (const { field = '', code, message } of problems) {
    const key = `${field} ${code} ${message.replace(/\d{4}-\d{2}-\d{2}/, '')}`;
    if (!first.has(key)) first.set(key, { field, code, message });
  }
  return [...first.values()];
}
