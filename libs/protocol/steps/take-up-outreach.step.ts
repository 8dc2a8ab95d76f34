import type { CaseFile } from '../case-file.js';
import { note, staff } from '../fields.js';
import { withHop } from '../rules/outreach.rule.js';
import { defineStep } from '../step.js';
import { outreachRoles } from './outreach-fields.js';

/**
 * The coordinator has seen that somebody is to be found and engaged, and says who goes on with it: the first hop of the
 * chain from the notice to the peers (National Council for Mental Wellbeing 2021, section on Voices of Recovery).
 */
export const takeUpOutreach = defineStep({
  id: 'takeUpOutreach',
  revision: 1,
  title: 'Take up an outreach',
  hint: 'Say that you have seen it, and who goes on with it.',
  roles: ['coordinator', 'supervisor'],
  pathways: ['activeOutreach', 'naloxonePlus'],
  provenance: 'case',
  recordClass: 'service',
  decides: true,
  fields: {
    passedTo: staff('Who goes on with it?', { roles: outreachRoles, optional: true, hint: 'Left empty: you do.' }),
    remark: note('Remark', { optional: true, provenance: 'author' }),
  },
  apply(file, { passedTo }, { at, by }): CaseFile {
    if (!file.outreach) return file;
    const takenUp = { by, at, ...(passedTo !== undefined && { passedTo }) };
    return withHop({ ...file, outreach: { ...file.outreach, takenUp } }, 'coordinator', at);
  },
});
