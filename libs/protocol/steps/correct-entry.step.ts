import type { CaseFile } from '../case-file.js';
import { note, number, text } from '../fields.js';
import { defineStep } from '../step.js';

/**
 * A mistake is corrected, never erased: the log keeps both values. A branch of the process already taken is not taken
 * back. The record works out the file as it would be had the entry been right, and keeps it in the event.
 */
export const correctEntry = defineStep({
  id: 'correctEntry',
  revision: 1,
  title: 'Correct an entry',
  hint: 'Say which entry and field are wrong, the right value, and why. Both stay in the record.',
  roles: ['officer', 'responder', 'peer', 'clinician', 'caseManager', 'courtLiaison', 'prosecutor', 'defender', 'coordinator', 'supervisor'],
  provenance: 'case',
  recordClass: 'service',
  standing: true,
  rings: true,
  afterClosing: true,
  fields: {
    entry: number('Number of the entry', { min: 1, max: 100_000 }),
    field: text('Field, as the timeline names it', { maxLength: 120 }),
    value: text('Right value', { maxLength: 4000 }),
    reason: note('Why it was wrong', { maxLength: 1000 }),
  },
  apply: (file, input) => (input as { file?: CaseFile }).file ?? file,
});
