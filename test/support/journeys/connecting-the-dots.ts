import { derivedUuid } from '#persistence/canonical';
import { begins, commandGiven, contact, day, hour, metBy, placedAt, takenIn, type Journey, type Move } from '../moves.js';
import { organisationId } from '../engine.js';
import { byPhone, consentLater, familyMet, teamGoes, teamIsBack, tried } from './visit-moves.js';

/** Tried three times and not located; the family wants no visit. */
export const notLocated: Journey = {
  title: 'Connecting the DOTS: not located in three attempts, the family declines',
  program: 'connecting-the-dots',
  pathway: 'naloxonePlus',
  begins,
  opener: 'dots-responder',
  opening: { source: 'emsOrFire', area: 'stLouisCity', overdoseAt: begins, fatal: false },
  moves: [
    ...teamGoes('dots', 'responder', 'peer'),
    tried('dots-peer', 'notLocated'),
    teamIsBack('dots'),
    byPhone('dots-peer', 'notLocated', day),
    familyMet('dots-peer', 'notReached', {}, 2 * day),
    byPhone('dots-peer', 'notLocated', day),
    familyMet('dots-peer', 'declined', {}, day),
  ],
};

const title = 'Connecting the DOTS: no slot is free, interim services and admission are late, another provider takes the person';
const slot = derivedUuid('service', 'connecting-the-dots', commandGiven(title, 0));
const asked = (more: Record<string, unknown>): Move => ({
  as: 'dots-case-manager',
  step: 'requestPlacement',
  input: () => ({ service: 'medication', treatmentProvider: organisationId('dots', 'Soulard Outpatient Clinic'), ...more }),
});

/** 45 CFR 96.126: interim services within 48 hours, admission within 14 days; lateness is told, and the person keeps the place. */
export const onTheWaitingList: Journey = {
  title,
  program: 'connecting-the-dots',
  pathway: 'officerPrevention',
  begins,
  opener: 'dots-officer',
  opening: { source: 'officerInField', area: 'stLouisCounty', contactAt: begins, offerAccepted: true, name: 'Jordan Avery' },
  given: [
    { as: 'dots-coordinator', step: 'listService', input: { treatmentProvider: organisationId('dots', 'Soulard Outpatient Clinic'), name: 'Medication slots', type: 'medication' } },
    { as: 'dots-coordinator', step: 'setCapacity', input: { place: slot, places: 0 } },
  ],
  moves: [
    ...metBy('dots'),
    ...takenIn('dots'),
    consentLater('dots-peer'),
    asked({ place: slot, injectsDrugs: true }),
    {
      as: 'dots-case-manager',
      step: 'recordInterimServices',
      lapsesFirst: true,
      subject: (file) => file.placements[0]!.id,
      input: (file, now) => ({ placement: file.placements[0]!.id, services: ['hivAndTb'], offeredAt: now }),
      after: 3 * day,
    },
    { as: 'dots-peer', step: 'addNote', standing: true, lapsesFirst: true, input: { note: 'Still waits, and still wants it' }, after: 15 * day },
    ...placedAt('dots', 'Tower Grove Treatment Center', 'treatment', 1).map((move): Move => (move.step === 'requestPlacement' ? { ...move, standing: true } : move)),
    contact('dots-peer', 'end', 7 * day + hour),
  ],
};
