import { professions, trainings } from '../professions.js';
import type { Program, ScheduleSettings, TeamSettings } from '../program.js';
import type { Refusal } from '../refusal.js';
import type { FactsOfStaff } from '../staff-facts.js';
import { whyNotCredentialed } from './assignment.rule.js';
import { isBefore } from './local-time.rule.js';
import { teamProblems, trainingProblems } from './team.rule.js';

interface Rostered {
  program: Program;
  team: TeamSettings;
  /** Staff ids, in the order of the rows that name them. */
  members: readonly string[];
  staffFacts: FactsOfStaff;
  /** `YYYY-MM-DD`, in the program's zone. */
  day: string;
}

/**
 * Why this team cannot be rostered on that day: who may not be on it, which line of its composition nobody meets, whose
 * training or credential is not in date. Training is checked before rostering, not on the day itself.
 */
export function rosterProblems({ program, team, members, staffFacts, day }: Rostered): Refusal[] {
  const people = members.flatMap((id) => {
    const facts = staffFacts.get(id);
    return facts ? [{ ...facts, id }] : [];
  });
  const fieldOf = (id: string) => `members.${members.indexOf(id)}.person`;
  return [
    ...teamProblems(team, people).map((problem): Refusal => {
      if (problem.problem === 'excluded') {
        return { code: 'ROSTER.EXCLUDED', message: `${professions[problem.profession]}: may not be on this team`, field: fieldOf(problem.member) };
      }
      return { code: 'ROSTER.ROLE_MISSING', message: `Nobody on the team is: ${problem.oneOf.map((one) => professions[one]).join(' or ')}`, field: 'members' };
    }),
    ...trainingProblems(team, people, day).map(({ member, training, standing }): Refusal => {
      const expired = standing === 'expired';
      return {
        code: expired ? 'ROSTER.TRAINING_EXPIRED' : 'ROSTER.TRAINING_MISSING',
        message: `${expired ? 'Has run out' : 'Is not on record'} on ${day}: ${trainings[training]}`,
        field: fieldOf(member),
      };
    }),
    ...people.flatMap((person) => whyNotCredentialed(program, person, day).map((refusal) => ({ ...refusal, field: fieldOf(person.id) }))),
  ];
}

/** Days of one roster at most. */
export const mostDaysOfARoster = 62;

/** The schedule's own days from the first to the last, both included (`YYYY-MM-DD`). */
export function daysOfSchedule({ days }: Pick<ScheduleSettings, 'days'>, firstDay: string, lastDay: string): string[] {
  return daysBetween(firstDay, lastDay).filter((day) => days.includes(new Date(`${day}T00:00:00Z`).getUTCDay() || 7));
}

/** Both included. */
export function daysBetween(firstDay: string, lastDay: string): string[] {
  const [first, last] = [firstDay, lastDay].map((day) => Date.parse(`${day}T00:00:00Z`)) as [number, number];
  const count = Math.max(0, Math.round((last - first) / 86_400_000) + 1);
  return Array.from({ length: Math.min(count, mostDaysOfARoster + 1) }, (_, index) => new Date(first + index * 86_400_000).toISOString().slice(0, 10));
}

/** A roster's window is a day at most, and closes after it opens. */
export function windowProblems(startsAt: string, endsAt: string): Refusal[] {
  if (!isBefore(startsAt, endsAt)) return [{ code: 'ROSTER.CLOSES_BEFORE_OPENS', message: 'It ends before it begins', field: 'endsAt' }];
  if (Date.parse(endsAt) - Date.parse(startsAt) > 86_400_000) return [{ code: 'ROSTER.TOO_LONG', message: '24 hours at most', field: 'endsAt' }];
  return [];
}

/** Nobody is on a list twice. */
export function namedTwice(rows: readonly { person: string }[], field: string): Refusal[] {
  return rows.flatMap(({ person }, index): Refusal[] =>
    rows.findIndex((row) => row.person === person) < index
      ? [{ code: 'STAFF.NAMED_TWICE', message: 'This person is on the list already', field: `${field}.${index}.person` }]
      : [],
  );
}
