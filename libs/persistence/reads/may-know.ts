import type { Role } from '#protocol/roles';
import { justiceRoles } from '#protocol/rules/sealing.rule';

/** A member of staff, as far as it decides which cases they may know of. */
export interface Knower {
  /** Staff id. */
  id: string;
  agencyId: string;
  organisationId: string;
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
  /** Whether its justice class is sealed: whoever knew of it because of that knows of it no more. */
  justiceSealed?: boolean;
  /** Whether it is another agency's, and shared with this person's now. */
  shared?: boolean;
  /** The organisations that a referral of it is addressed to; none, if absent. */
  referredTo?: readonly string[];
}

type Reach = 'program' | 'court' | 'own' | 'addressed' | 'none';

/**
 * Closed, by role. A match with a known person tells an officer nothing: those in the field know only the cases that they
 * opened, and those that they are sent out to, for as long as they are. The court knows the cases in which there is a
 * charge, and no other: nobody who asks for help is shown to a prosecutor. A provider knows of those
 * with a referral that is addressed to its organisation; an administrator runs the system and no case.
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
  provider: 'addressed',
  coordinator: 'program',
  supervisor: 'program',
  privacyOfficer: 'program',
  administrator: 'none',
  feed: 'none',
};

/** Whether this person may know that the case exists. Every read and every step asks this, in this or in SQL's form. */
export function mayKnow(staff: Knower, head: Knowable): boolean {
  if (head.agencyId !== staff.agencyId) return head.shared === true && takesPart(staff);
  if (!staff.programs.includes(head.programId)) return false;
  const reaches = reachesOf(head.justiceSealed ? withoutJustice(staff) : staff);
  const own = head.openedBy === staff.id || head.assignees.includes(staff.id);
  const addressed = head.referredTo?.includes(staff.organisationId) === true;
  return (
    reaches.has('program') ||
    (reaches.has('court') && head.hasCharge) ||
    ((reaches.has('own') || reaches.has('court')) && own) ||
    (reaches.has('addressed') && addressed)
  );
}

/** The same rule as a condition on `case_head h`; `values` are its parameters, from `$first` on. */
export function knownCases(staff: Knower, first = 1): { sql: string; values: unknown[] } {
  const reaches = reachesOf(staff);
  const program = `h.agency_id = $${first} and h.program_id = any($${first + 1}::text[])`;
  const values: unknown[] = [staff.agencyId, staff.programs];
  if (reaches.has('program')) return { sql: `(${program})`, values };
  const conditions: string[] = [];
  const parameter = (value: unknown) => `$${first - 1 + values.push(value)}`;
  if (reaches.has('court')) conditions.push('exists (select from charge known where known.case_id = h.case_id)');
  if (reaches.has('court') || reaches.has('own')) {
    const id = parameter(staff.id);
    // Asked of a function: under row-level security no index on an array can be used otherwise.
    const own = `h.case_id = any ((select own_cases(${id}))::uuid[])`;
    conditions.push(reachesOf(withoutJustice(staff)).has('own') ? own : `(${own}) and not h.sealed @> '{justice}'`);
  }
  if (reaches.has('addressed')) conditions.push(`exists (select from placement known where known.case_id = h.case_id and known.provider = ${parameter(staff.organisationId)})`);
  return conditions.length === 0 ? { sql: 'false', values: [] } : { sql: `(${program} and (${conditions.join(' or ')}))`, values };
}

/** `knownCases`, and those that other agencies share with this person's. */
export function knownAndSharedCases(staff: Knower, first = 1): { sql: string; values: unknown[] } {
  const known = knownCases(staff, first);
  if (!takesPart(staff)) return known;
  const agency = `$${first + known.values.length}`;
  const shared = `exists (select from case_share s where s.case_id = h.case_id and s.with_agency = ${agency} and not s.ended and (s.until is null or s.until >= now()))`;
  return { sql: `(${known.sql} or ${shared})`, values: [...known.values, staff.agencyId] };
}

/** SQL: whether `case_head h` was handed over to the agency of this parameter, and no case of theirs goes on from it yet. A transfer has no last day. */
export function awaitsTakingUp(agency: string): string {
  return `h.case_id in (select case_id from case_share where with_agency = ${agency} and of_transfer and not ended)
    and not exists (select from former_case f where f.former_case_id = h.case_id)`;
}

/** Those who work with the person: a case is shared with them, and not with everybody of the other agency. */
function takesPart({ roles }: Knower): boolean {
  return roles.some((role) => takePart.includes(role));
}

const takePart: readonly Role[] = ['peer', 'clinician', 'caseManager', 'coordinator', 'supervisor'];

function withoutJustice({ roles }: Pick<Knower, 'roles'>): Pick<Knower, 'roles'> {
  return { roles: roles.filter((role) => !justiceRoles.includes(role)) };
}

function reachesOf({ roles }: Pick<Knower, 'roles'>): Set<Reach> {
  return new Set(roles.map((role) => reachOf[role]));
}
