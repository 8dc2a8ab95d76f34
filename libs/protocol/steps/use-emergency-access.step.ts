import { choice, note } from '../fields.js';
import { withEmergencyAccess } from '../rules/emergency.rule.js';
import { defineStep } from '../step.js';

/**
 * In a medical emergency, in which the person's consent cannot be had, whoever helps reads what they need without one
 * (42 CFR 2.51(a)). It works at once and for a time; who, when and why is recorded (42 CFR 2.51(c)), each read under it is a
 * disclosure, and somebody else reviews it. It opens a case that the person knows of already: to find one is not its purpose.
 */
export const useEmergencyAccess = defineStep({
  id: 'useEmergencyAccess',
  revision: 1,
  title: 'Read in a medical emergency',
  hint: 'Only where the person cannot consent and somebody has to help now. It opens reading for four hours, your supervisor is told at once, and it is reviewed.',
  roles: ['peer', 'clinician', 'caseManager', 'responder', 'coordinator', 'supervisor'],
  provenance: 'care',
  overseen: true,
  recordClass: 'service',
  decides: true,
  standing: true,
  afterClosing: true,
  fields: {
    kind: choice('What kind of emergency?', { medicalEmergency: 'A medical emergency' }),
    reason: note('What has happened, and why can the person not consent?'),
  },
  apply: (file, _input, { id, by, at }) => ({ ...file, emergencyAccess: withEmergencyAccess(file, { id, by, at }) }),
});
