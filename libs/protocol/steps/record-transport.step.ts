import { choice, dateTime, place } from '../fields.js';
import { defineStep } from '../step.js';
import { transportModes } from './record-warm-handoff.step.js';

/** Transport to services is part of the team's work, outside business hours too (National Council for Mental Wellbeing 2021, "Protocols and Procedures"). */
export const recordTransport = defineStep({
  id: 'recordTransport',
  revision: 1,
  title: 'Record a transport',
  hint: 'Each time the team takes the person somewhere.',
  roles: ['officer', 'responder', 'peer', 'caseManager', 'coordinator'],
  provenance: 'case',
  recordClass: 'service',
  standing: true,
  fields: {
    transport: choice('How?', transportModes),
    from: place('From', { optional: true, provenance: 'author' }),
    to: place('To', { provenance: 'author' }),
    at: dateTime('When?', { latest: 'now' }),
  },
  apply: (file, { transport }) => ({ ...file, handoff: { ...file.handoff, transport } }),
});
