import { note } from '../fields.js';
import { defineStep } from '../step.js';

/** A clinician's counseling notes stand apart from the record, under a consent of their own (42 CFR 2.31). */
export const addCounselingNote = defineStep({
  id: 'addCounselingNote',
  revision: 1,
  title: 'Add a counseling note',
  hint: 'Only clinicians read it.',
  roles: ['clinician'],
  provenance: 'counselingNote',
  recordClass: 'counselingNote',
  standing: true,
  afterClosing: true,
  fields: { note: note('Counseling note') },
  apply: (file) => file,
});
