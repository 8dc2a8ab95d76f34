import { staff } from '../fields.js';
import { isAwaitingHold, withHoldsBegun } from '../rules/charge.rule.js';
import { withNewTerms } from '../rules/terms.rule.js';
import { interventionSettings } from '../stage-settings.js';
import { defineStep } from '../step.js';
import { conditionList, tooMany } from './condition-rows.js';

/**
 * The completion conditions of the hold, in plain language. Where a standing rule accepts holds, they are offered from
 * here on and the prosecutor who owns them is named.
 */
export const setConditions = defineStep({
  id: 'setConditions',
  revision: 1,
  title: 'Set the conditions',
  hint: 'Plain language, each with a last day. A return to use breaks a condition only if it says so.',
  roles: ['courtLiaison', 'prosecutor'],
  pathways: ['officerIntervention'],
  provenance: 'police',
  recordClass: 'justice',
  decides: true,
  fields: {
    conditions: conditionList(),
    owner: staff('Prosecutor who owns the charges', { roles: ['prosecutor'], optional: true }),
  },
  check({ file, input, program }) {
    const refusals = tooMany(file, input.conditions);
    const standingRule = interventionSettings(program).stages.abeyance?.acceptedBy === 'standingRule';
    if (standingRule && input.owner === undefined) {
      refusals.push({ code: 'CHARGE.OWNER_MISSING', message: 'Name the prosecutor who owns the charges.', field: 'owner' });
    }
    return refusals;
  },
  apply(file, { conditions, owner }, { at, program }) {
    const set = withNewTerms(file, conditions);
    if (interventionSettings(program).stages.abeyance?.acceptedBy !== 'standingRule' || owner === undefined) return set;
    const charges = set.charges.map((charge) => (isAwaitingHold(charge) ? { ...charge, status: 'offered' as const, owner } : charge));
    return withHoldsBegun({ ...set, charges }, at);
  },
});
