import { date, text, yesNo } from '../fields.js';
import type { Refusal } from '../refusal.js';
import { withHoldsBegun } from '../rules/charge.rule.js';
import { awaitsSignature, withTermsInForce } from '../rules/terms.rule.js';
import { defineStep } from '../step.js';

/** The hold begins when it is accepted and the person has signed the conditions. Harsher terms need a new signature. */
export const signConditions = defineStep({
  id: 'signConditions',
  revision: 1,
  title: "Record the person's signature on the conditions",
  hint: 'Read them out first. The person may ask the defender before signing.',
  roles: ['courtLiaison', 'caseManager', 'coordinator', 'defender'],
  pathways: ['officerIntervention'],
  provenance: 'police',
  recordClass: 'justice',
  decides: true,
  fields: {
    explained: yesNo('Were the conditions explained in plain language?'),
    signature: text('Signature of the person', { hint: 'The person types the name, or signs on the screen.' }),
    signedOn: date('Signed on', { latest: 'today' }),
  },
  check({ file, input }) {
    const refusals: Refusal[] = [];
    if (!awaitsSignature(file)) refusals.push({ code: 'TERMS.NOTHING_TO_SIGN', message: 'No conditions wait for a signature.' });
    if (!input.explained) {
      refusals.push({ code: 'TERMS.NOT_EXPLAINED', message: 'Explain the conditions before the person signs.', field: 'explained' });
    }
    return refusals;
  },
  apply(file, _input, { at }) {
    const signed = withTermsInForce(file);
    return withHoldsBegun({ ...signed, terms: { ...signed.terms, signedAt: at } }, at);
  },
});
