import { date, note } from '../fields.js';
import { defineStep } from '../step.js';

/** A return to use is care's concern: it changes no condition, no charge and no recommendation. The team offers help anew. */
export const recordReturnToUse = defineStep({
  id: 'recordReturnToUse',
  revision: 2,
  title: 'Record a return to use',
  hint: 'For care alone. It changes nothing in the conditions, and the court does not see it.',
  roles: ['peer', 'caseManager', 'clinician'],
  provenance: 'part2',
  recordClass: 'service',
  standing: true,
  rings: true,
  fields: {
    on: date('When?', { latest: 'today', personal: true }),
    remark: note('What would help now?', { optional: true }),
  },
  apply: (file) => ({ ...file, followUp: { ...file.followUp, helpToOffer: true } }),
  earlier: { 1: (file) => file },
});
