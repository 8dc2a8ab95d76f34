import { date, note, number } from '../fields.js';
import { defineStep } from '../step.js';

/**
 * A screening for depression (Patient Health Questionnaire, PHQ-9): nine questions, a total of 0 to 27. It is
 * clinical: peers do not diagnose, assess or treat (National Council for Mental Wellbeing 2021, "Peer Support Workers").
 */
export const recordPhq9 = defineStep({
  id: 'recordPhq9',
  revision: 1,
  title: 'Record a screening by PHQ-9',
  hint: 'The total, as you scored it.',
  roles: ['clinician'],
  provenance: 'part2',
  scope: 'assessments',
  recordClass: 'service',
  standing: true,
  fields: {
    on: date('When?', { latest: 'today', personal: true }),
    total: number('Total', { min: 0, max: 27, personal: true }),
    remark: note('Remark', { optional: true }),
  },
  apply: (file) => file,
});
