import { note, text } from '../fields.js';
import { defineStep } from '../step.js';

/** Diagnoses are a clinician's: peers do not diagnose, assess or treat (National Council for Mental Wellbeing 2021, "Peer Support Workers"). */
export const recordDiagnosis = defineStep({
  id: 'recordDiagnosis',
  revision: 1,
  title: 'Record a diagnosis',
  hint: 'Code and title, as you diagnosed it.',
  roles: ['clinician'],
  provenance: 'part2',
  scope: 'assessments',
  recordClass: 'service',
  standing: true,
  fields: { code: text('Code', { maxLength: 20 }), title: text('Title'), remark: note('Remark', { optional: true }) },
  apply: (file) => file,
});
