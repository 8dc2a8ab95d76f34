import { choice, choices, dateTime, entry, list, note, number } from '../fields.js';
import { defineProgramStep } from '../program-step.js';
import { supportKinds } from '../steps/log-encounter.step.js';

const routing = 'reports count groups by topic, kind of support and length';

/**
 * One group, recorded once: each participant's case gets an encounter of its own, and shows none of the others. Belonging,
 * "affiliational" support, is one of the four kinds (National Council for Mental Wellbeing 2021, table 1).
 */
export const recordGroupEncounter = defineProgramStep({
  id: 'recordGroupEncounter',
  revision: 1,
  title: 'Record a group encounter',
  hint: 'Once for the whole group. Each person sees their own part alone.',
  roles: ['peer', 'caseManager', 'clinician'],
  provenance: 'author',
  recordClass: 'service',
  fields: {
    at: dateTime('When?', { latest: 'now', routing }),
    topic: choice(
      'What was it about?',
      {
        mutualSupport: 'Mutual support',
        recoverySkills: 'Skills for recovery',
        overdosePrevention: 'Overdose prevention',
        parenting: 'Parenting',
        employment: 'Employment',
        housing: 'Housing',
        wellness: 'Health and wellness',
        socialActivity: 'Doing something together',
      },
      { routing },
    ),
    support: choices('What kind of support was it?', supportKinds, { routing }),
    minutes: number('How long, in minutes?', { min: 1, max: 480, routing }),
    participants: list('Who took part?', { case: entry('Whose case?', { of: 'openCases', routing: 'whose cases get the encounter' }), remark: note('Remark', { optional: true }) }, { min: 2, max: 30 }),
  },
  check({ input: { support, participants } }) {
    return [
      ...(support.length > 0 ? [] : [{ code: 'ENCOUNTER.SUPPORT_MISSING', message: 'Name one or more kinds of support.', field: 'support' }]),
      ...participants.flatMap((row, index) =>
        participants.findIndex((other) => other.case === row.case) < index
          ? [{ code: 'ENCOUNTER.NAMED_TWICE', message: 'This case is on the list already', field: `participants.${index}.case` }]
          : [],
      ),
    ];
  },
});
