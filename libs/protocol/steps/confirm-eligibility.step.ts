import type { CaseFile } from '../case-file.js';
import { choice, choices, note } from '../fields.js';
import type { Program } from '../program.js';
import type { Refusal } from '../refusal.js';
import { withChargesReturned } from '../rules/charge.rule.js';
import { eligibilityReasons, eligibilityRefusals, type Screen } from '../rules/eligibility.rule.js';
import { stageSettings } from '../stage-settings.js';
import { defineStep } from '../step.js';
import { criteria } from './program-options.js';

/**
 * After the officer's first screen the team, or the attorney, confirms it: the program says who. Where no screen has asked for
 * the program's criteria, all of them have to be true here (National Council for Mental Wellbeing 2021, section on LA DOOR).
 */
export const confirmEligibility = defineStep({
  id: 'confirmEligibility',
  revision: 1,
  title: 'Confirm eligibility',
  hint: 'Say whether the program takes the case, by its criteria.',
  roles: ['peer', 'caseManager', 'clinician', 'coordinator', 'prosecutor'],
  provenance: 'case',
  recordClass: 'justice',
  decides: true,
  fields: {
    decision: choice('Is the person eligible?', { eligible: 'Eligible', notEligible: 'Not eligible' }),
    criteria: choices('Which of these are true for the person?', criteria, { optional: true }),
    reasons: choices('Why not?', eligibilityReasons, { optional: true }),
    remark: note('Remark', { optional: true }),
  },
  check({ file, input, program }) {
    if (file.eligibility) return [{ code: 'ELIGIBILITY.DECIDED', message: 'It was decided meanwhile.' }];
    const given = (input.reasons ?? []).length > 0;
    if (input.decision === 'notEligible' && !given) {
      return [{ code: 'ELIGIBILITY.REASON_MISSING', message: 'Say why the person is not eligible.', field: 'reasons' }];
    }
    if (input.decision === 'eligible' && given) {
      return [{ code: 'ELIGIBILITY.REASON_CONTRADICTS', message: 'Reasons are for somebody who is not eligible.', field: 'reasons' }];
    }
    if (input.decision === 'eligible') return whyNotEligible(file, input.criteria ?? [], program);
    return [];
  },
  apply(file, { decision, reasons }, { at, by }) {
    const eligibility = { decision, by, at, ...(reasons?.length ? { reasons: [...reasons] } : {}) };
    return decision === 'eligible' ? { ...file, eligibility } : { ...withChargesReturned(file, at), eligibility };
  },
});

/** The program's rules, by what the opening and the team have said to be true; hours, age and charges were the opening's to check. */
function whyNotEligible({ pathwayId, screening, start, openedAt }: CaseFile, confirmed: readonly string[], program: Program): Refusal[] {
  const settings = stageSettings(program, pathwayId, 'eligibility');
  if (!settings) return [];
  const district = screening?.district ?? start?.area;
  const rules = settings.rules.filter((rule) => rule !== 'districtServed' || district !== undefined);
  const screen: Screen = {
    contactAt: openedAt,
    district: district ?? '',
    ageBand: '',
    criteria: [...(screening?.criteria ?? []), ...(start?.criteria ?? []), ...confirmed],
    chargeClasses: [],
    referralForNextWorkingDay: true,
  };
  return eligibilityRefusals(screen, { ...settings, rules }, program.zone).map(({ field, ...refusal }) => (field === 'criteria' ? { ...refusal, field } : refusal));
}
