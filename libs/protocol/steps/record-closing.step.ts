import { note } from '../fields.js';
import { defineStep } from '../step.js';
import { closingFields } from './closing-fields.js';

/** The closing record of a case that ended in another way than by "End the follow-up". The data record is the last step (Huntington QRT, PERF). */
export const recordClosing = defineStep({
  id: 'recordClosing',
  revision: 1,
  title: 'Write the closing record',
  hint: 'What was reached, once the case has closed.',
  roles: ['peer', 'caseManager', 'coordinator', 'supervisor'],
  provenance: 'case',
  recordClass: 'service',
  standing: true,
  afterClosing: true,
  decides: true,
  fields: { ...closingFields, remark: note('Remark', { optional: true, provenance: 'author' }) },
  openWhen: ({ status, closing }) => status === 'closed' && closing === undefined,
  apply: (file, _input, { by, at }) => ({ ...file, closing: { by, at } }),
});
