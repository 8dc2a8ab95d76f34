import type { CaseFile } from '../case-file.js';
import { choice, note } from '../fields.js';
import { isSought, outreachStandings } from '../rules/outreach.rule.js';
import { defineStep } from '../step.js';

/** Where earlier contacts are known, they decide the place in the order of work (PERF report, section on Huntington). */
export const setOutreachStanding = defineStep({
  id: 'setOutreachStanding',
  revision: 1,
  title: 'Say what earlier contacts came to',
  hint: 'The order in which the team works follows from it.',
  roles: ['coordinator', 'supervisor'],
  pathways: ['activeOutreach', 'naloxonePlus'],
  provenance: 'case',
  recordClass: 'service',
  decides: true,
  standing: true,
  rings: true,
  openWhen: isSought,
  fields: {
    standing: choice('What is known?', outreachStandings),
    remark: note('Remark', { optional: true, provenance: 'author' }),
  },
  apply: (file, { standing }): CaseFile => (file.outreach ? { ...file, outreach: { ...file.outreach, standing } } : file),
});
