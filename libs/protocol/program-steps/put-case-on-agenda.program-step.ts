import { entry, note } from '../fields.js';
import { defineProgramStep } from '../program-step.js';

const routing = 'which case the meeting decides on';

/** A person whom the program knows is discussed at the stakeholder meeting. */
export const putCaseOnAgenda = defineProgramStep({
  id: 'putCaseOnAgenda',
  revision: 1,
  title: 'Put a case on the agenda of the stakeholder meeting',
  hint: 'Only those who have agreed to confidentiality see it.',
  roles: ['peer', 'clinician', 'caseManager', 'coordinator', 'supervisor'],
  provenance: 'author',
  recordClass: 'service',
  openWhen: ({ stakeholderMeeting }) => stakeholderMeeting !== undefined,
  fields: {
    meeting: entry('Which meeting?', { of: 'meetings', routing }),
    case: entry('Which case?', { of: 'openCases', routing }),
    concern: note('What is the concern?'),
  },
});
