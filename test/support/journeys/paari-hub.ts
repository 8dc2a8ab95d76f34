import { begins, contact, day, metBy, placedAt, takenIn, type Journey } from '../moves.js';
import { byPhone, consentLater, teamGoes, teamIsBack, tried } from './visit-moves.js';

/** An outreach contact who becomes a self-referral: what has been done is not asked for again. */
export const asksForHelp: Journey = {
  title: 'PAARI: found by the stakeholder meeting, not located, then the person asks for help at the station',
  program: 'paari-hub',
  pathway: 'activeOutreach',
  begins,
  opener: 'paari-coordinator',
  opening: { source: 'stakeholderMeeting', area: 'hub', seenAt: begins },
  moves: [
    ...teamGoes('paari', 'peer'),
    tried('paari-peer', 'notLocated'),
    teamIsBack('paari'),
    { as: 'paari-coordinator', step: 'moveToPathway', standing: true, input: { pathway: 'selfReferral', reason: 'personAsked' } },
    ...metBy('paari'),
    ...takenIn('paari'),
    consentLater('paari-peer'),
    ...placedAt('paari', 'Quarry Street Recovery House', 'recoveryCoaching'),
    contact('paari-peer', 'continue', 7 * day),
    contact('paari-peer', 'end', 60 * day),
  ],
};

/** Already in care, moved to outreach and back: intake and plan stay, and are not asked for twice. */
export const thereAndBack: Journey = {
  title: 'PAARI: in care, lost from sight, found again by outreach, and back to where it was',
  program: 'paari-hub',
  pathway: 'selfReferral',
  begins,
  opener: 'paari-officer',
  opening: { source: 'participant', area: 'hub', askedAt: begins, name: 'Jordan Avery' },
  moves: [
    ...metBy('paari'),
    ...takenIn('paari'),
    { as: 'paari-peer', step: 'moveToPathway', standing: true, input: { pathway: 'activeOutreach', reason: 'outreachNeeded' }, after: 3 * day },
    ...teamGoes('paari', 'peer-2').map((move) => (move.step === 'checkIn' ? { ...move, as: 'paari-peer-2' } : move)),
    byPhone('paari-peer', 'engaged', 60_000),
    { ...teamIsBack('paari'), as: 'paari-peer-2' },
    { as: 'paari-peer', step: 'moveToPathway', standing: true, input: { pathway: 'selfReferral', reason: 'personAsked' } },
    consentLater('paari-peer'),
    ...placedAt('paari', 'Seaside Outpatient Care', 'medication'),
    contact('paari-peer', 'end', 7 * day),
  ],
};
