import { choice, note } from '../fields.js';
import { defineStep } from '../step.js';

/** Where follow-up goes on as long as the person asks for it, people end it and time never does. */
export const closeCase = defineStep({
  id: 'closeCase',
  revision: 1,
  title: 'End the follow-up',
  hint: 'When the person asks for no more help. Time alone is no reason.',
  roles: ['peer', 'caseManager', 'coordinator', 'supervisor'],
  provenance: 'case',
  recordClass: 'service',
  decides: true,
  fields: {
    reason: choice('Why?', {
      goalsReached: 'The person has what was wanted',
      noFurtherHelp: 'The person asks for no more help',
      moved: 'The person moved away',
      died: 'The person died',
    }),
    remark: note('Remark', { optional: true, provenance: 'author' }),
  },
  apply: (file) => file,
});
