import type { CaseFile } from '../case-file.js';
import { choice, dateTime, note, place } from '../fields.js';
import { withContact } from '../rules/engagement.rule.js';
import { defineStep } from '../step.js';

const routing = 'whether follow-up goes on, ends, or a placement is looked for';

/** A follow-up contact, or the attempt at one. Silence closes nothing: help goes on as long as the person asks for it. */
export const recordFollowUpContact = defineStep({
  id: 'recordFollowUpContact',
  revision: 2,
  title: 'Record a follow-up contact',
  hint: 'Also when you could not reach the person.',
  roles: ['peer', 'caseManager', 'clinician'],
  provenance: 'part2',
  scope: 'servicePlan',
  recordClass: 'service',
  decides: true,
  fields: {
    at: dateTime('When?', { latest: 'now', personal: true }),
    reached: choice('Did you reach the person?', { reached: 'Yes', notReached: 'No' }, { routing }),
    method: choice('How?', { inPerson: 'In person', phone: 'By phone', message: 'By message', other: 'Another way' }, { personal: true }),
    place: place('Where?', { optional: true }),
    wish: choice(
      'What does the person want?',
      { continue: 'To stay in touch', placement: 'A placement', end: 'No further contact' },
      { optional: true, routing },
    ),
    remark: note('Remark', { optional: true }),
  },
  check({ input }) {
    if (input.reached === 'reached' && input.wish === undefined) {
      return [{ code: 'FOLLOW_UP.WISH_MISSING', message: 'Say what the person wants.', field: 'wish' }];
    }
    if (input.reached === 'notReached' && input.wish !== undefined) {
      return [{ code: 'FOLLOW_UP.NOT_REACHED', message: 'Somebody who was not reached has said no wish.', field: 'wish' }];
    }
    return [];
  },
  apply: (file, input, { at }) => (input.reached === 'reached' ? withContact(followedUp(file, input, at), at) : followedUp(file, input, at)),
  earlier: { 1: (file, input, { at }) => followedUp(file, input, at) },
});

interface Contact {
  reached: 'reached' | 'notReached';
  wish?: 'continue' | 'placement' | 'end';
}

function followedUp(file: CaseFile, { reached, wish }: Contact, at: string): CaseFile {
  const { wish: _former, ...followUp } = file.followUp;
  const contacts = followUp.contacts + 1;
  if (reached === 'notReached') return { ...file, followUp: { ...followUp, contacts } };
  return { ...file, followUp: { ...followUp, contacts, lastContactAt: at, ...(wish === undefined ? {} : { wish }) } };
}
