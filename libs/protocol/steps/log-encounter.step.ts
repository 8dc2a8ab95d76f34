import { choice, choices, dateTime, note, number, place } from '../fields.js';
import { defineStep } from '../step.js';

const routing = 'reports count encounters by kind of support and by length';

/** One contact with the person, by the four kinds of peer support (National Council for Mental Wellbeing 2021, table 1). */
export const logEncounter = defineStep({
  id: 'logEncounter',
  revision: 1,
  title: 'Log an encounter',
  hint: 'Each contact with the person, also one that led nowhere.',
  roles: ['peer', 'caseManager', 'clinician'],
  provenance: 'author',
  recordClass: 'service',
  standing: true,
  fields: {
    at: dateTime('When?', { latest: 'now', personal: true }),
    support: choices(
      'What kind of support was it?',
      {
        emotional: 'Emotional: empathy, caring, concern',
        informational: 'Informational: knowledge, information, skills',
        instrumental: 'Instrumental: concrete help with something',
        affiliational: 'Affiliational: contact with others, belonging',
      },
      { routing },
    ),
    minutes: number('How long, in minutes?', { min: 1, max: 1440, routing }),
    outcome: choice('How did it go?', { talked: 'We talked', brief: 'A brief contact', notReached: 'Not reached' }, { optional: true, personal: true }),
    place: place('Where?', { optional: true }),
    remark: note('Remark', { optional: true }),
  },
  check({ input }) {
    if (input.support.length > 0) return [];
    return [{ code: 'ENCOUNTER.SUPPORT_MISSING', message: 'Name one or more kinds of support.', field: 'support' }];
  },
  apply: (file) => file,
});
