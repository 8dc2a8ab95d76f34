import { choice, entry } from '../fields.js';
import { defineProgramStep } from '../program-step.js';

/** A closed service is asked for no more and gives nothing; whoever is there stays until the referral has ended. */
export const closeService = defineProgramStep({
  id: 'closeService',
  revision: 1,
  title: 'Close a service',
  hint: 'Those who are there, or wait, are not forgotten: their referrals stay as they are.',
  roles: ['coordinator', 'supervisor'],
  provenance: 'case',
  recordClass: 'service',
  fields: {
    place: entry('Which service?', { of: 'listedServices' }),
    reason: choice('Why?', { ended: 'It has ended', forNow: 'It is closed for now', listedTwice: 'It was listed twice' }),
  },
});
