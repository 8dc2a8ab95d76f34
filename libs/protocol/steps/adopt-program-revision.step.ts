import { entry, note, staff } from '../fields.js';
import { defineStep } from '../step.js';

/**
 * A case keeps the revision of its program that it began under, unless somebody approves a later one that makes no term
 * harsher. Its open steps keep their deadlines, and a stage that runs keeps its settings; what begins later follows the
 * revision that it names. What is harsher is said by `whyHarsher`.
 */
export const adoptProgramRevision = defineStep({
  id: 'adoptProgramRevision',
  revision: 1,
  title: 'Take a later revision of the program',
  hint: 'Only where no term becomes harsher for the person. Deadlines that run stay as they are.',
  roles: ['coordinator', 'supervisor'],
  provenance: 'case',
  recordClass: 'service',
  decides: true,
  standing: true,
  rings: true,
  fields: {
    revision: entry('Which revision?', { of: 'laterRevisions' }),
    approvedBy: staff('Who approved it?', { roles: ['supervisor', 'prosecutor'], hint: 'Somebody else than you.' }),
    reason: note('Reason', { optional: true, provenance: 'author' }),
  },
  check({ input, by }) {
    if (input.approvedBy !== by.staffId) return [];
    return [{ code: 'REVISION.OWN_APPROVAL', message: 'Somebody else approves it.', field: 'approvedBy' }];
  },
  /** What changes is the program, not the file: see `programAfter`. */
  apply: (file) => file,
});
