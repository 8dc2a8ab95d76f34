import { entry, list, staff } from '../fields.js';
import { defineProgramStep } from '../program-step.js';
import { namedTwice } from '../rules/roster.rule.js';
import { overseers, people } from './working-roles.js';

/** The whole team anew, under the same rules; who is not named is off it. */
export const changeRoster = defineProgramStep({
  id: 'changeRoster',
  revision: 1,
  title: 'Change who is rostered',
  hint: 'Name everybody who will be there: this takes the place of what was rostered.',
  roles: overseers,
  provenance: 'case',
  recordClass: 'service',
  fields: {
    roster: entry('Which roster?', { of: 'rosters' }),
    members: list('Who?', { person: staff('Who?', { roles: people }) }),
  },
  check: ({ input: { members } }) => namedTwice(members, 'members'),
});
