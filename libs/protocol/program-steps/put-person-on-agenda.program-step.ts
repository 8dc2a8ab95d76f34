import { choice, entry, note, text } from '../fields.js';
import { defineProgramStep } from '../program-step.js';
import { areas } from '../steps/program-options.js';

const routing = 'where outreach goes if the meeting decides on it';

/** Somebody whom the program does not know yet is discussed at the stakeholder meeting. */
export const putPersonOnAgenda = defineProgramStep({
  id: 'putPersonOnAgenda',
  revision: 1,
  title: 'Put a person on the agenda of the stakeholder meeting',
  hint: 'Only those who have agreed to confidentiality see it. A name is not needed.',
  roles: ['officer', 'responder', 'peer', 'clinician', 'caseManager', 'provider', 'coordinator', 'supervisor'],
  provenance: 'author',
  recordClass: 'service',
  openWhen: ({ stakeholderMeeting }) => stakeholderMeeting !== undefined,
  fields: {
    meeting: entry('Which meeting?', { of: 'meetings', routing }),
    area: choice('In which area is the person?', areas, { routing }),
    name: text("The person's name", { optional: true, hint: 'Leave empty if you do not know it.', recordClass: 'identity' }),
    description: text('How will the team recognize the person?'),
    concern: note('What is the concern?'),
  },
});
