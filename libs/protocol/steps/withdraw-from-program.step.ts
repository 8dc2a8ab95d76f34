import { choice, note } from '../fields.js';
import { withChargesReturned } from '../rules/charge.rule.js';
import { defineStep } from '../step.js';

/**
 * The person may leave at any time. Charges not held yet go back to the ordinary process; held ones stay held until the
 * prosecutor has decided. Nothing is filed by leaving.
 */
export const withdrawFromProgram = defineStep({
  id: 'withdrawFromProgram',
  revision: 1,
  title: 'Record that the person leaves the program',
  hint: 'Taking part is voluntary. What is held waits for the prosecutor; nothing is filed by this.',
  roles: ['peer', 'caseManager', 'clinician', 'courtLiaison', 'defender', 'coordinator', 'supervisor'],
  provenance: 'case',
  recordClass: 'service',
  decides: true,
  fields: {
    reason: choice('Why?', {
      wishesToLeave: 'The person wishes to leave',
      notReachable: 'The person cannot be reached any more',
      movedAway: 'The person moved away',
      died: 'The person died',
      other: 'Another reason',
    }),
    remark: note('Remark', { optional: true, provenance: 'author' }),
  },
  apply: (file, _input, { at }) => ({ ...withChargesReturned(file, at), withdrawnAt: at }),
});
