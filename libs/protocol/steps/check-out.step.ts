import type { CaseFile } from '../case-file.js';
import { choice, note } from '../fields.js';
import { withVisitOver } from '../rules/outreach.rule.js';
import { defineStep } from '../step.js';
import { outreachRoles } from './outreach-fields.js';

/** The team has left the address, and is well. Silence is told to the supervisor, and never ends the visit; nor does the closing of the case. */
export const checkOut = defineStep({
  id: 'checkOut',
  revision: 1,
  title: 'Check out',
  hint: 'When you have left the address. The supervisor is told when it is overdue.',
  roles: outreachRoles,
  pathways: ['activeOutreach', 'naloxonePlus'],
  provenance: 'case',
  recordClass: 'service',
  decides: true,
  standing: true,
  rings: true,
  afterClosing: true,
  openWhen: (file) => file.teamOut !== undefined,
  fields: {
    team: choice('Is everybody well?', { well: 'Everybody is well', needsHelp: 'Somebody needs help: the supervisor has been called' }),
    remark: note('Remark', { optional: true, provenance: 'author' }),
  },
  apply: withVisitOver,
  lapse: (file): CaseFile => (file.teamOut ? { ...file, teamOut: { ...file.teamOut, overdue: true } } : file),
});
