import type { Role } from '#protocol/roles';

/** A member of staff, as far as it decides which cases they may know of. */
export interface Knower {
  /** Staff id. */
  id: string;
  agencyId: string;
  roles: readonly Role[];
  programs: readonly string[];
}

export interface Knowable {
  agencyId: string;
  programId: string;
  /** Staff id. */
  openedBy: string;
}

type Reach = 'program' | 'openedByThem' | 'none';

/**
 * Closed, by role. A match with a known person tells an officer nothing: those in the field know only the cases that they
 * opened. A provider knows of none until a case is referred to it; an administrator runs the system and no case.
 */
const reachOf: Record<Role, Reach> = {
  officer: 'openedByThem',
  responder: 'openedByThem',
  peer: 'program',
  clinician: 'program',
  caseManager: 'program',
  courtLiaison: 'program',
  prosecutor: 'program',
  defender: 'program',
  provider: 'none',
  coordinator: 'program',
  supervisor: 'program',
  privacyOfficer: 'program',
  administrator: 'none',
};

/** Whether this person may know that the case exists. Every read and every step asks this, in this or in SQL's form. */
export function mayKnow(staff: Knower, head: Knowable): boolean {
  if (head.agencyId !== staff.agencyId || !staff.programs.includes(head.programId)) return false;
  const reach = reachOfStaff(staff);
  return reach === 'program' || (reach === 'openedByThem' && head.openedBy === staff.id);
}

/** The same rule as a condition on `case_head h`; `values` are its parameters, from `$first` on. */
export function knownCases(staff: Knower, first = 1): { sql: string; values: unknown[] } {
  const reach = reachOfStaff(staff);
  if (reach === 'none') return { sql: 'false', values: [] };
  const program = `h.agency_id = $${first} and h.program_id = any($${first + 1}::text[])`;
  const values = [staff.agencyId, staff.programs];
  if (reach === 'program') return { sql: `(${program})`, values };
  return { sql: `(${program} and h.opened_by = $${first + 2})`, values: [...values, staff.id] };
}

function reachOfStaff({ roles }: Knower): Reach {
  const reaches = roles.map((role) => reachOf[role]);
  if (reaches.includes('program')) return 'program';
  return reaches.includes('openedByThem') ? 'openedByThem' : 'none';
}
