import { choice, choices, note } from '../fields.js';
import { withChargesReturned } from '../rules/charge.rule.js';
import { eligibilityReasons } from '../rules/eligibility.rule.js';
import { defineStep } from '../step.js';

/** After the officer's first screen the team, or the attorney, confirms it: the program says who. */
export const confirmEligibility = defineStep({
  id: 'confirmEligibility',
  revision: 1,
  title: 'Confirm eligibility',
  hint: 'The officer has screened the person. Say whether the program takes the case.',
  roles: ['peer', 'caseManager', 'clinician', 'coordinator', 'prosecutor'],
  provenance: 'case',
  recordClass: 'justice',
  decides: true,
  fields: {
    decision: choice('Is the person eligible?', { eligible: 'Eligible', notEligible: 'Not eligible' }),
    reasons: choices('Why not?', eligibilityReasons, { optional: true }),
    remark: note('Remark', { optional: true }),
  },
  check({ file, input }) {
    if (file.eligibility) return [{ code: 'ELIGIBILITY.DECIDED', message: 'It was decided meanwhile.' }];
    const given = (input.reasons ?? []).length > 0;
    if (input.decision === 'notEligible' && !given) {
      return [{ code: 'ELIGIBILITY.REASON_MISSING', message: 'Say why the person is not eligible.', field: 'reasons' }];
    }
    if (input.decision === 'eligible' && given) {
      return [{ code: 'ELIGIBILITY.REASON_CONTRADICTS', message: 'Reasons are for somebody who is not eligible.', field: 'reasons' }];
    }
    return [];
  },
  apply(file, { decision, reasons }, { at, by }) {
    const eligibility = { decision, by, at, ...(reasons?.length ? { reasons: [...reasons] } : {}) };
    return decision === 'eligible' ? { ...file, eligibility } : { ...withChargesReturned(file, at), eligibility };
  },
});
