import { note } from '../fields.js';
import { defineStep } from '../step.js';

/** A legal hold prevents sealing, of whatever class and on whatever ground, until it has been released. */
export const placeLegalHold = defineStep({
  id: 'placeLegalHold',
  revision: 1,
  title: 'Place a legal hold',
  hint: 'Nothing of this record is sealed while a legal hold is in force.',
  roles: ['privacyOfficer'],
  provenance: 'case',
  recordClass: 'identity',
  decides: true,
  standing: true,
  afterClosing: true,
  fields: { reason: note('Who asks for it, and why', { maxLength: 1000 }) },
  apply: (file, _input, { id, at, by }) => ({ ...file, legalHold: [...(file.legalHold ?? []), { id, by, at }] }),
});
