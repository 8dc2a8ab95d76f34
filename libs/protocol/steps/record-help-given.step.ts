import { date, list, note } from '../fields.js';
import { defineStep } from '../step.js';
import { helpRow } from './help-rows.js';

/**
 * Concrete help that came outside of an encounter: a community partner brings clothing within days (West Virginia Police
 * and Peers, program overview).
 */
export const recordHelpGiven = defineStep({
  id: 'recordHelpGiven',
  revision: 1,
  title: 'Record help that was given',
  hint: 'Clothing, food, shelter and the like, from a partner or from the team.',
  roles: ['peer', 'caseManager', 'clinician', 'coordinator'],
  provenance: 'author',
  scope: 'servicePlan',
  recordClass: 'service',
  standing: true,
  fields: {
    on: date('When?', { latest: 'today', personal: true }),
    help: list('Help given', helpRow),
    remark: note('Remark', { optional: true }),
  },
  apply: (file) => file,
});
