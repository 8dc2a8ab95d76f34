import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import type { Caller, StaffRow } from '#persistence/reads/staff-list';
import type { VerifiedToken } from './token-verifier.js';

export interface SignedInRequest extends Request {
  caller?: Caller;
  token?: VerifiedToken;
  /** The caller's row of the staff list, as it was when the request came. */
  staff?: StaffRow;
}

const publicKey = 'dpad:public';

/** Answers without a token: health and metrics. */
export const Public = () => SetMetadata(publicKey, true);

export function isPublic(context: ExecutionContext): boolean {
  const marked = (target: object) => Reflect.getMetadata(publicKey, target) === true;
  return marked(context.getHandler()) || marked(context.getClass());
}

/** Who the request's token speaks for. */
export const SignedIn = createParamDecorator((_data: unknown, context: ExecutionContext): Caller => {
  return callerOf(context.switchToHttp().getRequest<SignedInRequest>());
});

/** What the request's token says, besides who. */
export const SignedInBy = createParamDecorator((_data: unknown, context: ExecutionContext): VerifiedToken => {
  return tokenOf(context.switchToHttp().getRequest<SignedInRequest>());
});

export function callerOf(request: SignedInRequest): Caller {
  if (!request.caller) throw new Error('No caller: the sign-in guard has not run');
  return request.caller;
}

export function tokenOf(request: SignedInRequest): VerifiedToken {
  if (!request.token) throw new Error('No token: the sign-in guard has not run');
  return request.token;
}
