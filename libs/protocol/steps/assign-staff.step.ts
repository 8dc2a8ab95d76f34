import { choice, staff } from '../fields.js';
import type { Role } from '../roles.js';
import { assignmentProblems } from '../rules/assignment.rule.js';
import { defineStep } from '../step.js';

const assignable = {
  peer: 'Peer recovery support specialist',
  clinician: 'Clinician',
  caseManager: 'Case manager',
  courtLiaison: 'Court liaison',
  defender: 'Defender',
  coordinator: 'Coordinator',
} as const satisfies Partial<Record<Role, string>>;

/**
 * Who is responsible for this person, in which role; one person per role. Charges have owners of their own. That it is a
 * clinician says that the person is in treatment: officer and court learn of it no more than of that (42 CFR 2.13).
 */
export const assignStaff = defineStep({
  id: 'assignStaff',
  revision: 1,
  title: 'Assign somebody to the case',
  hint: 'One person for each role; the new one takes the place of the former.',
  roles: ['coordinator', 'supervisor', 'caseManager'],
  provenance: 'case',
  recordClass: 'service',
  decides: true,
  standing: true,
  fields: {
    role: choice('In which role?', assignable, { provenance: 'care' }),
    person: staff('Who?', { roles: Object.keys(assignable) as Role[], provenance: 'care' }),
  },
  check({ input: { role, person }, ...context }) {
    if (context.staffFacts.get(person)?.roles.includes(role) === false) {
      return [{ code: 'ASSIGNMENT.ROLE_NOT_HELD', message: 'This person does not hold that role.', field: 'person' }];
    }
    return role === 'peer' ? assignmentProblems(context, person, 'person') : [];
  },
  apply: (file, { role, person }) => ({ ...file, assigned: { ...file.assigned, [role]: person } }),
});
