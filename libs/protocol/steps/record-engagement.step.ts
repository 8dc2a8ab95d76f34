import { yesNo } from '../fields.js';
import { dayOfDecision, firstContactAt, isEngagedBy } from '../rules/engagement.rule.js';
import { localTime } from '../rules/local-time.rule.js';
import { defineStep } from '../step.js';

/**
 * Engaged at 30 days: the 30th day after the first contact decides, in the program's zone, and no other day. The team may
 * say how it is on that day; when the day is over, the contacts on record decide.
 */
export const recordEngagement = defineStep({
  id: 'recordEngagement',
  revision: 1,
  title: 'Record engagement at 30 days',
  hint: 'On the 30th day after the first contact. If nobody says so, the contacts on record decide.',
  roles: ['peer', 'caseManager', 'clinician', 'coordinator'],
  provenance: 'part2',
  scope: 'participation',
  recordClass: 'service',
  decides: true,
  fields: {
    engaged: yesNo('Is the person engaged with the team or in services?', { routing: 'reports count who is engaged at 30 days' }),
  },
  check({ file, program, at }) {
    const first = firstContactAt(file);
    const day = first === undefined ? undefined : dayOfDecision(first, program.zone);
    if (day === localTime(at, program.zone).date) return [];
    return [{ code: 'ENGAGEMENT.ANOTHER_DAY', message: `The 30th day after the first contact decides${day === undefined ? '' : `: ${day}`}.` }];
  },
  apply: (file, { engaged }, { at }) => ({
    ...file,
    engagement: { ...file.engagement, at30Days: engaged ? 'engaged' : 'notEngaged', decidedAt: at },
  }),
  lapse: (file, { at }) => ({
    ...file,
    engagement: { ...file.engagement, at30Days: isEngagedBy(file, at) ? 'engaged' : 'notEngaged', decidedAt: at },
  }),
});
