import { derivedUuid } from '#persistence/canonical';
import { begins, commandGiven, contact, day, takenIn, type Journey, type Move } from '../moves.js';
import { organisationId } from '../engine.js';
import { consentLater, naloxoneOffered, teamGoes, teamIsBack, tried } from './visit-moves.js';

const title = 'LA DOOR: engaged by nurse and peer, all three criteria, the next free transitional bed';
const bed = derivedUuid('service', 'la-door', commandGiven(title, 0));
const housing = () => ({ serviceProvider: organisationId('door', 'Project Retreat Housing') });
const becomes = (status: string, after: number): Move => ({
  as: 'door-case-manager',
  step: 'updateReferral',
  subject: (file) => file.placements[0]!.id,
  input: (file) => ({ placement: file.placements[0]!.id, status }),
  after,
});

/** Nurse and peers, no officer; beds are counted, and given in the order of the list. */
export const nextFreeBed: Journey = {
  title,
  program: 'la-door',
  pathway: 'activeOutreach',
  begins,
  opener: 'door-peer',
  opening: { source: 'dropInCentre', area: 'southLa', seenAt: begins },
  given: [
    { as: 'door-coordinator', step: 'listService', input: { ...housing(), name: 'Two duplexes', type: 'transitionalHousing' } },
    { as: 'door-coordinator', step: 'setCapacity', input: { place: bed, places: 0 } },
  ],
  moves: [
    ...teamGoes('door', 'nurse', 'peer'),
    tried('door-peer', 'engaged'),
    naloxoneOffered('door-peer', 'declined'),
    teamIsBack('door'),
    { as: 'door-case-manager', step: 'confirmEligibility', input: { decision: 'eligible', criteria: ['justiceInvolvement', 'healthChallenge', 'livesInArea'] } },
    ...takenIn('door'),
    consentLater('door-peer'),
    { as: 'door-case-manager', step: 'requestPlacement', input: { ...housing(), service: 'transitionalHousing', place: bed } },
    { as: 'door-coordinator', step: 'setCapacity', forProgram: true, input: { place: bed, places: 1 }, after: 2 * day },
    becomes('inProgress', day),
    contact('door-peer', 'continue', 7 * day),
    contact('door-peer', 'continue', 30 * day),
    contact('door-peer', 'continue', 60 * day),
  ],
};

const freeBed = 'LA DOOR: a transitional bed is free at once';
const free = derivedUuid('service', 'la-door', commandGiven(freeBed, 0));

/** A bed that is free is given with the request. */
export const bedAtOnce: Journey = {
  ...nextFreeBed,
  title: freeBed,
  given: [
    { as: 'door-coordinator', step: 'listService', input: { ...housing(), name: 'A third duplex', type: 'transitionalHousing' } },
    { as: 'door-coordinator', step: 'setCapacity', input: { place: free, places: 1 } },
  ],
  moves: nextFreeBed.moves.flatMap((move): Move[] => {
    if (move.forProgram) return [];
    if (move.step !== 'requestPlacement') return [move];
    return [{ ...move, input: () => ({ ...housing(), service: 'transitionalHousing', place: free }) }];
  }),
};
