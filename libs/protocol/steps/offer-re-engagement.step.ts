import { choice, dateTime, note } from '../fields.js';
import { withContact } from '../rules/engagement.rule.js';
import { defineStep } from '../step.js';

/**
 * After a return to use the team comes sooner, and offers help anew; nothing is taken away. Several roads to recovery are
 * supported (National Council for Mental Wellbeing 2021).
 */
export const offerReEngagement = defineStep({
  id: 'offerReEngagement',
  revision: 1,
  title: 'Offer help anew',
  hint: 'Ask what would help now. Nothing that was agreed is lost.',
  roles: ['peer', 'caseManager', 'clinician'],
  provenance: 'part2',
  scope: 'servicePlan',
  recordClass: 'service',
  decides: true,
  fields: {
    at: dateTime('When?', { latest: 'now', personal: true }),
    answer: choice(
      'What does the person want?',
      { continue: 'To stay in touch', placement: 'A placement', notNow: 'Nothing now', notReached: 'The person was not reached' },
      { routing: 'whether a placement is looked for, or follow-up goes on' },
    ),
    remark: note('Remark', { optional: true }),
  },
  apply(file, { answer }, { at }) {
    const { helpToOffer: _offered, ...followUp } = file.followUp;
    const offered = { ...file, followUp };
    return answer === 'notReached' ? offered : withContact(offered, at);
  },
});
