import { item, note } from '../fields.js';
import { ended, withCharge } from '../rules/charge.rule.js';
import { defineStep } from '../step.js';

/** The prosecutor does not hold this charge: it goes back to where it came from. Nothing is filed by that. */
export const refuseHold = defineStep({
  id: 'refuseHold',
  revision: 1,
  title: 'Refuse to hold a charge',
  hint: 'The charge goes back to the ordinary process. Services stay open to the person.',
  roles: ['prosecutor'],
  pathways: ['officerIntervention'],
  provenance: 'police',
  recordClass: 'justice',
  decides: true,
  subject: 'charge',
  fields: {
    charge: item('Charge', 'charges', { where: ({ status }) => status === 'screened' }),
    reason: note('Reason'),
  },
  apply: (file, input, { at }) => withCharge(file, input.charge, (charge) => ended(charge, 'returned', at)),
});
