import type { Role } from './roles.js';

/** What a program is told of that is no single case's. Closed: each is raised by one rule. */
export const alertKinds = {
  spike: 'More overdoses than usual in an area',
  repeatContacts: 'Repeated responses to one person',
  homeTown: 'An overdose elsewhere of somebody who lives in an area',
  capacity90: 'A service is nearly full',
  supervisionDue: 'Supervision is due',
  debriefDue: 'A debrief after a death is due',
  overload: 'Somebody has more than the usual load',
  checkOutOverdue: 'Somebody has not checked out of a visit',
  meetingDue: 'The stakeholder meeting is due',
  reviewDue: 'A review by the stakeholder meeting is due',
  helpRequested: 'Somebody has asked for help on the public page',
  emergencyAccess: 'Emergency access was used',
} as const satisfies Record<string, string>;

export type AlertKind = keyof typeof alertKinds;

export const alertStates = ['open', 'taken', 'closed'] as const;
export type AlertState = (typeof alertStates)[number];

/** Who watches over all alerts of a program; the others see those of their own organisation. */
export const alertOverseers: readonly Role[] = ['coordinator', 'supervisor'];
