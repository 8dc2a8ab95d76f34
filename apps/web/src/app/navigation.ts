import { roleIds, type Role } from '#protocol/roles';
import type { useNavigationWords } from './words';

type NavigationWord = Parameters<ReturnType<typeof useNavigationWords>>[0];

export interface Destination {
  to: string;
  words: NavigationWord;
  /** Who is shown the way there; the API decides what each may read. */
  roles: readonly Role[];
  /** The menu that it stands in, where somebody has more ways than fit in a row; without one it always stands in the row. */
  menu?: Menu;
}

/** What is looked after for the program as a whole; and what is looked up now and then. */
const menus = ['programMenu', 'moreMenu'] as const satisfies readonly NavigationWord[];
type Menu = (typeof menus)[number];

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
  { to: '/kept', words: 'kept', roles: ['officer', 'responder', 'peer', 'caseManager', 'clinician', 'coordinator', 'supervisor'], menu: 'moreMenu' },
  { to: '/docket', words: 'docket', roles: ['caseManager', 'coordinator', 'supervisor'], menu: 'programMenu' },
  { to: '/capacity', words: 'capacity', roles: ['coordinator', 'supervisor', 'peer', 'caseManager', 'clinician'], menu: 'programMenu' },
  { to: '/rosters', words: 'rosters', roles: ['coordinator', 'supervisor', 'peer'], menu: 'programMenu' },
  { to: '/staff', words: 'staff', roles: ['coordinator', 'supervisor'], menu: 'programMenu' },
  { to: '/meetings', words: 'meetings', roles: ['coordinator', 'supervisor'], menu: 'programMenu' },
  { to: '/reports', words: 'reports', roles: ['coordinator', 'supervisor'], menu: 'programMenu' },
  { to: '/protocols', words: 'protocols', roles: roleIds, menu: 'moreMenu' },
  { to: '/help/steps', words: 'help', roles: roleIds, menu: 'moreMenu' },
];

export function destinationsOf(roles: readonly string[]): Destination[] {
  const theirs = destinations.filter((one) => one.roles.some((role) => roles.includes(role)));
  return theirs.filter(({ to }, index) => theirs.findIndex((one) => one.to === to) === index);
}

/** So many fit beside one another on a screen of 1280 px, in either language. */
const mostInARow = 8;

export interface Ways {
  row: Destination[];
  /** Of two ways or more. */
  menus: { menu: Menu; ways: Destination[] }[];
}

/** Few ways are a row. Of many the ones of each day stay in it, and the others stand in menus. */
export function waysOf(roles: readonly string[]): Ways {
  const theirs = destinationsOf(roles);
  if (theirs.length <= mostInARow) return { row: theirs, menus: [] };
  const filled = menus.map((menu) => ({ menu, ways: theirs.filter((one) => one.menu === menu) })).filter(({ ways }) => ways.length > 1);
  const inMenus = new Set(filled.flatMap(({ ways }) => ways));
  return { row: theirs.filter((one) => !inMenus.has(one)), menus: filled };
}
