import type { CaseFile } from './case-file.js';
import type { Refusal } from './refusal.js';
import { roles as roleTitles, type Role } from './roles.js';
import type { Step, StepBasis } from './step.js';

interface Person {
  staffId: string;
  roles: readonly Role[];
}

/** A provider acts on referrals alone, whoever else a program would ask. */
const actsIn = ({ addressed }: Step, role: Role) => role !== 'provider' || addressed !== undefined;

/** Why this person may not perform this step, by role and by assignment; `undefined` if they may. */
export function whyNotAllowed(step: Step, person: Person, file: CaseFile | undefined, asked?: readonly Role[]): Refusal | undefined {
  const allowed = (asked ?? step.roles).filter((role) => actsIn(step, role));
  const wrongRole = whyRoleNotAllowed(step, person, allowed);
  if (wrongRole) return wrongRole;
  const held = person.roles.filter((role) => allowed.includes(role));
  if (!step.onlyAssigned || !file) return undefined;
  const free = held.some((role) => file.assigned[role] === undefined || file.assigned[role] === person.staffId);
  return free ? undefined : { code: 'ASSIGNMENT.NOT_ASSIGNED', message: 'Somebody else is assigned to this case in that role' };
}

/** Why this person may not perform this step on that referral: who acts as a provider does so for its own organisation. */
export function whyNotAddressed(
  step: Step,
  { roles, organisationId }: { roles: readonly Role[]; organisationId: string },
  { placements }: Pick<CaseFile, 'placements'>,
  input: Readonly<Record<string, unknown>>,
): Refusal | undefined {
  if (step.addressed === undefined || roles.some((role) => role !== 'provider' && step.roles.includes(role))) return undefined;
  const placement = placements.find(({ id }) => id === input[step.addressed!]);
  if (placement?.provider === organisationId) return undefined;
  return { code: 'REFERRAL.NOT_YOURS', message: 'This referral is not addressed to your organisation', field: step.addressed };
}

/** Why none of this person's roles is one of those allowed; `undefined` if one is. */
export function whyRoleNotAllowed(step: Pick<StepBasis, 'title' | 'roles'>, person: Pick<Person, 'roles'>, allowed = step.roles): Refusal | undefined {
  if (person.roles.some((role) => allowed.includes(role))) return undefined;
  const who = allowed.map((role) => roleTitles[role].toLowerCase()).join(', ');
  return { code: 'ROLE.NOT_ALLOWED', message: `"${step.title}" is for: ${who}` };
}
