import type { CredentialKind, Profession, TrainingKind } from './professions.js';
import type { Role } from './roles.js';

/** What a person holds, and for how long: calendar days, `YYYY-MM-DD`, the last one included. */
export interface Held<Kind extends string> {
  kind: Kind;
  from: string;
  /** Never runs out, if absent. */
  until?: string;
}

/** What rules may know of a member of staff who is chosen for something. */
export interface StaffFacts {
  roles: readonly Role[];
  professions: readonly Profession[];
  /** Works for a Part 2 program. */
  part2: boolean;
  credentials: readonly Held<CredentialKind>[];
  trainings: readonly Held<TrainingKind>[];
  /** Open cases in which this person is the assigned peer, besides the one that the step is about. */
  openCases: number;
}

/** By staff id: everybody whom the input names. */
export type FactsOfStaff = ReadonlyMap<string, StaffFacts>;

/** Whether something of the kind is in force on that day; else whether it once was. */
export function holding<Kind extends string>(held: readonly Held<Kind>[], kind: Kind, day: string): 'inForce' | 'expired' | 'missing' {
  const begun = held.filter((one) => one.kind === kind && one.from <= day);
  if (begun.length === 0) return 'missing';
  return begun.some(({ until }) => until === undefined || until >= day) ? 'inForce' : 'expired';
}
