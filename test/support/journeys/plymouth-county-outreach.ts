import { begins, contact, day, hour, takenIn, type Journey } from '../moves.js';
import { consentLater, familyMet, naloxoneOffered, noPlaceNow, teamGoes, teamGoesAgain, teamIsBack, tried } from './visit-moves.js';

/** The visit's window closes 72 hours after the overdose; the visit is made late, never not at all. */
export const visitedLate: Journey = {
  title: 'Plymouth: the visit is missed after 72 hours and made late, the family accepts support',
  program: 'plymouth-county-outreach',
  pathway: 'naloxonePlus',
  begins,
  opener: 'pco-coordinator',
  opening: { source: 'overdoseNotice', area: 'plymouth', homeArea: 'brockton', overdoseAt: begins, fatal: false },
  moves: [
    ...teamGoes('pco', 'officer', 'peer'),
    tried('pco-peer', 'notLocated', 14 * hour),
    teamIsBack('pco'),
    ...teamGoesAgain('pco', 'officer', 'case-manager').map((move, index) => (index === 0 ? { ...move, after: 4 * day, lapsesFirst: true as const } : move)),
    tried('pco-case-manager', 'engaged'),
    naloxoneOffered('pco-case-manager', 'declined'),
    teamIsBack('pco'),
    familyMet('pco-peer', 'supported', { offered: ['griefResources'] }),
    ...takenIn('pco'),
    consentLater('pco-peer'),
    noPlaceNow('pco-peer'),
    contact('pco-peer', 'end', 7 * day),
  ],
};

/** Nobody is found within the window: it closes before any attempt. */
export const windowMissed: Journey = {
  title: 'Plymouth: nobody is sent within 72 hours, the person asks for no help when reached',
  program: 'plymouth-county-outreach',
  pathway: 'naloxonePlus',
  begins,
  opener: 'pco-responder',
  opening: { source: 'overdoseNotice', area: 'wareham', overdoseAt: begins, fatal: false },
  moves: [
    { as: 'pco-coordinator', step: 'takeUpOutreach', lapsesFirst: true, after: 3 * day + hour },
    tried('pco-peer', 'declined'),
    naloxoneOffered('pco-peer', 'declined'),
    familyMet('pco-peer', 'noFamilyKnown', { method: 'other' }),
  ],
};

/** After a death the family is visited at 4 to 6 weeks. */
export const afterADeath: Journey = {
  title: 'Plymouth: after a death the family is visited late, after six weeks',
  program: 'plymouth-county-outreach',
  pathway: 'naloxonePlus',
  begins,
  opener: 'pco-coordinator',
  opening: { source: 'overdoseNotice', area: 'hingham', overdoseAt: begins, fatal: true },
  moves: [
    familyMet('pco-peer', 'notReached', {}, 30 * day),
    { as: 'pco-peer', step: 'checkIn', lapsesFirst: true, after: 14 * day },
    familyMet('pco-peer', 'supported', { offered: ['griefResources', 'peerSupport'] }),
    { ...teamIsBack('pco'), lapsesFirst: true, after: 3 * hour },
  ],
};
