import { alsoToTreatment, begins, contact, day, metBy, placedAt, takenIn, type Journey } from '../moves.js';
import { consentLater, teamGoes, teamIsBack, tried } from './visit-moves.js';

/** Clinician, paramedic and officer respond together; peers and case managers follow up. */
export const respondedTogether: Journey = {
  title: 'Longmont: clinician, paramedic and officer respond together, the person is brought to inpatient care',
  program: 'longmont-core',
  pathway: 'activeOutreach',
  begins,
  opener: 'core-responder',
  opening: { source: 'emergencyCall', area: 'longmont', seenAt: begins },
  moves: [
    ...teamGoes('core', 'clinician', 'responder', 'officer').map((move) => ({ ...move, after: 5 * 60_000, ...(move.step === 'checkIn' && { as: 'core-clinician' }) })),
    tried('core-clinician', 'engaged'),
    { ...teamIsBack('core'), as: 'core-clinician' },
    ...metBy('core'),
    ...takenIn('core'),
    consentLater('core-peer'),
    alsoToTreatment('core-peer'),
    ...placedAt('core', 'Twin Peaks Inpatient Center', 'inpatient'),
    { as: 'core-peer', step: 'recordReturnToUse', standing: true, input: { on: '2031-03-06' }, after: 2 * day },
    { as: 'core-peer', step: 'offerReEngagement', input: (_file, now) => ({ at: now, answer: 'continue' }) },
    contact('core-peer', 'continue', 7 * day),
    contact('core-peer', 'end', 30 * day),
  ],
};

/** An engaged person is not met at the handoff, twice. */
export const notMetAgain: Journey = {
  title: 'Longmont: engaged by the team, and not found at the handoff',
  program: 'longmont-core',
  pathway: 'activeOutreach',
  begins,
  opener: 'core-officer',
  opening: { source: 'emergencyCall', area: 'longmont', seenAt: begins },
  moves: [
    tried('core-clinician', 'engaged'),
    { as: 'core-officer', step: 'recordWarmHandoff', lapsesFirst: true, input: { outcome: 'notReached' } },
    { as: 'core-peer', step: 'recordWarmHandoff', lapsesFirst: true, input: { outcome: 'notReached' }, after: day },
  ],
};
