import type { Role } from '#protocol/roles';
import { refuse } from '../problem/problem.js';

/** Refuses (403) whoever holds none of these roles. */
export function requireRole(staff: { roles: readonly Role[] }, allowed: readonly Role[]): void {
  if (!staff.roles.some((role) => allowed.includes(role))) refuse(403, 'ROLE.NOT_ALLOWED', 'Your roles do not read this');
}
