import { SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { StaffRow } from '#persistence/reads/staff-list';
import type { Scope } from '#protocol/scopes';
import { refuse } from '../problem/problem.js';

const scopeKey = 'dpad:scope';
const anyScope = 'any';

/** Machine accounts that hold this scope reach this route; without the decorator none does. People need no scope. */
export const MachineScope = (scope: Scope) => SetMetadata(scopeKey, scope);

/** Every machine account reaches this route: it tells of the account alone. */
export const AnyMachine = () => SetMetadata(scopeKey, anyScope);

/** Refuses (403) a machine account whose scopes do not reach this route. */
export function requireScope(context: ExecutionContext, { machine, scopes }: StaffRow): void {
  if (!machine) return;
  const needed = Reflect.getMetadata(scopeKey, context.getHandler()) as Scope | typeof anyScope | undefined;
  if (needed === anyScope || (needed !== undefined && scopes.includes(needed))) return;
  refuse(403, 'SCOPE.NOT_ALLOWED', 'The scopes of this machine account do not reach this');
}
