import type { Role } from '#protocol/roles';
import type { useNavigationWords } from './words';

interface Destination {
  to: string;
  words: Parameters<ReturnType<typeof useNavigationWords>>[0];
  /** Who is shown the way there; the API decides what each may read. */
  roles: readonly Role[];
}

/** The ways from the head of each page, in the order in which they stand there; the first that a role has is its first page. */
export const destinations: readonly Destination[] = [];

export function destinationsOf(roles: readonly string[]): Destination[] {
  return destinations.filter((one) => one.roles.some((role) => roles.includes(role)));
}
