import type { CaseFile, EmergencyAccess } from '../case-file.js';
import { isBefore } from './local-time.rule.js';

const hour = 60 * 60_000;

/** How long one emergency access opens reading, and how soon it is to be reviewed, in milliseconds: unsourced, this project's defaults. */
export const emergencyAccessFor = 4 * hour;
export const emergencyReviewWithin = 48 * hour;

export function isReviewed({ reviewedAt }: EmergencyAccess): boolean {
  return reviewedAt !== undefined;
}

/** The accesses with one more; those that have been reviewed and are over are in the log alone. */
export function withEmergencyAccess({ emergencyAccess = [] }: CaseFile, added: Pick<EmergencyAccess, 'id' | 'by' | 'at'>): EmergencyAccess[] {
  const goesOn = (access: EmergencyAccess) => !isReviewed(access) || isBefore(added.at, access.until);
  return [...emergencyAccess.filter(goesOn), { ...added, until: later(added.at, emergencyAccessFor) }];
}

/** Until when each is to be reviewed, by its id, RFC 3339. */
export function reviewsDue({ emergencyAccess = [] }: Pick<CaseFile, 'emergencyAccess'>): ReadonlyMap<string, string> {
  return new Map(emergencyAccess.filter((access) => !isReviewed(access)).map(({ id, at }) => [id, later(at, emergencyReviewWithin)]));
}

export function later(at: string, milliseconds: number): string {
  return new Date(Date.parse(at) + milliseconds).toISOString();
}
