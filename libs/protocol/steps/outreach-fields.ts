import type { Role } from '../roles.js';

/** Who may be on a team that goes out, by role; which of them make a team up, by profession, is the program's setting. */
export const outreachRoles = ['officer', 'responder', 'peer', 'clinician', 'caseManager', 'coordinator', 'supervisor'] as const satisfies readonly Role[];

export const contactMethods = {
  inPerson: 'In person',
  phone: 'By phone',
  message: 'By message',
  other: 'Another way',
} as const;

/** Hazards of an address, a closed and neutral list: never a diagnosis, nor anything about the person. */
export const hazards = {
  dog: 'A dog',
  stairs: 'Stairs or a steep path',
  noLight: 'No light',
  noPhoneSignal: 'No phone signal',
  lockedEntrance: 'A locked entrance',
  traffic: 'Traffic',
  other: 'Something else: see the remark',
} as const;
