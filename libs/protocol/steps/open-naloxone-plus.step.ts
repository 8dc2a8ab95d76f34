import type { CaseFile } from '../case-file.js';
import { choice, dateTime, note, number, place, text, yesNo } from '../fields.js';
import { newOutreach, outreachStandings } from '../rules/outreach.rule.js';
import { sourcesAmong } from '../start-sources.js';
import { defineStep } from '../step.js';
import { personFields } from './person-fields.js';
import { areas } from './program-options.js';

/**
 * After an overdose naloxone is offered, and a link to treatment or services; to the family too (National Council for
 * Mental Wellbeing 2021, table 3). An overdose notice is held by police and is not protected by 42 CFR Part 2.
 */
export const openNaloxonePlus = defineStep({
  id: 'openNaloxonePlus',
  revision: 1,
  title: 'Report an overdose for follow-up',
  hint: 'The outreach team visits the person, and the family, within the time that the program sets.',
  roles: ['officer', 'responder', 'peer', 'caseManager', 'clinician', 'coordinator', 'supervisor', 'feed'],
  pathways: ['naloxonePlus'],
  provenance: 'police',
  recordClass: 'service',
  opening: true,
  decides: true,
  fields: {
    source: choice(
      'Who reported it?',
      sourcesAmong('overdoseNotice', 'officerInField', 'emsOrFire', 'hospital', 'familyOrFriend', 'participant', 'emergencyCall', 'spikeAlert'),
    ),
    area: choice('In which area did it happen?', areas),
    overdoseAt: dateTime('When was the overdose?', { latest: 'now' }),
    fatal: yesNo('Did the person die?', { hint: 'Then the family is visited, weeks later.' }),
    naloxoneDoses: number('Doses of naloxone given', { min: 0, max: 50, optional: true }),
    homeArea: choice('Where does the person live, if elsewhere?', areas, { optional: true }),
    standing: choice('Has the team tried before?', outreachStandings, { optional: true, hint: 'Left empty: never contacted.' }),
    ...personFields,
    place: place('Where did it happen?', { optional: true }),
    reportedBy: text('Which agency reported it?', { optional: true, maxLength: 100 }),
    reference: text("The notice's own number", { optional: true, maxLength: 100 }),
    remark: note('Remark', { optional: true }),
  },
  apply: (file, { source, area, overdoseAt, fatal, homeArea, standing }, { at }): CaseFile => ({
    ...file,
    start: { source, area, at: overdoseAt, ...(fatal && { fatal }), ...(homeArea !== undefined && { homeArea }) },
    // After a death there is nobody to engage: the family is visited.
    ...(!fatal && { outreach: newOutreach(standing) }),
    hops: { notice: at },
  }),
});
