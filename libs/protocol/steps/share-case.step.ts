import { choice, date, entry, note } from '../fields.js';
import { isSharedWith } from '../rules/sharing.rule.js';
import { defineStep } from '../step.js';

/** Purposes of a share; unsourced: no source states a list. */
export const sharePurposes = {
  coordination: 'Coordination of services',
  jointResponse: 'Responding together',
  moved: 'The person has moved',
} as const;

/**
 * Another agency that runs here knows of the case from now on. It opens what no consent is needed for; what comes from treatment is
 * disclosed to whoever a consent names, and to nobody else (42 CFR 2.31).
 */
export const shareCase = defineStep({
  id: 'shareCase',
  revision: 1,
  title: 'Share the case with another agency',
  hint: 'Its staff read what needs no consent, and add notes and encounters. What comes from treatment they read only if a consent names them.',
  roles: ['coordinator'],
  provenance: 'case',
  recordClass: 'service',
  decides: true,
  standing: true,
  fields: {
    agency: entry('With which agency?', { of: 'agencies' }),
    purpose: choice('For what?', sharePurposes),
    until: date('Until when?', { earliest: 'today', optional: true, hint: 'The last day. Until somebody ends it, if you leave it empty.' }),
    reason: note('Reason'),
  },
  check({ file, input, at, program }) {
    if (!isSharedWith(file, input.agency, at, program.zone)) return [];
    return [{ code: 'SHARE.STANDING', message: 'The case is shared with this agency already.', field: 'agency' }];
  },
  apply: (file, { agency, purpose, until }, { id, at, by }) => ({
    ...file,
    sharedWith: [...(file.sharedWith ?? []), { id, agency, purpose, by, at, ...(until !== undefined && { until }) }],
  }),
});
