import { item, note, staff } from '../fields.js';
import { isHeld, withCharge } from '../rules/charge.rule.js';
import { defineStep } from '../step.js';

/** Every held charge has exactly one owner at all times, and a hold survives reassignment. */
export const reassignCharge = defineStep({
  id: 'reassignCharge',
  revision: 1,
  title: 'Give a held charge to another prosecutor',
  hint: 'The hold, its deadline and its conditions stay as they are.',
  roles: ['prosecutor', 'supervisor'],
  pathways: ['officerIntervention'],
  provenance: 'police',
  recordClass: 'justice',
  decides: true,
  standing: true,
  subject: 'charge',
  openWhen: (file) => file.charges.some(hasOwner),
  fields: {
    charge: item('Charge', 'charges', { where: hasOwner }),
    owner: staff('New owner', { roles: ['prosecutor'] }),
    reason: note('Reason', { optional: true }),
  },
  apply: (file, input) => withCharge(file, input.charge, (charge) => ({ ...charge, owner: input.owner })),
});

function hasOwner(charge: Parameters<typeof isHeld>[0]): boolean {
  return isHeld(charge) || charge.status === 'offered';
}
