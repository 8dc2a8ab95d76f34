import { date, text } from '../fields.js';
import { defineStep } from '../step.js';

/**
 * Who the person is, once it is known, or known better: a case can be opened for somebody whose name nobody knows yet.
 * What is left empty stays as it was. Whether the person is known already is for a coordinator alone to see.
 */
export const identifyPerson = defineStep({
  id: 'identifyPerson',
  revision: 1,
  title: 'Say who the person is',
  hint: 'When the name, birth date or phone was not known before, or was wrong. Leave empty what you do not know.',
  roles: ['officer', 'responder', 'peer', 'clinician', 'caseManager', 'coordinator', 'supervisor'],
  provenance: 'case',
  recordClass: 'identity',
  standing: true,
  fields: {
    name: text("The person's name", { optional: true }),
    birthDate: date('Birth date', { optional: true, personal: true, latest: 'today' }),
    phone: text('Phone', { optional: true, maxLength: 40 }),
  },
  apply: (file) => file,
});
