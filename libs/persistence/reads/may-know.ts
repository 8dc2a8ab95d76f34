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
  /** Staff ids of those who are responsible for it, or sent out to it now. */
  assignees: readonly string[];
  /** Whether there is, or was, a charge in it. */
  hasCharge: boolean;
}

type Reach = 'program' | 'court' | 'own' | 'none';

/**
 * Closed, by role. A match with a known person tells an officer nothing: those in the field know only the cases that they
 * opened, and those that they are sent out to, for as long as they are. The court knows the cases in which there is a
 * charge, and no other: nobody who asks for help is shown to a prosecutor. A provider knows of none until a case is referred
 * to it; an administrator runs the system and no case.
 */
const reachOf: Record<Role, Reach> = {
  officer: 'own',
  responder: 'own',
  peer: 'program',
  clinician: 'program',
  caseManager: 'program',
  courtLiaison: 'court',
  prosecutor: 'court',
  defender: 'court',
  provider: 'none',
  coordinator: 'program',
  supervisor: 'program',
  privacyOfficer: 'program',
  administrator: 'none',
  feed: 'none',
};

/** Whether this person may know that the case exists. Every read and every step asks this, in this or in SQL's form. */
export function mayKnow(staff: Knower, head: Knowable): boolean {
  if (head.agencyId !== staff.agencyId || !staff.programs.includes(head.programId)) return false;
  const reaches = reachesOf(staff);
  const own = head.openedBy === staff.id || head.assignees.includes(staff.id);
  return reaches.has('program') || (reaches.has('court') && head.hasCharge) || ((reaches.has('own') || reaches.has('court')) && own);
}

/** The same rule as a condition on `case_head h`; `values` are its parameters, from `$first` on. */
export function knownCases(staff: Knower, first = 1): { sql: string; values: unknown[] } {
  const reaches = reachesOf(staff);
  const program = `h.agency_id = $${first} and h.program_id = any($${first + 1}::text[])`;
  const values = [staff.agencyId, staff.programs];
  if (reaches.has('program')) return { sql: `(${program})`, values };
  const own = `h.opened_by = $${first + 2} or h.assignees @> array[$${first + 2}]::uuid[]`;
  if (reaches.has('court')) {
    const hasCharge = 'exists (select from charge known where known.case_id = h.case_id)';
    return { sql: `(${program} and (${hasCharge} or ${own}))`, values: [...values, staff.id] };
  }
  if (reaches.has('own')) return { sql: `(${program} and (${own}))`, values: [...values, staff.id] };
  return { sql: 'false', values: [] };
}

function reachesOf({ roles }: Knower): Set<Reach> {
  return new Set(roles.map((role) => reachOf[role]));
}
