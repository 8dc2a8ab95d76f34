import { dateTime, staff } from '../fields.js';
import { credentialProblems } from '../rules/assignment.rule.js';
import { defineStep } from '../step.js';

/** The peer on call says who comes and when; the officer is shown it. Silence passes the request on to the next. */
export const acceptHandoff = defineStep({
  id: 'acceptHandoff',
  revision: 1,
  title: 'Take the handoff',
  hint: 'Say who comes and when: somebody waits for this answer.',
  roles: ['peer', 'supervisor'],
  provenance: 'case',
  recordClass: 'service',
  fields: {
    coming: staff('Who is coming?', { roles: ['peer'] }),
    arrivesAt: dateTime('When?', { earliest: 'now' }),
  },
  check: ({ input, ...context }) => credentialProblems(context, input.coming, 'coming'),
  apply: (file, { coming, arrivesAt }) => ({
    ...file,
    handoff: { ...file.handoff, passedOn: 0, coming: { staffId: coming, at: arrivesAt } },
  }),
  lapse: (file) => ({ ...file, handoff: { ...file.handoff, passedOn: file.handoff.passedOn + 1 } }),
});
