import type { CaseFile, SealGround, SealedClass } from '../case-file.js';
import { choice, choices, text } from '../fields.js';
import { whyNotSealed, withoutJusticeRoles } from '../rules/sealing.rule.js';
import { defineStep } from '../step.js';

const classes = {
  justice: 'Justice: charges, conditions, decisions',
  service: 'Service: care, encounters, notes, consents',
  counselingNote: 'Counseling notes',
} as const satisfies Record<SealedClass, string>;

const grounds = {
  completion: 'Successful completion',
  courtOrder: 'An order of a court',
  retention: 'The program keeps it no longer',
  request: 'The participant asked for it',
} as const satisfies Record<SealGround, string>;

/**
 * Sealing for good: the keys of these classes are destroyed in the transaction that records this step, so that nobody can
 * read the sealed values any more, while the chain still verifies. Which order it was stands under the key of the
 * identity, which goes last.
 */
export const sealRecords = defineStep({
  id: 'sealRecords',
  revision: 1,
  title: 'Seal records for good',
  hint: 'What is sealed cannot be read again by anybody, and cannot be brought back.',
  roles: ['privacyOfficer', 'courtLiaison'],
  provenance: 'case',
  recordClass: 'identity',
  decides: true,
  standing: true,
  afterClosing: true,
  fields: {
    classes: choices('What is sealed', classes),
    ground: choice('On what ground', grounds),
    order: text('Which order', { optional: true, hint: 'The court, the number and the date of the order.' }),
  },
  check: ({ file, input, program, by, given }) =>
    whyNotSealed(file, { classes: input.classes, ground: input.ground, orderGiven: given?.includes('order') === true, by: by.roles, retention: program.retention }),
  apply(file, { classes: sealed, ground }, { at, by }): CaseFile {
    const seals = { ...file.seals, ...Object.fromEntries(sealed.map((each) => [each, { at, by, ground }])) };
    return { ...file, seals, ...(sealed.includes('justice') && { assigned: withoutJusticeRoles(file.assigned) }) };
  },
});
