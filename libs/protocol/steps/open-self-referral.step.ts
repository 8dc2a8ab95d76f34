import type { CaseFile } from '../case-file.js';
import { choice, dateTime, note, yesNo } from '../fields.js';
import { sourcesAmong } from '../start-sources.js';
import { defineStep } from '../step.js';
import { personFields } from './person-fields.js';
import { areas } from './program-options.js';

/**
 * The person asks police, or another first responder, for help, without fear of arrest (National Council for Mental
 * Wellbeing 2021, table 3). No charge is asked for, and none can be recorded.
 */
export const openSelfReferral = defineStep({
  id: 'openSelfReferral',
  revision: 1,
  title: 'Receive a person who asks for help',
  hint: 'Nobody is arrested for asking. A peer is asked to come and receive the person.',
  roles: ['officer', 'responder', 'peer', 'caseManager', 'clinician', 'coordinator', 'supervisor', 'feed'],
  pathways: ['selfReferral'],
  provenance: 'case',
  recordClass: 'service',
  opening: true,
  fields: {
    source: choice('How did it come to you?', sourcesAmong('participant', 'familyOrFriend', 'publicDefender', 'jailRelease', 'jailInReach', 'hospital', 'dropInCentre', 'engagementEvent')),
    area: choice('In which area?', areas),
    askedAt: dateTime('When did the person ask?', { latest: 'now' }),
    referralForNextWorkingDay: yesNo('Leave it as a referral for the next working day?', { optional: true }),
    ...personFields,
    wants: note('What does the person want?', { optional: true }),
  },
  apply(file, { source, area, askedAt, referralForNextWorkingDay }): CaseFile {
    return { ...file, start: { source, area, at: askedAt, ...(referralForNextWorkingDay === true && { referralForNextWorkingDay }) } };
  },
});
