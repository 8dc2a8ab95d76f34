import type { CaseFile, Charge, ProsecutorDecision } from '../case-file.js';
import { choice, date, dateTime, item, note, yesNo } from '../fields.js';
import type { Refusal } from '../refusal.js';
import { ended, endingDecisions, isHeld, withCharge } from '../rules/charge.rule.js';
import { isBefore, localTime } from '../rules/local-time.rule.js';
import { withNewTerms, withTermsInForce } from '../rules/terms.rule.js';
import { defineStep } from '../step.js';
import { amendedConditionList, tooMany } from './condition-rows.js';

export const decisions = {
  decline: 'Decline or void it',
  dismiss: 'Dismiss it',
  extend: 'Extend the hold',
  amend: 'Amend the terms',
  reinstate: 'Reinstate it',
  file: 'File it',
} as const satisfies Record<ProsecutorDecision, string>;

/**
 * The engine recommends; the prosecutor who owns the charge decides: decline or void, dismiss, extend, amend, reinstate
 * or file. Each decision has a reason, an author and an effective time. Nothing is ever filed automatically.
 */
export const decideCharge = defineStep({
  id: 'decideCharge',
  revision: 1,
  title: 'Decide on a held charge',
  hint: 'Nothing happens to the charge until you decide.',
  roles: ['prosecutor'],
  pathways: ['officerIntervention'],
  provenance: 'police',
  recordClass: 'justice',
  decides: true,
  subject: 'charge',
  fields: {
    charge: item('Charge', 'charges', { where: isHeld }),
    decision: choice('Decision', decisions),
    reason: note('Reason'),
    effectiveAt: dateTime('Effective from', { optional: true, hint: 'Now, if you leave it empty.' }),
    extendTo: date('New last day of the hold', { optional: true, earliest: 'today' }),
    conditions: amendedConditionList(),
    harsher: yesNo('Do the new terms ask more of the person?', { optional: true, hint: 'Then they need a new signature.' }),
  },
  check({ file, input, program, by }) {
    const charge = file.charges.find(({ id }) => id === input.charge);
    if (!charge || !isHeld(charge)) return [{ code: 'CHARGE.NOT_HELD', message: 'This charge is not held.', field: 'charge' }];
    const refusals: Refusal[] = [];
    const refuse = (code: string, field: string, message: string) => refusals.push({ code, field, message });
    if (charge.owner !== by.staffId) refuse('CHARGE.NOT_OWNER', 'charge', 'Only the prosecutor who owns the charge decides on it.');
    if (input.effectiveAt !== undefined && charge.holdBeganAt !== undefined && isBefore(input.effectiveAt, charge.holdBeganAt)) {
      refuse('DECISION.EFFECTIVE_BEFORE_HOLD', 'effectiveAt', 'A decision cannot take effect before the hold began.');
    }
    refusals.push(...extensionRefusals(charge, input, program.zone), ...amendmentRefusals(file, input));
    return refusals;
  },
  apply(file, input, { at, by }) {
    const { decision } = input;
    const effectiveAt = input.effectiveAt ?? at;
    const status = endingDecisions[decision];
    const decided = withCharge(file, input.charge, (charge) => {
      const recorded = { ...charge, decisions: [...charge.decisions, { decision, by, at, effectiveAt }] };
      return status ? ended(recorded, status, effectiveAt) : recorded;
    });
    if (decision !== 'amend') return decided;
    const amended = withNewTerms(decided, input.conditions ?? []);
    return input.harsher === false ? withTermsInForce(amended) : amended;
  },
});

type DecisionInput = Parameters<NonNullable<typeof decideCharge.check>>[0]['input'];

function extensionRefusals(charge: Charge, { decision, extendTo }: DecisionInput, zone: string): Refusal[] {
  const field = 'extendTo';
  if (decision !== 'extend') {
    return extendTo === undefined ? [] : [{ code: 'DECISION.DATE_ONLY_TO_EXTEND', message: 'Only an extension has a new last day.', field }];
  }
  if (extendTo === undefined) return [{ code: 'DECISION.NEW_DATE_MISSING', message: 'Say until when the hold is extended.', field }];
  const ends = charge.deadline?.kind === 'holdEnds' ? localTime(charge.deadline.at, zone).date : '';
  if (extendTo > ends) return [];
  return [{ code: 'DECISION.NEW_DATE_NOT_LATER', message: `The hold lasts until ${ends} already.`, field }];
}

function amendmentRefusals(file: CaseFile, { decision, conditions = [], harsher }: DecisionInput): Refusal[] {
  if (decision !== 'amend') {
    if (conditions.length === 0) return [];
    return [{ code: 'DECISION.TERMS_ONLY_TO_AMEND', message: 'Only an amendment has new conditions.', field: 'conditions' }];
  }
  const refusals = tooMany(file, conditions);
  if (conditions.length === 0) refusals.push({ code: 'DECISION.TERMS_MISSING', message: 'Say what the new terms are.', field: 'conditions' });
  if (harsher === undefined) {
    refusals.push({ code: 'DECISION.HARSHER_MISSING', message: 'Say whether the new terms ask more of the person.', field: 'harsher' });
  }
  if (file.terms.revision > (file.terms.signedRevision ?? 0)) {
    refusals.push({ code: 'DECISION.TERMS_AWAIT_SIGNATURE', message: 'Earlier new terms still wait for a signature.', field: 'conditions' });
  }
  return refusals;
}
