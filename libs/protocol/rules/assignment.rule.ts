import type { Program } from '../program.js';
import { credentials, type CredentialKind } from '../professions.js';
import type { Refusal } from '../refusal.js';
import { holding, type StaffFacts } from '../staff-facts.js';
import { localTime } from './local-time.rule.js';

interface Assignment {
  program: Program;
  /** By staff id. */
  staffFacts: ReadonlyMap<string, AssigneeFacts>;
  /** Now, RFC 3339. */
  at: string;
}

type PeerFacts = Pick<StaffFacts, 'roles' | 'part2' | 'credentials'>;

/** What decides whether somebody can be given a participant. */
export type AssigneeFacts = PeerFacts & Pick<StaffFacts, 'openCases'>;

/**
 * A peer has to hold each of the program's credentials, in date, on the day (`YYYY-MM-DD`): checked one by one (West
 * Virginia Police and Peers, concept paper). Who works outside of a Part 2 program has signed the confidentiality terms
 * besides, whatever the program asks for. Says nothing of those who are not peers.
 */
export function whyNotCredentialed({ peerWork }: Program, person: PeerFacts, day: string): Refusal[] {
  if (!person.roles.includes('peer')) return [];
  const asked: readonly CredentialKind[] = person.part2 ? peerWork.credentials : [...peerWork.credentials, 'confidentialityTerms'];
  return asked.flatMap((kind): Refusal[] => {
    const standing = holding(person.credentials, kind, day);
    if (standing === 'inForce') return [];
    if (standing === 'expired') return [{ code: 'CREDENTIAL.EXPIRED', message: `Has run out: ${credentials[kind]}` }];
    return [{ code: 'CREDENTIAL.MISSING', message: `Is not on record: ${credentials[kind]}` }];
  });
}

/** The credentials that stand in the way of giving this peer a participant today. */
export function credentialProblems({ program, staffFacts, at }: Assignment, staffId: string, field: string): Refusal[] {
  const person = staffFacts.get(staffId);
  const today = localTime(at, program.zone).date;
  return person ? whyNotCredentialed(program, person, today).map((refusal) => ({ ...refusal, field })) : [];
}

/** One more participant would be more than the program gives to one peer. */
export function caseloadProblems({ program, staffFacts }: Omit<Assignment, 'at'>, staffId: string, field: string): Refusal[] {
  const { caseload } = program.peerWork;
  const person = staffFacts.get(staffId);
  if (!person?.roles.includes('peer') || person.openCases < caseload) return [];
  return [{ code: 'CASELOAD.FULL', message: `Has ${person.openCases} participants; the program gives a peer ${caseload} at most`, field }];
}

/**
 * Why this peer cannot be made responsible for a participant now. Who comes to a person that waits, or goes out with a
 * team, is not asked for the caseload: that nobody comes is worse, and the overload is told to the supervisor.
 */
export function assignmentProblems(assignment: Assignment, staffId: string, field: string): Refusal[] {
  return [...credentialProblems(assignment, staffId, field), ...caseloadProblems(assignment, staffId, field)];
}
