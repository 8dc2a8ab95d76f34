import { roleIds, type Role } from '../roles.js';

/** Everybody but machine accounts. */
export const people: readonly Role[] = roleIds.filter((role) => role !== 'feed');

/** Who runs a program from day to day. */
export const overseers: readonly Role[] = ['coordinator', 'supervisor'];
