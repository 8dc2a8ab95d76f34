import { choice, yesNo } from '../fields.js';
import { isAwaited, withReferralsCancelled } from '../rules/referral.rule.js';
import { defineStep } from '../step.js';

/**
 * Every service is voluntary: no placement is a good answer too. Nobody is kept on a waiting list against that answer, and
 * nobody is taken off one unsaid: referrals that are open are cancelled with it, or it waits.
 */
export const concludePlacement = defineStep({
  id: 'concludePlacement',
  revision: 1,
  title: 'Record that no placement is wanted now',
  hint: 'The case goes on with follow-up; a placement can be looked for later.',
  roles: ['peer', 'caseManager', 'clinician', 'coordinator'],
  provenance: 'part2',
  scope: 'participation',
  recordClass: 'service',
  decides: true,
  fields: {
    reason: choice('Why?', {
      notNow: 'The person does not want one now',
      hasOne: 'The person has what is needed already',
      noneFound: 'None could be found',
    }, { personal: true }),
    cancelsReferrals: yesNo('Cancel the referrals that are open?', { optional: true, routing: 'a bed or slot that is kept becomes free' }),
  },
  check({ file, input }) {
    if (input.cancelsReferrals === true || !file.placements.some(isAwaited)) return [];
    return [{ code: 'PLACEMENT.REFERRALS_OPEN', message: 'Referrals are open: cancel them with it, or wait for their answers.', field: 'cancelsReferrals' }];
  },
  apply: (file, { cancelsReferrals }) => (cancelsReferrals === true ? withReferralsCancelled(file) : file),
});
