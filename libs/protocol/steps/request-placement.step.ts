import { choice, note, organisation } from '../fields.js';
import { hasEnded } from '../rules/referral.rule.js';
import { defineStep } from '../step.js';
import { services } from './program-options.js';

const routing = 'the referral is followed until the provider has answered';

/** A placement referral, followed to its end: a closed loop (HL7 SDOH Clinical Care referral Task). */
export const requestPlacement = defineStep({
  id: 'requestPlacement',
  revision: 1,
  title: 'Ask a provider for a place',
  hint: 'One referral at a time; several may be open side by side.',
  roles: ['peer', 'caseManager', 'clinician', 'coordinator'],
  provenance: 'part2',
  recordClass: 'service',
  decides: true,
  standing: true,
  rings: true,
  openWhen: (file, program) => file.intake !== undefined && program.pathways.officerIntervention.stages.placement !== undefined,
  fields: {
    service: choice('Which service?', services, { routing }),
    treatmentProvider: organisation('Treatment provider', { type: 'treatment', optional: true, routing }),
    serviceProvider: organisation('Other service provider', { type: 'services', optional: true, routing }),
    remark: note('What should the provider know?', { optional: true }),
  },
  check({ file, input }) {
    const providers = [input.treatmentProvider, input.serviceProvider].filter((provider) => provider !== undefined);
    if (providers.length === 0) return [{ code: 'PLACEMENT.PROVIDER_MISSING', message: 'Choose a provider.', field: 'treatmentProvider' }];
    if (providers.length > 1) {
      return [{ code: 'PLACEMENT.ONE_PROVIDER', message: 'A referral goes to one provider.', field: 'serviceProvider' }];
    }
    if (file.placements.length >= 20) return [{ code: 'PLACEMENT.TOO_MANY', message: 'A case holds 20 referrals at most.' }];
    const same = file.placements.find(({ provider, service }) => provider === providers[0] && service === input.service);
    if (!same || hasEnded(same)) return [];
    return [{ code: 'PLACEMENT.ALREADY_OPEN', message: 'This provider has been asked for this service already.', field: 'service' }];
  },
  apply(file, { service, treatmentProvider, serviceProvider }, { id }) {
    const provider = treatmentProvider ?? serviceProvider ?? '';
    return { ...file, placements: [...file.placements, { id, provider, service, status: 'requested' }] };
  },
});
