import { choice, choices, dateTime, entry, note, number, place, yesNo } from '../fields.js';
import { withContact } from '../rules/engagement.rule.js';
import { defineStep } from '../step.js';
import { helpRows } from './help-rows.js';

const routing = 'reports count encounters by kind of support, by activity and by length';

/** The four kinds of peer support (National Council for Mental Wellbeing 2021, table 1). */
export const supportKinds = {
  emotional: 'Emotional: empathy, caring, concern',
  informational: 'Informational: knowledge, information, skills',
  instrumental: 'Instrumental: concrete help with something',
  affiliational: 'Affiliational: contact with others, belonging',
} as const;

/**
 * One contact with the person, or the attempt at one. Peer support is billed in units of 15 minutes (H0038); transport,
 * documentation and outreach are logged as well.
 */
export const logEncounter = defineStep({
  id: 'logEncounter',
  revision: 2,
  title: 'Log an encounter',
  hint: 'Each contact with the person, also one that led nowhere.',
  roles: ['peer', 'caseManager', 'clinician'],
  provenance: 'author',
  recordClass: 'service',
  standing: true,
  fields: {
    at: dateTime('When?', { latest: 'now', personal: true }),
    activity: choice(
      'What did the time go into?',
      { support: 'Support of the person', transport: 'Transport', documentation: 'Documentation', outreach: 'Outreach' },
      { optional: true, routing, hint: 'Support, if you leave it empty.' },
    ),
    support: choices('What kind of support was it?', supportKinds, { min: 0, routing, hint: 'None, if nobody was reached or the time went into something else.' }),
    minutes: number('How long, in minutes?', { min: 1, max: 1440, routing }),
    outcome: choice(
      'How did it go?',
      { talked: 'We talked', brief: 'A brief contact', notReached: 'Not reached' },
      { optional: true, routing: 'engagement at 30 days is decided from whether the person was reached' },
    ),
    group: entry('Was it in a group?', { of: 'groupEncounters', optional: true, routing }),
    help: helpRows,
    familyPresent: yesNo('Was family there?', { optional: true, routing }),
    place: place('Where?', { optional: true }),
    remark: note('Remark', { optional: true }),
  },
  check({ input }) {
    const supported = (input.activity ?? 'support') === 'support' && input.outcome !== 'notReached';
    if (!supported || input.support.length > 0) return [];
    return [{ code: 'ENCOUNTER.SUPPORT_MISSING', message: 'Name one or more kinds of support.', field: 'support' }];
  },
  apply: (file, { activity, outcome }, { at }) => (activity === 'documentation' || outcome === 'notReached' ? file : withContact(file, at)),
  earlier: { 1: (file) => file },
});
