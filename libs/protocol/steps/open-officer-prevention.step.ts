import type { CaseFile } from '../case-file.js';
import { choice, choices, dateTime, note, yesNo } from '../fields.js';
import { ageBands, eligibilityRefusals } from '../rules/eligibility.rule.js';
import { stageSettings } from '../stage-settings.js';
import { sourcesAmong } from '../start-sources.js';
import { defineStep } from '../step.js';
import { personFields } from './person-fields.js';
import { areas, criteria } from './program-options.js';

/**
 * On patrol or during a response a person is referred to treatment and services; no charges are filed (National Council for
 * Mental Wellbeing 2021, table 3). No charge is asked for, and none can be recorded.
 */
export const openOfficerPrevention = defineStep({
  id: 'openOfficerPrevention',
  revision: 1,
  title: 'Refer a person to help, without any charge',
  hint: 'Answer what you know. A peer is asked to come as soon as you send this.',
  roles: ['officer', 'responder', 'peer', 'coordinator'],
  pathways: ['officerPrevention'],
  provenance: 'case',
  recordClass: 'service',
  opening: true,
  fields: {
    source: choice(
      'What gave rise to it?',
      sourcesAmong('officerInField', 'emergencyCall', 'repeatContacts', 'emsOrFire', 'engagementEvent', 'familyOrFriend', 'publicDefender', 'jailRelease', 'hospital', 'dropInCentre'),
    ),
    area: choice('Where was it?', areas),
    contactAt: dateTime('When did you meet the person?', { latest: 'now' }),
    offerAccepted: yesNo('Did you offer help, and did the person accept?'),
    ageBand: choice('How old is the person?', ageBands, { optional: true, hint: 'What the person says, or your best estimate.' }),
    criteria: choices('Which of these are true for the person?', criteria, { optional: true }),
    referralForNextWorkingDay: yesNo('Leave it as a referral for the next working day?', {
      hint: "For contacts outside the program's hours.",
      optional: true,
    }),
    ...personFields,
    remark: note('What would help?', { optional: true }),
  },
  check({ file, input, program }) {
    const settings = stageSettings(program, file.pathwayId, 'eligibility');
    const screen = {
      contactAt: input.contactAt,
      district: input.area,
      ageBand: input.ageBand ?? '',
      criteria: input.criteria ?? [],
      chargeClasses: [],
      referralForNextWorkingDay: input.referralForNextWorkingDay ?? false,
    };
    const refusals = settings ? eligibilityRefusals(screen, settings, program.zone) : [];
    if (input.offerAccepted) return refusals.map((refusal) => (refusal.field === 'district' ? { ...refusal, field: 'area' } : refusal));
    const message = 'Taking part is voluntary. Record a screening without identity instead.';
    return [...refusals, { code: 'ELIGIBILITY.OFFER_NOT_ACCEPTED', message, field: 'offerAccepted' }];
  },
  apply(file, { source, area, contactAt, criteria, referralForNextWorkingDay }, { at, by, program }): CaseFile {
    const decidedBy = stageSettings(program, file.pathwayId, 'eligibility')?.decidedBy;
    const decided = decidedBy === 'officerScreen' || decidedBy === 'standingRule';
    return {
      ...file,
      start: { source, area, at: contactAt, ...(criteria && { criteria: [...criteria] }), ...(referralForNextWorkingDay === true && { referralForNextWorkingDay }) },
      ...(decided && { eligibility: { decision: 'eligible' as const, by, at } }),
    };
  },
});
