import { choice, dateTime, list, staff } from '../fields.js';
import { defineProgramStep } from '../program-step.js';
import type { ScheduleSettings } from '../program.js';
import { namedTwice, windowProblems } from '../rules/roster.rule.js';
import { overseers, people } from './working-roles.js';

const kinds: Readonly<Record<ScheduleSettings['kind'], string>> = {
  onCall: 'On call',
  afterHours: 'After hours',
  embedded: 'Embedded with officers',
  rideAlong: 'Ride-along',
  site: 'At a site, or in the field',
};

/** A team for once, apart from the schedules: an event, an evening, an outreach after a spike. */
export const rosterTeam = defineProgramStep({
  id: 'rosterTeam',
  revision: 1,
  title: 'Roster a team',
  hint: 'From when until when, 24 hours at most.',
  roles: overseers,
  provenance: 'case',
  recordClass: 'service',
  openWhen: ({ teams }) => Object.keys(teams).length > 0,
  fields: {
    team: choice('Which team?', ({ program }) => Object.entries(program.teams).map(([value, { title }]) => ({ value, label: title }))),
    work: choice('For what?', kinds),
    startsAt: dateTime('From when?'),
    endsAt: dateTime('Until when?', { earliest: 'now' }),
    members: list('Who?', { person: staff('Who?', { roles: people }) }),
  },
  check: ({ input: { startsAt, endsAt, members } }) => [...windowProblems(startsAt, endsAt), ...namedTwice(members, 'members')],
});
