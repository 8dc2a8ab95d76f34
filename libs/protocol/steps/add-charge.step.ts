import { chargesNotDiverted } from '../rules/eligibility.rule.js';
import { withChargesReturned } from '../rules/charge.rule.js';
import { interventionSettings } from '../stage-settings.js';
import { defineStep } from '../step.js';
import { chargeList, chargesFrom } from './charge-rows.js';

/**
 * Mixed charges: a further charge found before eligibility has been decided. One that the program does not divert makes
 * the whole case not eligible, with that reason. Afterwards it is a new offence for the prosecutor to review.
 */
export const addCharge = defineStep({
  id: 'addCharge',
  revision: 1,
  title: 'Add a charge',
  hint: 'Only until eligibility has been decided.',
  roles: ['officer', 'prosecutor'],
  pathways: ['officerIntervention'],
  provenance: 'police',
  recordClass: 'justice',
  standing: true,
  rings: true,
  openWhen: (file) => file.eligibility === undefined,
  fields: { charges: chargeList() },
  check({ file, input }) {
    if (file.charges.length + input.charges.length <= 20) return [];
    return [{ code: 'CHARGE.TOO_MANY', message: 'A case holds 20 charges at most.', field: 'charges' }];
  },
  apply(file, input, { at, by, program }) {
    const added = { ...file, charges: [...file.charges, ...chargesFrom(input.charges, program)] };
    const classes = input.charges.map((charge) => charge.class);
    if (chargesNotDiverted(classes, interventionSettings(program).stages.eligibility).length === 0) return added;
    const eligibility = { decision: 'notEligible' as const, by, at, reasons: ['ELIGIBILITY.CHARGE_NOT_DIVERTED'] };
    return { ...withChargesReturned(added, at), eligibility };
  },
});
