import { file, item, note } from '../fields.js';
import { defineStep } from '../step.js';

/**
 * A document, a photograph or a text, with what it shows. It is where its author works that decides who reads it, as with a
 * note: from a Part 2 program it is protected as treatment is (42 CFR 2.12). The court learns how a condition stands, and
 * reads no evidence of treatment.
 */
export const addEvidence = defineStep({
  id: 'addEvidence',
  revision: 1,
  title: 'Add a file as evidence',
  hint: 'Upload it first. What stands in the picture, and when and where it was taken, is kept as it is.',
  roles: ['officer', 'responder', 'peer', 'clinician', 'caseManager', 'courtLiaison', 'prosecutor', 'defender', 'coordinator', 'supervisor'],
  provenance: 'author',
  recordClass: 'service',
  standing: true,
  fields: {
    file: file('Which file?', { routing: 'its content is sealed, and read by the rule of disclosure' }),
    about: item('Which condition is it about?', 'conditions', { optional: true }),
    shows: note('What does it show?', { optional: true }),
  },
  apply: (caseFile) => caseFile,
});
