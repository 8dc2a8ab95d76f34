import { choice, code, date, staff } from '../fields.js';
import { certificates } from '../professions.js';
import { defineProgramStep } from '../program-step.js';
import { overseers, people } from './working-roles.js';

/**
 * What a peer holds is recorded one by one, because it is checked one by one before assignment (West Virginia Police and
 * Peers, concept paper). The same credential of the same day again: its expiry and evidence are put right.
 */
export const recordCredential = defineProgramStep({
  id: 'recordCredential',
  revision: 1,
  title: 'Record a credential',
  hint: 'As its certificate says. Without an expiry date it does not run out.',
  roles: overseers,
  provenance: 'case',
  recordClass: 'service',
  fields: {
    person: staff('Whose?', { roles: people }),
    credential: choice('Which?', certificates),
    obtainedOn: date('Obtained on', { latest: 'today' }),
    expiresOn: date('Last day on which it is in force', { optional: true }),
    evidence: code('Number of the certificate', { optional: true }),
  },
  check({ input: { obtainedOn, expiresOn } }) {
    if (expiresOn === undefined || expiresOn >= obtainedOn) return [];
    return [{ code: 'CREDENTIAL.ENDS_BEFORE_IT_BEGINS', message: 'It cannot run out before it was obtained', field: 'expiresOn' }];
  },
});
