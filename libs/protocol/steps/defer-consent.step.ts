import { choice } from '../fields.js';
import { defineStep } from '../step.js';

/** A consent that somebody cannot understand now is not taken now. The case goes on without it. */
export const deferConsent = defineStep({
  id: 'deferConsent',
  revision: 1,
  title: 'Leave the consents for later',
  hint: 'The case goes on. A consent can be taken at any time.',
  roles: ['peer', 'caseManager', 'clinician', 'coordinator'],
  provenance: 'care',
  recordClass: 'service',
  fields: {
    reason: choice('Why?', {
      notNow: 'The person does not want to decide now',
      notUnderstood: 'The person could not understand it now',
      wantsAdvice: 'The person wants advice first',
      notWanted: 'The person does not want to consent',
    }),
  },
  apply: (file, _input, { at }) => ({ ...file, consentDeferredAt: at }),
});
