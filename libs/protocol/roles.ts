/** The roles a member of staff may hold; one person may hold several. */
export const roles = {
  officer: 'Officer',
  responder: 'Responder',
  peer: 'Peer recovery support specialist',
  clinician: 'Clinician',
  caseManager: 'Case manager',
  courtLiaison: 'Court liaison',
  prosecutor: 'Prosecutor',
  defender: 'Defender',
  provider: 'Provider',
  coordinator: 'Coordinator',
  supervisor: 'Supervisor',
  privacyOfficer: 'Privacy officer',
  administrator: 'Administrator',
  /** A machine account: it hands in notices, or requests for help, and reads nothing. */
  feed: 'Machine account',
} as const;

export type Role = keyof typeof roles;

export const roleIds = Object.keys(roles) as Role[];
