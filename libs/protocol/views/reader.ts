import type { CaseFile } from '../case-file.js';
import type { ItemCollection } from '../fields.js';
import type { StageId } from '../program.js';
import type { Held } from '../rules/disclosure.rule.js';
import { localTime } from '../rules/local-time.rule.js';

/**
 * What being told of something tells by itself; absent where it is no more than that the case goes on. That a defender is asked
 * to answer, or a prosecutor to review, says that a condition was missed: as far as how conditions stand is told (42 CFR 2.35).
 */
export function heldByNotice({ kind, subject }: { kind: string; subject: string | null }, { charges }: Pick<CaseFile, 'charges'>): Held | undefined {
  const isOfCondition = kind === 'conditionMissed' || (kind === 'reviewAsked' && subject !== null && !charges.some(({ id }) => id === subject));
  return isOfCondition ? heldByCollection.conditions : undefined;
}

/** Now, as an RFC 3339 instant and as the day of the program's zone, `YYYY-MM-DD`. */
export interface Moment {
  now: string;
  today: string;
}

/** Where the knowledge that a stage runs comes from: that somebody is being placed says that they are in treatment. */
const stages: Record<StageId, Held> = {
  eligibility: { provenance: 'case' },
  outreach: { provenance: 'case' },
  familySupport: { provenance: 'case' },
  warmHandoff: { provenance: 'case' },
  intake: { provenance: 'case' },
  // That a consent is asked for says to whom something would be disclosed.
  consent: { provenance: 'care' },
  placement: { provenance: 'part2', scope: 'participation' },
  abeyance: { provenance: 'case', justice: true },
  followUp: { provenance: 'case' },
};

export const stageIds = Object.keys(stages) as StageId[];

export function isStage(name: string): name is StageId {
  return Object.hasOwn(stages, name);
}

/** A stage that this code does not know is read as strictly as treatment. */
export function heldByStage(stage: string): Held {
  return isStage(stage) ? stages[stage] : { provenance: 'part2' };
}

/** Who answers for the person, by role: that a clinician does says that they are in treatment (42 CFR 2.13). */
export function heldByRole(role: string): Held {
  return role === 'clinician' ? { provenance: 'care', overseen: true } : { provenance: 'case' };
}

/** Where the items of a collection come from. */
export const heldByCollection: Record<ItemCollection, Held> = {
  charges: { provenance: 'police' },
  conditions: { provenance: 'progress', scope: 'conditions' },
  consents: { provenance: 'case' },
  recipients: { provenance: 'case' },
  placements: { provenance: 'part2', scope: 'participation' },
  newOffences: { provenance: 'police' },
  emergencyAccess: { provenance: 'care', overseen: true },
  sharedWith: { provenance: 'case' },
};

export function momentAt(now: Date, zone: string): Moment {
  const instant = now.toISOString();
  return { now: instant, today: localTime(instant, zone).date };
}
