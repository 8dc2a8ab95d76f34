import type { Schema } from '../../api/client';
import { isOn } from '../../shared/on-now';

export interface Candidate {
  id: string;
  name: string;
  /** Why they cannot be chosen, in words of the protocol; empty where nothing stands in the way. */
  whyNot: string[];
  credentials: Schema<'CredentialSchema'>[];
  openCases: number;
  caseload: number;
  /** RFC 3339: rostered now, until then. */
  onUntil?: string;
}

interface Choosing {
  role: string;
  programId: string;
  rosters: readonly Schema<'RosterSchema'>[];
  /** Ms. */
  now: number;
}

/** Who can be given the case in a role, the best first: who may be chosen, who is on now, who has most room, by name. */
export function candidatesFor(staff: readonly Schema<'StaffWorkSchema'>[], { role, programId, rosters, now }: Choosing): Candidate[] {
  const candidates = staff.flatMap((person): Candidate[] => {
    const work = person.work.find((one) => one.programId === programId);
    if (!work || !person.roles.includes(role as (typeof person.roles)[number])) return [];
    const on = rosters.find((roster) => isOn(roster, now) && roster.members.some(({ id }) => id === person.id));
    return [
      {
        id: person.id,
        name: person.name,
        whyNot: role === 'peer' ? work.whyNotAssigned.map(({ message }) => message) : [],
        credentials: person.credentials,
        openCases: work.openCases,
        caseload: work.caseload,
        ...(on && { onUntil: on.endsAt }),
      },
    ];
  });
  return candidates.sort(bestFirst);
}

function bestFirst(one: Candidate, other: Candidate): number {
  return (
    Number(one.whyNot.length > 0) - Number(other.whyNot.length > 0) ||
    Number(other.onUntil !== undefined) - Number(one.onUntil !== undefined) ||
    one.openCases - other.openCases ||
    one.name.localeCompare(other.name)
  );
}
