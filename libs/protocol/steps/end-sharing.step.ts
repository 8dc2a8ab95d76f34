import type { Share } from '../case-file.js';
import { item, note } from '../fields.js';
import { defineStep } from '../step.js';

/** Ends at once: the other agency's next request finds no such case. What its staff have written stays in the record. */
export const endSharing = defineStep({
  id: 'endSharing',
  revision: 1,
  title: 'End the sharing of the case',
  hint: 'The other agency does not see the case any more, from now on.',
  roles: ['coordinator', 'supervisor'],
  provenance: 'case',
  recordClass: 'service',
  decides: true,
  standing: true,
  afterClosing: true,
  subject: 'share',
  openWhen: (file) => (file.sharedWith ?? []).some(goesOn),
  fields: {
    share: item('Which?', 'sharedWith', { where: goesOn }),
    reason: note('Reason', { optional: true }),
  },
  apply: (file, { share }, { at }) => ({ ...file, sharedWith: (file.sharedWith ?? []).map((one) => (one.id === share ? { ...one, endedAt: at } : one)) }),
});

function goesOn({ endedAt }: Share): boolean {
  return endedAt === undefined;
}
