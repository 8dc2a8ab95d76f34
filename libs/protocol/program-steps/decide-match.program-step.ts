import { choice, entry, note } from '../fields.js';
import { defineProgramStep } from '../program-step.js';

/**
 * Whether two participants are one person. Only a coordinator decides, since only a coordinator learns that somebody is
 * known already. A later decision takes the place of an earlier one: what was joined in error is parted again.
 */
export const decideMatch = defineProgramStep({
  id: 'decideMatch',
  revision: 1,
  title: 'Decide whether two participants are one person',
  hint: 'Look at the cases of both first. Joined, they are shown together; each case keeps its own record.',
  roles: ['coordinator'],
  provenance: 'case',
  recordClass: 'service',
  fields: {
    match: entry('Which match?', { of: 'matches' }),
    decision: choice('Are they one person?', { samePerson: 'The same person', anotherPerson: 'Another person' }),
    remark: note('Remark', { optional: true }),
  },
});
