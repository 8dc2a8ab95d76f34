import { DateTime } from 'luxon';
import type { rosterSchedule } from '#protocol/program-steps/roster-schedule.program-step';
import { daysOfSchedule } from '#protocol/rules/roster.rule';
import { derivedUuid } from '../../canonical.js';
import { factsOfStaff } from '../../case-log/staff-facts.js';
import { refusedFor } from '../../case-log/step-facts.js';
import { whyNotRostered, writeMembers, writeShifts, type Shift } from './rostering.js';
import type { Writer } from './writer.js';

/** One row for each of the schedule's days. A day has one roster: it is changed or cancelled, not made twice. */
export const rosterScheduleWriter: Writer<typeof rosterSchedule> = async ({ sql, agencyId, program, staff, at, commandId, input }) => {
  const { schedule, firstDay, lastDay = firstDay } = input;
  const { team, kind, from, to, ...settings } = program.schedules[schedule]!;
  const shifts = daysOfSchedule(settings, firstDay, lastDay).map((day): Shift => {
    const [startsAt, endsAt] = [from, to].map((time) => DateTime.fromISO(`${day}T${time}`, { zone: program.zone }).toUTC().toISO()!) as [string, string];
    return { id: derivedUuid('roster', program.id, commandId, day), schedule, team, kind, day, startsAt, endsAt };
  });
  const { rows: taken } = await sql.query<{ day: string }>(
    'select day::text from roster_entry where program_id = $1 and schedule = $2 and day = any($3::date[]) and cancelled_at is null order by day',
    [program.id, schedule, shifts.map(({ day }) => day)],
  );
  if (taken[0]) return refusedFor([{ field: 'firstDay', code: 'ROSTER.DAY_TAKEN', message: `${taken[0].day} is rostered already: change it, or cancel it first` }]);
  const members = input.members.map(({ person }) => person);
  const problems = await whyNotRostered({ sql, program, shifts, members, staffFacts: await factsOfStaff(sql, members) });
  if (problems.length > 0) return refusedFor(problems);
  await writeShifts(sql, shifts, { agencyId, programId: program.id, by: staff.id, at });
  const rosterIds = shifts.map(({ id }) => id);
  await writeMembers(sql, rosterIds, members);
  return { result: { rosterIds } };
};
