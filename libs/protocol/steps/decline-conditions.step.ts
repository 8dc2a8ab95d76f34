import { choice } from '../fields.js';
import { withChargesReturned } from '../rules/charge.rule.js';
import { awaitsSignature } from '../rules/terms.rule.js';
import { defineStep } from '../step.js';

/**
 * The person does not sign. Charges not held yet go back to the ordinary process; what is held stays held under the terms
 * signed before, and the prosecutor is told.
 */
export const declineConditions = defineStep({
  id: 'declineConditions',
  revision: 1,
  title: 'Record that the person does not sign',
  hint: 'Taking part is voluntary.',
  roles: ['courtLiaison', 'caseManager', 'coordinator', 'defender'],
  pathways: ['officerIntervention'],
  provenance: 'police',
  recordClass: 'justice',
  decides: true,
  fields: {
    reason: choice('Why?', {
      conditions: 'The conditions ask too much',
      wantsCourt: 'The person wants to go to court',
      noReason: 'No reason given',
      other: 'Another reason',
    }),
  },
  check: ({ file }) => (awaitsSignature(file) ? [] : [{ code: 'TERMS.NOTHING_TO_SIGN', message: 'No conditions wait for a signature.' }]),
  apply(file, _input, { at }) {
    const inForce = file.terms.signedRevision ?? 0;
    const conditions = file.conditions.filter(({ termsRevision }) => termsRevision <= inForce);
    return withChargesReturned({ ...file, conditions, terms: { ...file.terms, revision: inForce } }, at);
  },
});
