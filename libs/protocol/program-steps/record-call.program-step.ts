import { choice, code, date, dateTime, place, text } from '../fields.js';
import { defineProgramStep } from '../program-step.js';
import { areas } from '../steps/program-options.js';

/**
 * A response to a call, so that repeated ones to one person surface by themselves (West Virginia Police and Peers, program
 * overview: six responses in three days). A call is held by police and is not protected by 42 CFR Part 2. It opens no case.
 */
export const recordCall = defineProgramStep({
  id: 'recordCall',
  revision: 1,
  title: 'Record a response to a call',
  hint: 'Who it was is only counted; leave it empty if you do not know.',
  roles: ['feed', 'officer', 'responder', 'coordinator'],
  provenance: 'police',
  recordClass: 'service',
  fields: {
    callId: code('Number of the call'),
    occurredAt: dateTime('When was it?', { latest: 'now' }),
    area: choice('In which area?', areas),
    kind: choice('What was it about?', {
      overdose: 'An overdose',
      behavioralHealth: 'Mental health or substance use',
      welfareCheck: 'A welfare check',
      medical: 'Another medical emergency',
      disturbance: 'A disturbance',
      publicAssist: 'Help to the public',
      other: 'Something else',
    }),
    place: place('Where was it?', { optional: true }),
    name: text("The person's name", { optional: true, recordClass: 'identity' }),
    birthDate: date('Birth date', { optional: true, personal: true, latest: 'today', recordClass: 'identity' }),
    phone: text('Phone', { optional: true, maxLength: 40, recordClass: 'identity' }),
  },
});
