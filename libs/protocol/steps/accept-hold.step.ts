import { item, staff } from '../fields.js';
import { withCharge, withHoldsBegun } from '../rules/charge.rule.js';
import { defineStep } from '../step.js';

/** The prosecutor accepts to hold a charge and names its one owner. The hold begins once the person has signed, too. */
export const acceptHold = defineStep({
  id: 'acceptHold',
  revision: 1,
  title: 'Accept the hold of a charge',
  hint: 'The hold begins when the person has signed the conditions.',
  roles: ['prosecutor'],
  pathways: ['officerIntervention'],
  provenance: 'police',
  recordClass: 'justice',
  decides: true,
  subject: 'charge',
  fields: {
    charge: item('Charge', 'charges', { where: ({ status }) => status === 'screened' }),
    owner: staff('Who owns it?', { roles: ['prosecutor'], optional: true, hint: 'You, if you leave it empty.' }),
  },
  apply(file, input, { at, by }) {
    const offered = withCharge(file, input.charge, (charge) => ({ ...charge, status: 'offered', owner: input.owner ?? by }));
    return withHoldsBegun(offered, at);
  },
});
