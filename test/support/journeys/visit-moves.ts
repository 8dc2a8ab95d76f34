import { staffId } from '../engine.js';
import { hour, type Move } from '../moves.js';

/** Somebody takes the outreach up, the scene is declared safe, these people are sent, and one of them checks in. */
export function teamGoes(site: string, ...accounts: readonly string[]): Move[] {
  return [{ as: `${site}-coordinator`, step: 'takeUpOutreach', after: 60_000 }, ...teamGoesAgain(site, ...accounts)];
}

/** The next visit: before each one the scene is declared safe again. */
export function teamGoesAgain(site: string, ...accounts: readonly string[]): Move[] {
  return [
    { as: `${site}-coordinator`, step: 'declareSceneSafe', input: { scene: 'safe' } },
    { as: `${site}-coordinator`, step: 'sendTeam', input: () => ({ members: accounts.map((account) => ({ person: staffId(`${site}-${account}`) })) }) },
    { as: `${site}-peer`, step: 'checkIn' },
  ];
}

export const teamIsBack = (site: string): Move => ({ as: `${site}-peer`, step: 'checkOut', input: { team: 'well' }, after: hour / 2 });

export const tried = (as: string, outcome: string, after = hour / 4): Move => ({
  as,
  step: 'recordContactAttempt',
  input: (_file, now) => ({ at: now, method: 'inPerson', outcome }),
  after,
});

export const byPhone = (as: string, outcome: string, after: number): Move => ({
  as,
  step: 'recordContactAttempt',
  input: (_file, now) => ({ at: now, method: 'phone', outcome }),
  after,
});

export const naloxoneOffered = (as: string, answer: 'declined' | 'hasSome'): Move => ({ as, step: 'recordNaloxone', input: { to: 'person', answer }, after: 60_000 });

export const familyMet = (as: string, outcome: string, more: Record<string, unknown> = {}, after = hour): Move => ({
  as,
  step: 'recordFamilyContact',
  input: (_file, now) => ({ at: now, method: 'inPerson', outcome, ...more }),
  after,
});

export const consentLater = (as: string): Move => ({ as, step: 'deferConsent', input: { reason: 'notNow' } });

export const noPlaceNow = (as: string): Move => ({ as, step: 'concludePlacement', input: { reason: 'notNow' } });
