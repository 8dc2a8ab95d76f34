import { entry, staff, yesNo } from '../fields.js';
import { defineProgramStep } from '../program-step.js';
import { overseers, people } from './working-roles.js';

/**
 * Who attends agrees to keep what is said there confidential, and sees the agenda from then on; nobody else does. Also
 * those who work outside a Part 2 program agree to it.
 */
export const confirmAttendance = defineProgramStep({
  id: 'confirmAttendance',
  revision: 1,
  title: 'Confirm attendance at the stakeholder meeting',
  hint: 'For yourself; a coordinator also for those who have signed on paper.',
  roles: people,
  provenance: 'case',
  recordClass: 'service',
  openWhen: ({ stakeholderMeeting }) => stakeholderMeeting !== undefined,
  fields: {
    meeting: entry('Which meeting?', { of: 'meetings' }),
    person: staff('Who?', { roles: people }),
    agreed: yesNo('Agreed to keep what is said there confidential?'),
  },
  check({ input: { person, agreed }, by }) {
    const forOthers = by.roles.some((role) => overseers.includes(role));
    return [
      ...(agreed ? [] : [{ code: 'MEETING.CONFIDENTIALITY_NOT_AGREED', message: 'Who does not agree to confidentiality cannot attend', field: 'agreed' }]),
      ...(person === by.staffId || forOthers ? [] : [{ code: 'MEETING.NOT_FOR_OTHERS', message: 'Each person confirms for themselves', field: 'person' }]),
    ];
  },
});
