import { note } from '../fields.js';
import { defineStep } from '../step.js';

/** A note belongs to where its author works: from a Part 2 program it is protected as treatment is. */
export const addNote = defineStep({
  id: 'addNote',
  revision: 1,
  title: 'Add a note',
  hint: 'What others on the team need to know.',
  roles: ['officer', 'responder', 'peer', 'clinician', 'caseManager', 'courtLiaison', 'prosecutor', 'defender', 'coordinator', 'supervisor'],
  provenance: 'author',
  recordClass: 'service',
  standing: true,
  afterClosing: true,
  fields: { note: note('Note') },
  apply: (file) => file,
});
