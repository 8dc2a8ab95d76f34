import type { CaseFile } from './case-file.js';
import type { Refusal } from './refusal.js';
import { roles as roleTitles, type Role } from './roles.js';
import type { Step, StepBasis } from './step.js';

interface Person {
  staffId: string;
  roles: readonly Role[];
}

/** Why this person may not perform this step, by role and by assignment; `undefined` if they may. */
export function whyNotAllowed(step: Step, person: Person, file: CaseFile | undefined, asked?: readonly Role[]): Refusal | undefined {
  const allowed = asked ?? step.roles;
  const wrongRole = whyRoleNotAllowed(step, person, allowed);
  if (wrongRole) return wrongRole;
  const held = person.roles.filter((role) => allowed.includes(role));
  if (!step.onlyAssigned || !file) return undefined;
  const free = held.some((role) => file.assigned[role] === undefined || file.assigned[role] === person.staffId);
  return free ? undefined : { code: 'ASSIGNMENT.NOT_ASSIGNED', message: 'Somebody else is assigned to this case in that role' };
}

/** Why none of this person's roles is one of those allowed; `undefined` if one is. */
export function whyRoleNotAllowed(step: Pick<StepBasis, 'title' | 'roles'>, person: Pick<Person, 'roles'>, allowed = step.roles): Refusal | undefined {
  if (person.roles.some((role) => allowed.includes(role))) return undefined;
  const who = allowed.map((role) => roleTitles[role].toLowerCase()).join(', ');
  return { code: 'ROLE.NOT_ALLOWED', message: `"${step.title}" is for: ${who}` };
}
