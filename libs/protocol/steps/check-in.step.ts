import type { CaseFile } from '../case-file.js';
import { note } from '../fields.js';
import { isSought } from '../rules/outreach.rule.js';
import { defineStep } from '../step.js';
import { doorText } from '../views/door-text.js';
import { outreachRoles } from './outreach-fields.js';

/** The team is at the address: from now on it is expected back. That a visit begins and ends so is this project's default. */
export const checkIn = defineStep({
  id: 'checkIn',
  revision: 1,
  title: 'Check in at the address',
  hint: doorText.hint,
  roles: outreachRoles,
  pathways: ['activeOutreach', 'naloxonePlus'],
  provenance: 'case',
  recordClass: 'service',
  decides: true,
  fields: { remark: note('Remark', { optional: true, provenance: 'author' }) },
  apply: (file, _input, { at, by }): CaseFile => ({ ...file, teamOut: { stage: isSought(file) ? 'outreach' : 'familySupport', by, at } }),
});
