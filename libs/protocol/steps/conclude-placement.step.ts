import { choice } from '../fields.js';
import { defineStep } from '../step.js';

/** Every service is voluntary: no placement is a good answer too. */
export const concludePlacement = defineStep({
  id: 'concludePlacement',
  revision: 1,
  title: 'Record that no placement is wanted now',
  hint: 'The case goes on with follow-up; a placement can be looked for later.',
  roles: ['peer', 'caseManager', 'clinician', 'coordinator'],
  provenance: 'part2',
  recordClass: 'service',
  fields: {
    reason: choice('Why?', {
      notNow: 'The person does not want one now',
      hasOne: 'The person has what is needed already',
      noneFound: 'None could be found',
    }, { personal: true }),
  },
  apply: (file) => file,
});
