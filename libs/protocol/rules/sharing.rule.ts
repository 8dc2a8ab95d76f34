import type { CaseFile, Share } from '../case-file.js';
import { localTime } from './local-time.rule.js';

function isInForce({ until, endedAt }: Share, at: string, zone: string): boolean {
  return endedAt === undefined && (until === undefined || localTime(at, zone).date <= until);
}

/** Whether the case is shared, at an instant (RFC 3339), with the agency of this key: through the last day in the program's zone. */
export function isSharedWith(file: Pick<CaseFile, 'sharedWith'>, agency: string, at: string, zone: string): boolean {
  return agenciesSharing(file, at, zone).includes(agency);
}

/** The purpose of the share that comes with a transfer. */
export const transferPurpose = 'transfer';

/** Keys of the agencies that the case is shared with at an instant (RFC 3339). */
export function agenciesSharing(file: Pick<CaseFile, 'sharedWith'>, at: string, zone: string): string[] {
  return (file.sharedWith ?? []).filter((share) => isInForce(share, at, zone)).map(({ agency }) => agency);
}

/**
 * What staff of another agency may perform in a case that is shared with them: they say what they have done and seen. Decisions,
 * assignments and consents stay with the agency that answers for the person.
 */
export const stepsOfAnotherAgency: readonly string[] = ['addNote', 'logEncounter'];
