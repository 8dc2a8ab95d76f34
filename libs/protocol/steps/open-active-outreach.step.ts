import type { CaseFile } from '../case-file.js';
import { choice, dateTime, note } from '../fields.js';
import { sourcesAmong } from '../start-sources.js';
import { defineStep } from '../step.js';
import { newOutreach, outreachStandings } from '../rules/outreach.rule.js';
import { personFields } from './person-fields.js';
import { areas } from './program-options.js';

/** A responder or a team has found somebody to engage (National Council for Mental Wellbeing 2021, table 3). */
export const openActiveOutreach = defineStep({
  id: 'openActiveOutreach',
  revision: 1,
  title: 'Ask the outreach team to find and engage a person',
  hint: 'Say where the person can be found and what is safe. A name is not needed.',
  roles: ['officer', 'responder', 'peer', 'caseManager', 'clinician', 'coordinator', 'supervisor', 'feed'],
  pathways: ['activeOutreach'],
  provenance: 'case',
  recordClass: 'service',
  opening: true,
  fields: {
    source: choice(
      'What gave rise to it?',
      sourcesAmong(
        'officerInField', 'emergencyCall', 'repeatContacts', 'stakeholderMeeting', 'engagementEvent', 'familyOrFriend', 'participant',
        'emsOrFire', 'hospital', 'dropInCentre', 'jailInReach', 'jailRelease', 'publicDefender', 'spikeAlert',
      ),
    ),
    area: choice('In which area?', areas),
    seenAt: dateTime('When was it?', { latest: 'now' }),
    standing: choice('Has the team tried before?', outreachStandings, { optional: true, hint: 'Left empty: never contacted.' }),
    ...personFields,
    reason: note('Why now?', { optional: true }),
  },
  apply: (file, { source, area, seenAt, standing }, { at }): CaseFile => ({
    ...file,
    start: { source, area, at: seenAt },
    outreach: newOutreach(standing),
    hops: { notice: at },
  }),
});
