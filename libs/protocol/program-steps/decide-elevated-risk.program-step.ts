import { choice, choices, date, entry, note } from '../fields.js';
import { defineProgramStep } from '../program-step.js';
import { meetingDecisions, riskDecisionProblems } from '../rules/meeting.rule.js';
import { overseers } from './working-roles.js';

const routing = 'what the meeting decided, and whether outreach follows';

/**
 * The meeting sorts people by a structured decision into "acutely elevated risk" or not; outreach visits to those who are
 * (poster on focus groups with police-assisted referral programs in Massachusetts). What is weighed is the program's.
 */
export const decideElevatedRisk = defineProgramStep({
  id: 'decideElevatedRisk',
  revision: 1,
  title: "Record the stakeholder meeting's decision",
  hint: 'What is true of the person, what was decided, and why. Outreach begins where the risk is acutely elevated.',
  roles: overseers,
  provenance: 'author',
  recordClass: 'service',
  openWhen: ({ stakeholderMeeting }) => stakeholderMeeting !== undefined,
  fields: {
    entry: entry('About whom?', { of: 'meetingEntries', routing }),
    factors: choices(
      'Which are true?',
      ({ program }) => Object.entries(program.stakeholderMeeting?.factors ?? {}).map(([value, label]) => ({ value, label })),
      { min: 0, routing, hint: 'None, if none of them is.' },
    ),
    decision: choice('What was decided?', meetingDecisions, { routing }),
    because: choice(
      'Why, with so few of them?',
      { imminentDanger: 'Danger to life is near', recentChange: 'A sudden change for the worse', unknownSituation: 'Too little is known to wait', other: 'Another reason, as written below' },
      { optional: true, routing, hint: 'Only where fewer are true than the program asks for.' },
    ),
    reason: note('What is the reason?'),
    reviewOn: date('When is it reviewed?', { optional: true, earliest: 'today', routing }),
  },
  check: ({ input, program }) => riskDecisionProblems(input, program.stakeholderMeeting),
});
