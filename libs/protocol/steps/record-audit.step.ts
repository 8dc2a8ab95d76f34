import { date, note, number } from '../fields.js';
import { defineStep } from '../step.js';

/**
 * A screening for alcohol use (Alcohol Use Disorders Identification Test, AUDIT): ten questions, a total of 0 to 40. It is
 * clinical: peers do not diagnose, assess or treat (National Council for Mental Wellbeing 2021, "Peer Support Workers").
 */
export const recordAudit = defineStep({
  id: 'recordAudit',
  revision: 1,
  title: 'Record a screening by AUDIT',
  hint: 'The total, as you scored it.',
  roles: ['clinician'],
  provenance: 'part2',
  scope: 'assessments',
  recordClass: 'service',
  standing: true,
  fields: {
    on: date('When?', { latest: 'today', personal: true }),
    total: number('Total', { min: 0, max: 40, personal: true }),
    remark: note('Remark', { optional: true }),
  },
  apply: (file) => file,
});
