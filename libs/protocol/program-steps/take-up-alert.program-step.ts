import { choice, entry, note } from '../fields.js';
import { defineProgramStep } from '../program-step.js';

/** Somebody sees to an alert, so that two do not do the same, and none is left. A case is opened from it as from any other source. */
export const takeUpAlert = defineProgramStep({
  id: 'takeUpAlert',
  revision: 1,
  title: 'Take up an alert',
  hint: 'Say that you see to it, or that nothing more is needed.',
  roles: ['coordinator', 'supervisor'],
  provenance: 'case',
  recordClass: 'service',
  fields: {
    alert: entry('Which alert?', { of: 'alerts' }),
    state: choice('What about it?', { taken: 'I see to it', closed: 'Nothing more is needed' }),
    remark: note('Remark', { optional: true }),
  },
});
