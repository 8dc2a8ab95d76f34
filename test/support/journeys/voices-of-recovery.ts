import { begins, contact, day, placedAt, takenIn, type Journey } from '../moves.js';
import { consentLater, familyMet, naloxoneOffered, teamGoes, teamIsBack, tried } from './visit-moves.js';

/** The sheriff's coordinator, the Health Department, the peers: at once to the address, and the family too. */
export const peersAtOnce: Journey = {
  title: 'Voices of Recovery: peers go out at once after an overdose, person and family accept help',
  program: 'voices-of-recovery',
  pathway: 'naloxonePlus',
  begins,
  opener: 'vor-feed',
  opening: { source: 'overdoseNotice', area: 'elkton', overdoseAt: begins, fatal: false, naloxoneDoses: 2, place: 'Near the marina' },
  moves: [
    ...teamGoes('vor', 'peer', 'peer-2'),
    tried('vor-peer', 'engaged'),
    naloxoneOffered('vor-peer', 'hasSome'),
    familyMet('vor-peer', 'supported', { offered: ['peerSupport', 'information'] }),
    teamIsBack('vor'),
    ...takenIn('vor'),
    consentLater('vor-peer'),
    ...placedAt('vor', 'Susquehanna Recovery House', 'recoverySupport'),
    contact('vor-peer', 'continue', 7 * day),
    contact('vor-peer', 'end', 14 * day),
  ],
};
