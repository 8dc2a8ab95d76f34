import { choice } from '../fields.js';
import { defineStep } from '../step.js';

/** A peer who cannot come says so at once, before or after having taken the handoff: the request passes on to the next. */
export const declineHandoffRequest = defineStep({
  id: 'declineHandoffRequest',
  revision: 1,
  title: 'Say that you cannot come',
  hint: 'The request goes to the next person on call.',
  roles: ['peer', 'supervisor'],
  provenance: 'case',
  recordClass: 'service',
  fields: {
    reason: choice('Why?', {
      withSomebody: 'With another person now',
      tooFar: 'Too far away',
      notOnDuty: 'Not on duty',
      knowsPerson: 'Personal connection to the person',
      other: 'Another reason',
    }),
  },
  apply(file) {
    const { coming: _notAfterAll, ...handoff } = file.handoff;
    return { ...file, handoff: { ...handoff, passedOn: handoff.passedOn + 1 } };
  },
});
