import { date, item } from '../fields.js';
import { isHeld, withCharge } from '../rules/charge.rule.js';
import { defineStep } from '../step.js';

/** A hold carries the limitation date and warns before it; the date may be learned, or change, while the charge is held. */
export const setLimitationDate = defineStep({
  id: 'setLimitationDate',
  revision: 1,
  title: 'Set or correct the limitation date',
  hint: 'The last day on which the charge can be filed. The owner is warned before it.',
  roles: ['prosecutor', 'courtLiaison'],
  pathways: ['officerIntervention'],
  provenance: 'police',
  recordClass: 'justice',
  decides: true,
  subject: 'charge',
  fields: {
    charge: item('Charge', 'charges', { where: isHeld }),
    limitationDate: date('Last day'),
  },
  apply: (file, { charge: id, limitationDate }) => withCharge(file, id, (charge) => ({ ...charge, limitationDate })),
});
