import { randomUUID } from 'node:crypto';
import { organisationIdOf, staffIdOf } from '#persistence/seed';
import { benchProgram } from './bench-program.js';

export interface Step {
  as: string;
  step: string;
  /** `referral`: the id of the case's referral, once there is one. */
  input: (referral: string) => Record<string, unknown>;
}

const agency = benchProgram.agency;
const day = 24 * 3_600_000;
const dateIn = (days: number): string => new Date(Date.now() + days * day).toISOString().slice(0, 10);
const momentsAgo = (): string => new Date(Date.now() - 60_000).toISOString();

export const opening = {
  as: 'door-officer',
  input: () => ({
    contactAt: momentsAgo(),
    district: 'southLa',
    ageBand: 'from25to34',
    criteria: ['justiceInvolvement', 'healthChallenge', 'livesInArea'],
    charges: [{ class: 'drugPossession', title: 'Possession of a controlled substance' }],
    incidentNumber: '31-004512',
    offerAccepted: true,
    // Another person each time: people of one name wait for each other while they are being recognized.
    name: `Jordan Avery ${randomUUID()}`,
    birthDate: '2001-05-09',
    whereNow: 'In front of the library',
  }),
};

const contact = (): Record<string, unknown> => ({ at: momentsAgo(), reached: 'reached', method: 'phone', wish: 'continue' });
const becomes = (status: string) => (referral: string) => ({ placement: referral, status });

/** The ten human steps, by the people whose they are. */
export const steps: readonly Step[] = [
  { as: 'door-peer', step: 'confirmEligibility', input: () => ({ decision: 'eligible' }) },
  { as: 'door-peer', step: 'recordIntake', input: () => ({ needs: ['treatment', 'housing'] }) },
  { as: 'door-case-manager', step: 'agreeServicePlan', input: () => ({ goals: [{ area: 'treatment', goal: 'Start medication' }], agreed: true }) },
  { as: 'door-peer', step: 'deferConsent', input: () => ({ reason: 'notNow' }) },
  {
    as: 'door-case-manager',
    step: 'requestPlacement',
    input: () => ({ service: 'treatment', treatmentProvider: organisationIdOf(agency, 'Crenshaw Outpatient Center') }),
  },
  { as: 'door-case-manager', step: 'updateReferral', input: becomes('accepted') },
  { as: 'door-case-manager', step: 'updateReferral', input: becomes('inProgress') },
  { as: 'door-peer', step: 'recordFollowUpContact', input: contact },
  {
    as: 'door-court-liaison',
    step: 'setConditions',
    input: () => ({
      conditions: [{ kind: 'attend', text: 'Go to the meetings that you agreed on', due: dateIn(25), coversReturnToUse: false }],
      owner: staffIdOf(agency, 'door-prosecutor'),
    }),
  },
  { as: 'door-court-liaison', step: 'signConditions', input: () => ({ explained: true, signature: 'Jordan Avery', signedOn: dateIn(-1) }) },
];

/** The step that begins a referral: the referral's id is its command's. */
export const referringStep = 'requestPlacement';

/** What stands open for 30 days, with a timer, when all ten are done. */
export const lastWait = 'decideCharge';

export const note = { as: 'door-peer', step: 'addNote', input: () => ({ note: 'Spoke about the next days, and what would help.' }) };
