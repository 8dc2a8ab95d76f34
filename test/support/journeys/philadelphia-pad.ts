import { begins, contact, day, metBy, takenIn, type Journey } from '../moves.js';
import { consentLater, noPlaceNow } from './visit-moves.js';

/** Social and outreach referral by an officer, without any charge: most people who take part. */
export const socialReferral: Journey = {
  title: 'PAD: a social referral, nobody free at first, follow-up until the person asks for no more',
  program: 'philadelphia-pad',
  pathway: 'officerPrevention',
  begins,
  opener: 'pad-officer',
  opening: { source: 'officerInField', area: '39', contactAt: begins, offerAccepted: true, name: 'Jordan Avery' },
  moves: [
    { as: 'pad-peer', step: 'declineHandoffRequest', input: { reason: 'withSomebody' }, after: 60_000 },
    ...metBy('pad'),
    ...takenIn('pad'),
    consentLater('pad-peer'),
    noPlaceNow('pad-peer'),
    contact('pad-peer', 'continue', 7 * day),
    contact('pad-peer', 'continue', 14 * day),
    contact('pad-peer', 'end', 400 * day),
  ],
};
