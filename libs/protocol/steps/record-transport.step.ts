import { choice, dateTime, item, place } from '../fields.js';
import { hasEnded } from '../rules/referral.rule.js';
import { defineStep } from '../step.js';
import { transportModes } from './record-warm-handoff.step.js';

/**
 * Transport to services is part of the team's work, outside business hours too (National Council for Mental Wellbeing 2021,
 * "Protocols and Procedures"). Where it goes to tells of treatment as the referral does, whoever drives: whoever may not read
 * the one does not read the other.
 */
export const recordTransport = defineStep({
  id: 'recordTransport',
  revision: 1,
  title: 'Record a transport',
  hint: 'Each time the team takes the person somewhere.',
  roles: ['officer', 'responder', 'peer', 'caseManager', 'coordinator'],
  provenance: 'case',
  scope: 'participation',
  recordClass: 'service',
  standing: true,
  fields: {
    transport: choice('How?', transportModes),
    from: place('From', { optional: true, provenance: 'part2' }),
    to: place('To', { provenance: 'part2' }),
    at: dateTime('When?', { latest: 'now' }),
    placement: item('For which referral?', 'placements', { optional: true, provenance: 'part2', where: (placement) => !hasEnded(placement) }),
  },
  apply: (file, { transport }) => ({ ...file, handoff: { ...file.handoff, transport } }),
});
