import { choice, choices, date, dateTime, place, text, yesNo } from '../fields.js';
import type { Program } from '../program.js';
import type { Refusal } from '../refusal.js';
import { ageBands, eligibilityRefusals, type Screen } from '../rules/eligibility.rule.js';
import { interventionSettings } from '../stage-settings.js';
import { defineStep } from '../step.js';
import { chargeList, chargesFrom } from './charge-rows.js';
import { criteria, districts } from './program-options.js';

/**
 * The officer's first eligibility screen opens the case (National Council for Mental Wellbeing 2021, on the five pathways). Whoever is
 * not eligible, or declines, is recorded as a screening without identity instead. No criminal history is asked for:
 * only local references.
 */
export const openOfficerIntervention = defineStep({
  id: 'openOfficerIntervention',
  revision: 1,
  title: 'Refer a person instead of arrest',
  hint: 'Answer what you know. A peer is asked to come as soon as you send this.',
  roles: ['officer'],
  provenance: 'police',
  recordClass: 'justice',
  pathways: ['officerIntervention'],
  opening: true,
  fields: {
    contactAt: dateTime('When did you meet the person?', { latest: 'now' }),
    district: choice('Where was it?', districts),
    ageBand: choice('How old is the person?', ageBands, { hint: 'What the person says, or your best estimate.' }),
    criteria: choices('Which of these are true for the person?', criteria, { optional: true, provenance: 'case' }),
    charges: chargeList(),
    incidentNumber: text('Incident number', { maxLength: 60 }),
    offerAccepted: yesNo('Did you offer the program, and did the person accept?'),
    referralForNextWorkingDay: yesNo('Leave it as a referral for the next working day?', {
      hint: "For contacts outside the program's hours.",
      optional: true,
    }),
    name: text("The person's name", { optional: true, hint: 'Leave empty if you do not know it.', provenance: 'case', recordClass: 'identity' }),
    birthDate: date('Birth date', { optional: true, personal: true, latest: 'today', provenance: 'case', recordClass: 'identity' }),
    phone: text('Phone', { optional: true, maxLength: 40, provenance: 'case', recordClass: 'identity' }),
    whereNow: place('Where is the person now?', { provenance: 'case', recordClass: 'service' }),
    description: text('How will the peer recognize the person?', { optional: true, provenance: 'case', recordClass: 'service' }),
  },
  check({ input, program }) {
    const refusals: Refusal[] = eligibilityRefusals(screenOf(input), settingsOf(program), program.zone);
    if (input.offerAccepted) return refusals;
    const message = 'Taking part is voluntary. Record a screening without identity instead.';
    return [...refusals, { code: 'ELIGIBILITY.OFFER_NOT_ACCEPTED', message, field: 'offerAccepted' }];
  },
  apply(file, input, { at, by, program }) {
    const { chargeClasses: _inCharges, ...screening } = screenOf(input);
    const { decidedBy } = settingsOf(program);
    const decided = decidedBy === 'officerScreen' || decidedBy === 'standingRule';
    return {
      ...file,
      screening: { ...screening, criteria: [...screening.criteria] },
      charges: chargesFrom(input.charges, program),
      ...(decided ? { eligibility: { decision: 'eligible' as const, by, at } } : {}),
    };
  },
});

interface ScreenInput extends Pick<Screen, 'contactAt' | 'district' | 'ageBand'> {
  criteria?: string[];
  charges: readonly { class: string }[];
  referralForNextWorkingDay?: boolean;
}

function screenOf(input: ScreenInput): Screen {
  return {
    contactAt: input.contactAt,
    district: input.district,
    ageBand: input.ageBand,
    criteria: input.criteria ?? [],
    chargeClasses: input.charges.map((charge) => charge.class),
    referralForNextWorkingDay: input.referralForNextWorkingDay ?? false,
  };
}

function settingsOf(program: Program) {
  return interventionSettings(program).stages.eligibility;
}
