import { choice, entry, note, organisation, yesNo, type OptionSource } from '../fields.js';
import { hasEnded, receives } from '../rules/referral.rule.js';
import { stageSettings } from '../stage-settings.js';
import { defineStep } from '../step.js';
import { services } from './program-options.js';

const routing = 'the referral is followed until the provider has answered';

/** A service that the person receives already is shown as such before a referral is made. */
const servicesWithReceived: OptionSource = (context) =>
  services(context).map((option) => (receives(context.file, option.value) ? { ...option, label: `${option.label} (received already)` } : option));

/**
 * A placement referral, followed to its end: a closed loop (HL7 SDOH Clinical Care referral Task). A service that the person
 * receives already is not asked for again without a reason: enhance, do not duplicate (West Virginia Police and Peers,
 * concept paper).
 */
export const requestPlacement = defineStep({
  id: 'requestPlacement',
  revision: 1,
  title: 'Ask a provider for a place',
  hint: 'One referral at a time; several may be open side by side.',
  roles: ['peer', 'caseManager', 'clinician', 'coordinator'],
  provenance: 'part2',
  scope: 'participation',
  recordClass: 'service',
  decides: true,
  standing: true,
  rings: true,
  discloses: { to: ['treatmentProvider', 'serviceProvider'], as: 'provider', scope: 'participation' },
  openWhen: (file, program) => file.intake !== undefined && stageSettings(program, file.pathwayId, 'placement') !== undefined,
  fields: {
    service: choice('Which service?', servicesWithReceived, { routing }),
    treatmentProvider: organisation('Treatment provider', { type: 'treatment', optional: true, routing }),
    serviceProvider: organisation('Other service provider', { type: 'services', optional: true, routing }),
    place: entry('Which bed or slot?', {
      of: 'countedServices',
      optional: true,
      routing: 'the person stands on the waiting list until a bed or slot is free',
      hint: 'Where beds or slots are counted here; the first who waits gets the next one that is free.',
    }),
    injectsDrugs: yesNo('Does the person inject drugs?', { optional: true, routing: 'admission then has a last day (45 CFR 96.126)' }),
    duplicateBecause: choice(
      'Why, though the person receives this already?',
      {
        moreNeeded: 'What there is does not suffice',
        nextStep: 'It is the next step',
        change: 'The person wants to change',
        ending: 'What there is comes to an end',
        other: 'Another reason',
      },
      { optional: true, routing: 'a duplicate is made only for a reason' },
    ),
    remark: note('What should the provider know?', { optional: true }),
  },
  check({ file, input }) {
    const providers = [input.treatmentProvider, input.serviceProvider].filter((provider) => provider !== undefined);
    if (providers.length === 0) return [{ code: 'PLACEMENT.PROVIDER_MISSING', message: 'Choose a provider.', field: 'treatmentProvider' }];
    if (providers.length > 1) {
      return [{ code: 'PLACEMENT.ONE_PROVIDER', message: 'A referral goes to one provider.', field: 'serviceProvider' }];
    }
    if (file.placements.length >= 20) return [{ code: 'PLACEMENT.TOO_MANY', message: 'A case holds 20 referrals at most.' }];
    const { service, place, duplicateBecause } = input;
    const same = file.placements.filter((placement) => placement.provider === providers[0] && placement.service === service && placement.place === place);
    if (same.some((placement) => !hasEnded(placement))) {
      return [{ code: 'PLACEMENT.ALREADY_OPEN', message: 'This provider has been asked for this service already.', field: 'service' }];
    }
    if (!receives(file, service) || duplicateBecause !== undefined) return [];
    return [{ code: 'PLACEMENT.DUPLICATE', message: 'The person receives this already: say why it is asked for again.', field: 'duplicateBecause' }];
  },
  apply(file, { service, treatmentProvider, serviceProvider, place, injectsDrugs }, { id, at }) {
    const provider = treatmentProvider ?? serviceProvider ?? '';
    const waiting = place === undefined ? {} : { place, waitingSince: at, ...(injectsDrugs === true && ({ injects: true } as const)) };
    return { ...file, placements: [...file.placements, { id, provider, service, status: 'requested', ...waiting }] };
  },
});
