import type { CaseFile } from '../case-file.js';
import type { ItemCollection } from '../fields.js';
import type { Reader } from '../may-read.js';
import type { StageId } from '../program.js';
import type { Provenance } from '../provenance.js';
import type { Role } from '../roles.js';
import { criminalJusticeConsentInForce } from '../rules/consent.rule.js';
import { localTime } from '../rules/local-time.rule.js';

/** Now, as an RFC 3339 instant and as the day of the program's zone, `YYYY-MM-DD`. */
export interface Moment {
  now: string;
  today: string;
}

/** Where the knowledge that a stage runs comes from: that somebody is being placed says that they are in treatment. */
export const stageProvenance: Record<StageId, Provenance> = {
  eligibility: 'case',
  outreach: 'case',
  familySupport: 'case',
  warmHandoff: 'case',
  intake: 'case',
  consent: 'case',
  placement: 'part2',
  abeyance: 'case',
  followUp: 'case',
};

export const collectionProvenance: Record<ItemCollection, Provenance> = {
  charges: 'police',
  conditions: 'progress',
  consents: 'case',
  placements: 'part2',
  newOffences: 'police',
};

/** A person as the reader of one case at one moment, by the calendar of the program's zone. */
export function readerOf(roles: readonly Role[], file: CaseFile, { now }: Moment, zone: string): Reader {
  return { roles, criminalJusticeConsent: criminalJusticeConsentInForce(file, now, zone) };
}

export function momentAt(now: Date, zone: string): Moment {
  const instant = now.toISOString();
  return { now: instant, today: localTime(instant, zone).date };
}
