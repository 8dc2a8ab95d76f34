import type { OptionContext } from '../fields.js';
import { choice, note } from '../fields.js';
import { localTime } from '../rules/local-time.rule.js';
import { defineStep } from '../step.js';

/** Each hold is released by itself: what one court has let go, another may still need. */
export const releaseLegalHold = defineStep({
  id: 'releaseLegalHold',
  revision: 1,
  title: 'Release a legal hold',
  hint: 'The record can be sealed when no legal hold is left.',
  roles: ['privacyOfficer'],
  provenance: 'case',
  recordClass: 'identity',
  decides: true,
  standing: true,
  afterClosing: true,
  openWhen: (file) => (file.legalHold ?? []).length > 0,
  fields: {
    hold: choice('Which hold', ({ file, program }: OptionContext) =>
      (file.legalHold ?? []).map(({ id, at }) => ({ value: id, label: `Placed on ${localTime(at, program.zone).date}` })),
    ),
    reason: note('Why it is released', { maxLength: 1000 }),
  },
  apply: (file, { hold }) => ({ ...file, legalHold: (file.legalHold ?? []).filter(({ id }) => id !== hold) }),
});
