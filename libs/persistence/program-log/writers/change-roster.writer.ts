import type { changeRoster } from '#protocol/program-steps/change-roster.program-step';
import { factsOfStaff } from '../../case-log/staff-facts.js';
import { refusedFor } from '../../case-log/step-facts.js';
import { instant } from '../../reads/rows.js';
import { whyNotRostered, writeMembers, type Shift } from './rostering.js';
import type { Writer } from './writer.js';

export const changeRosterWriter: Writer<typeof changeRoster> = async ({ sql, program, staff, at, input }) => {
  const { rows } = await sql.query<Shift>(
    `select id, team, kind, day::text, ${instant('starts_at')} as "startsAt", ${instant('ends_at')} as "endsAt" from roster_entry where id = $1`,
    [input.roster],
  );
  const members = input.members.map(({ person }) => person);
  if (rows.some(({ team }) => !Object.hasOwn(program.teams, team))) {
    return refusedFor([{ field: 'roster', code: 'ROSTER.TEAM_GONE', message: 'The program has no such team any more: cancel this roster' }]);
  }
  const problems = await whyNotRostered({ sql, program, shifts: rows, members, staffFacts: await factsOfStaff(sql, members) });
  if (problems.length > 0) return refusedFor(problems);
  await sql.query('delete from roster_member where roster_id = $1', [input.roster]);
  await writeMembers(sql, [input.roster], members);
  await sql.query('update roster_entry set changed_by = $2, changed_at = $3 where id = $1', [input.roster, staff.id, at]);
  return { result: { rosterIds: [input.roster] } };
};
