import { begins, contact, day, hour, metBy, placedAt, takenIn, type Journey, type Move } from '../moves.js';
import { consentLater, naloxoneOffered, teamGoes, teamIsBack, tried } from './visit-moves.js';

const person = { name: 'Jordan Avery', whereNow: 'Behind the bus station' };

const supported = (minutes: number): Move => ({
  as: 'wv-peer',
  step: 'logEncounter',
  standing: true,
  input: (_file, now) => ({ at: now, support: ['emotional', 'informational'], minutes, outcome: 'talked' }),
});

/** Six responses in three days; the peer talks for 30 minutes, offers detox, then a treatment center is accepted. */
export const sixResponses: Journey = {
  title: 'Police and Peers: six responses in three days, a treatment center accepted after a talk of 30 minutes',
  program: 'west-virginia-police-and-peers',
  pathway: 'officerPrevention',
  begins,
  opener: 'wv-officer',
  opening: { source: 'repeatContacts', area: 'county', contactAt: begins, offerAccepted: true, criteria: ['nonviolent', 'notLawEnforcement'], ...person },
  moves: [
    ...metBy('wv'),
    supported(30),
    ...takenIn('wv'),
    consentLater('wv-peer'),
    ...placedAt('wv', 'Riverbend Detox Center', 'withdrawalManagement').slice(0, 1),
    {
      as: 'wv-peer',
      step: 'updateReferral',
      subject: (file) => file.placements[0]!.id,
      input: (file) => ({ placement: file.placements[0]!.id, status: 'cancelled', reason: 'personDeclined' }),
    },
    ...placedAt('wv', 'Elk River Treatment Center', 'treatmentCenter', 1),
    { as: 'wv-peer', step: 'recordTransport', standing: true, input: (_file, now) => ({ transport: 'peerDrove', at: now }) },
    { as: 'wv-case-manager', step: 'recordHelpGiven', standing: true, input: { on: '2031-03-05', help: [{ kind: 'clothing' }] }, after: 2 * day },
    contact('wv-peer', 'continue', 7 * day),
    contact('wv-peer', 'end', 30 * day),
  ],
};

/** From an engagement event to detox, to treatment, to a recovery residence. */
export const engagementEvent: Journey = {
  title: 'Police and Peers: from an engagement event to detox, treatment, and a recovery residence',
  program: 'west-virginia-police-and-peers',
  pathway: 'activeOutreach',
  begins,
  opener: 'wv-peer',
  opening: { source: 'engagementEvent', area: 'county', seenAt: begins, ...person },
  moves: [
    ...teamGoes('wv', 'peer'),
    tried('wv-peer', 'engaged'),
    naloxoneOffered('wv-peer', 'hasSome'),
    teamIsBack('wv'),
    ...takenIn('wv'),
    consentLater('wv-peer'),
    ...placedAt('wv', 'Riverbend Detox Center', 'withdrawalManagement'),
    contact('wv-peer', 'placement', 7 * day),
    ...placedAt('wv', 'Elk River Treatment Center', 'treatmentCenter', 1),
    contact('wv-peer', 'placement', 28 * day),
    ...placedAt('wv', 'Hilltop Recovery Residence', 'recoveryResidence', 2),
    contact('wv-peer', 'continue', 14 * day),
    contact('wv-peer', 'end', 90 * day),
  ],
};

/** Fast-track access on release: shelter and food, recovery housing, then training. */
export const onRelease: Journey = {
  title: 'Police and Peers: referred by a public defender on release, shelter and food first, then a recovery residence',
  program: 'west-virginia-police-and-peers',
  pathway: 'selfReferral',
  begins,
  opener: 'wv-coordinator',
  opening: { source: 'publicDefender', area: 'county', askedAt: begins, ...person },
  moves: [
    ...metBy('wv'),
    ...takenIn('wv'),
    consentLater('wv-peer'),
    ...placedAt('wv', 'Hilltop Recovery Residence', 'shelterAndFood'),
    contact('wv-peer', 'placement', 3 * day),
    ...placedAt('wv', 'Hilltop Recovery Residence', 'recoveryResidence', 1),
    contact('wv-peer', 'continue', 14 * day),
    { as: 'wv-peer', step: 'closeCase', input: { reason: 'goalsReached' }, after: 60 * day + hour },
  ],
};
