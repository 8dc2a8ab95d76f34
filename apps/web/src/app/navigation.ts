import { roleIds, type Role } from '#protocol/roles';
import type { useNavigationWords } from './words';

interface Destination {
  to: string;
  words: Parameters<ReturnType<typeof useNavigationWords>>[0];
  /** Who is shown the way there; the API decides what each may read. */
  roles: readonly Role[];
}

/** The ways from the head of each page, in the order in which they stand there; the first that a role has is its first page. */
export const destinations: readonly Destination[] = [
  { to: '/incoming', words: 'incoming', roles: ['coordinator', 'supervisor'] },
  { to: '/referrals', words: 'referrals', roles: ['provider'] },
  { to: '/start', words: 'start', roles: ['officer', 'responder'] },
  { to: '/docket', words: 'docket', roles: ['courtLiaison', 'prosecutor', 'defender'] },
  { to: '/agenda', words: 'agenda', roles: ['courtLiaison', 'prosecutor'] },
  { to: '/audit', words: 'audit', roles: ['privacyOfficer'] },
  { to: '/emergency', words: 'emergency', roles: ['privacyOfficer'] },
  { to: '/sealing', words: 'sealing', roles: ['privacyOfficer'] },
  { to: '/accounts', words: 'accounts', roles: ['administrator', 'privacyOfficer'] },
  { to: '/worklist', words: 'worklist', roles: ['peer', 'clinician', 'caseManager', 'officer', 'responder', 'courtLiaison', 'prosecutor', 'defender', 'coordinator', 'supervisor'] },
  { to: '/cases', words: 'cases', roles: ['peer', 'clinician', 'caseManager', 'officer', 'responder', 'courtLiaison', 'prosecutor', 'defender', 'coordinator', 'supervisor', 'privacyOfficer'] },
  { to: '/visits', words: 'visits', roles: ['peer', 'clinician', 'caseManager', 'responder', 'officer', 'coordinator', 'supervisor'] },
  { to: '/notices', words: 'notices', roles: ['peer', 'clinician', 'caseManager', 'responder', 'officer', 'courtLiaison', 'prosecutor', 'defender', 'coordinator', 'supervisor'] },
  { to: '/start', words: 'start', roles: ['peer', 'caseManager', 'clinician', 'coordinator', 'supervisor'] },
  { to: '/kept', words: 'kept', roles: ['officer', 'responder', 'peer', 'caseManager', 'clinician', 'coordinator', 'supervisor'] },
  { to: '/capacity', words: 'capacity', roles: ['coordinator', 'supervisor', 'peer', 'caseManager', 'clinician'] },
  { to: '/rosters', words: 'rosters', roles: ['coordinator', 'supervisor', 'peer'] },
  { to: '/staff', words: 'staff', roles: ['coordinator', 'supervisor'] },
  { to: '/meetings', words: 'meetings', roles: ['coordinator', 'supervisor'] },
  { to: '/reports', words: 'reports', roles: ['coordinator', 'supervisor'] },
  { to: '/protocols', words: 'protocols', roles: roleIds },
  { to: '/help/steps', words: 'help', roles: roleIds },
];

export function destinationsOf(roles: readonly string[]): Destination[] {
  const theirs = destinations.filter((one) => one.roles.some((role) => roles.includes(role)));
  return theirs.filter(({ to }, index) => theirs.findIndex((one) => one.to === to) === index);
}
