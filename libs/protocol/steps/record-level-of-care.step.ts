import { choice, note } from '../fields.js';
import { asamLevels } from '../levels-of-care.js';
import { defineStep } from '../step.js';

/** ASAM levels of care, by edition: codes and titles only, the criteria are copyrighted. Clinicians assign them, peers never. */
export const recordLevelOfCare = defineStep({
  id: 'recordLevelOfCare',
  revision: 1,
  title: 'Record the level of care',
  hint: 'As assigned by you, a clinician.',
  roles: ['clinician'],
  provenance: 'part2',
  scope: 'assessments',
  recordClass: 'service',
  standing: true,
  fields: {
    edition: choice('Edition', { third: '3rd edition' }, { personal: true }),
    level: choice('Level of care', asamLevels, { personal: true }),
    remark: note('Remark', { optional: true }),
  },
  apply: (file) => file,
});
