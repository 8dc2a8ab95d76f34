import { choice, choices, date } from '../fields.js';
import { ageBands, eligibilityReasons } from '../rules/eligibility.rule.js';
import { defineStep } from '../step.js';
import { districts } from './program-options.js';

/**
 * Somebody not eligible, not offered, or declining is recorded without identity, so that officer discretion can be
 * measured. Demographics are voluntary. It belongs to no case: no name, no place, no hour.
 */
export const recordScreening = defineStep({
  id: 'recordScreening',
  revision: 1,
  title: 'Record a screening that led nowhere',
  hint: 'Nothing here says who the person is.',
  roles: ['officer', 'responder', 'peer', 'coordinator'],
  provenance: 'police',
  recordClass: 'justice',
  withoutCase: true,
  fields: {
    screenedOn: date('On which day?', { latest: 'today' }),
    district: choice('Where was it?', districts),
    outcome: choice('What happened?', {
      notEligible: 'The person is not eligible',
      notOffered: 'Eligible, but not offered',
      declined: 'Offered, and the person declined',
    }),
    reasons: choices('Why not eligible?', eligibilityReasons, { optional: true }),
    notOfferedBecause: choice(
      'Why was it not offered?',
      { otherCall: 'Another call came first', personLeft: 'The person left', otherOutcome: 'Another outcome was chosen', other: 'Another reason' },
      { optional: true },
    ),
    ageBand: choice('Age', ageBands, { optional: true, hint: 'Voluntary.' }),
    gender: choice(
      'Gender',
      { woman: 'Woman', man: 'Man', nonbinary: 'Nonbinary', another: 'Another', notSaid: 'Prefers not to say' },
      { optional: true, hint: 'Voluntary, as the person says it.' },
    ),
    raceAndEthnicity: choices(
      'Race and ethnicity',
      {
        americanIndian: 'American Indian or Alaska Native',
        asian: 'Asian',
        black: 'Black or African American',
        hispanic: 'Hispanic or Latino',
        middleEastern: 'Middle Eastern or North African',
        pacificIslander: 'Native Hawaiian or Pacific Islander',
        white: 'White',
        notSaid: 'Prefers not to say',
      },
      { optional: true, hint: 'Voluntary, as the person says it.' },
    ),
  },
  check({ input }) {
    if (input.outcome === 'notEligible' && !input.reasons?.length) {
      return [{ code: 'SCREENING.REASON_MISSING', message: 'Say why the person is not eligible.', field: 'reasons' }];
    }
    if (input.outcome === 'notOffered' && input.notOfferedBecause === undefined) {
      return [{ code: 'SCREENING.REASON_MISSING', message: 'Say why it was not offered.', field: 'notOfferedBecause' }];
    }
    return [];
  },
  apply: (file) => file,
});
