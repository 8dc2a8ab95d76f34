import { choice, date, text, yesNo } from '../fields.js';
import { stageSettings } from '../stage-settings.js';
import { defineStep } from '../step.js';
import { services } from './program-options.js';

const routing = 'a service that the person receives already is shown before a referral is made';

/** Enhance, do not duplicate: what the person receives already is known before anything is asked for (West Virginia Police and Peers, concept paper). */
export const recordServiceReceived = defineStep({
  id: 'recordServiceReceived',
  revision: 1,
  title: 'Record a service that the person receives already',
  hint: 'From anybody: it is shown before a referral is made.',
  roles: ['peer', 'caseManager', 'clinician', 'coordinator'],
  provenance: 'part2',
  scope: 'servicePlan',
  recordClass: 'service',
  standing: true,
  openWhen: (file, program) => stageSettings(program, file.pathwayId, 'placement') !== undefined,
  fields: {
    service: choice('Which service?', services, { routing }),
    received: yesNo('Does the person receive it now?', { routing }),
    from: text('From whom?', { optional: true }),
    since: date('Since when?', { optional: true, personal: true, latest: 'today' }),
  },
  apply(file, { service, received }) {
    const others = (file.received ?? []).filter((other) => other !== service);
    return { ...file, received: received ? [...others, service] : others };
  },
});
