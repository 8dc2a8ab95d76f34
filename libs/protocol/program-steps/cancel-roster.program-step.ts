import { choice, entry } from '../fields.js';
import { defineProgramStep } from '../program-step.js';
import { overseers } from './working-roles.js';

/** A day on which nobody goes; the day can be rostered anew. */
export const cancelRoster = defineProgramStep({
  id: 'cancelRoster',
  revision: 1,
  title: 'Cancel a roster',
  hint: 'Nobody of it is there, or on call by it, from now on.',
  roles: overseers,
  provenance: 'case',
  recordClass: 'service',
  fields: {
    roster: entry('Which roster?', { of: 'rosters' }),
    reason: choice('Why?', { notEnoughStaff: 'Not enough staff', weather: 'Weather', siteClosed: 'The site is closed', mistake: 'Rostered by mistake', other: 'Another reason' }),
  },
});
