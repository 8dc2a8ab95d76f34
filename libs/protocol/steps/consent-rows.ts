import { choice, list, organisation, text, yesNo } from '../fields.js';
import { recipientClasses } from '../rules/consent.rule.js';

const routing = 'to whom may be disclosed';

/** The person may let another agency that works on the case know what comes from treatment (42 CFR 2.31(a)(4)). */
const alsoShared = { ofShares: true, optional: true, routing } as const;

/** Recipients, each an organisation or a class: so that each can be revoked alone (42 CFR 2.31(a)(4)). */
export const recipientList = () =>
  list(
    'To whom?',
    {
      class: choice('A class of persons', recipientClasses, { optional: true, routing }),
      treatmentProvider: organisation('Or a treatment provider', { type: 'treatment', ...alsoShared }),
      serviceProvider: organisation('Or another service provider', { type: 'services', ...alsoShared }),
      peerOrganisation: organisation('Or a peer support organisation', { type: 'peerSupport', ...alsoShared }),
      policeAgency: organisation('Or a police agency', { type: 'police', ...alsoShared }),
      court: organisation('Or a court', { type: 'court', ...alsoShared }),
      name: text('Name', { optional: true, hint: 'Where it is somebody outside the program.' }),
      isIntermediary: yesNo('Does it pass on to its own members?', { optional: true, routing, hint: 'A health information exchange, for example.' }),
      members: text('Its members, or their class', { optional: true, hint: 'Where it passes on to them.' }),
    },
    { max: 10 },
  );
