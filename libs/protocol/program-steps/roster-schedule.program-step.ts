import { choice, date, list, staff } from '../fields.js';
import { defineProgramStep } from '../program-step.js';
import { daysBetween, daysOfSchedule, mostDaysOfARoster, namedTwice } from '../rules/roster.rule.js';
import { overseers, people } from './working-roles.js';

/**
 * Who is at a site, embedded, riding along or on call on the days of one of the program's schedules (National Council 2021,
 * section on LA DOOR; Philadelphia Police Assisted Diversion). Its hours are the schedule's.
 */
export const rosterSchedule = defineProgramStep({
  id: 'rosterSchedule',
  revision: 1,
  title: 'Roster a schedule',
  hint: "One day, or all of the schedule's days up to a last one.",
  roles: overseers,
  provenance: 'case',
  recordClass: 'service',
  openWhen: ({ schedules }) => Object.keys(schedules).length > 0,
  fields: {
    schedule: choice('Which schedule?', ({ program }) => Object.entries(program.schedules).map(([value, { label }]) => ({ value, label }))),
    firstDay: date('First day', { earliest: 'today' }),
    lastDay: date('Last day', { optional: true, hint: 'Left empty: that one day.' }),
    members: list('Who?', { person: staff('Who?', { roles: people }) }),
  },
  check({ input: { schedule, firstDay, lastDay = firstDay, members }, program }) {
    const twice = namedTwice(members, 'members');
    if (lastDay < firstDay) return [...twice, { code: 'ROSTER.CLOSES_BEFORE_OPENS', message: 'The last day is before the first', field: 'lastDay' }];
    if (daysBetween(firstDay, lastDay).length > mostDaysOfARoster) {
      return [...twice, { code: 'ROSTER.TOO_LONG', message: `${mostDaysOfARoster} days at most`, field: 'lastDay' }];
    }
    if (daysOfSchedule(program.schedules[schedule]!, firstDay, lastDay).length > 0) return twice;
    return [...twice, { code: 'ROSTER.NOT_A_DAY_OF_SCHEDULE', message: 'The schedule has no such day', field: 'firstDay' }];
  },
});
