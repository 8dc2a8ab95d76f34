import { dateTime, place } from '../fields.js';
import { defineProgramStep } from '../program-step.js';
import { overseers } from './working-roles.js';

/**
 * The regular meeting of stakeholders that sorts people by a structured decision (poster on focus groups with police-assisted
 * referral programs in Massachusetts: "weekly stakeholder meetings").
 */
export const callMeeting = defineProgramStep({
  id: 'callMeeting',
  revision: 1,
  title: 'Call the stakeholder meeting',
  hint: 'When and where it meets.',
  roles: overseers,
  provenance: 'case',
  recordClass: 'service',
  openWhen: ({ stakeholderMeeting }) => stakeholderMeeting !== undefined,
  fields: {
    at: dateTime('When?', { earliest: 'now' }),
    place: place('Where?'),
  },
});
