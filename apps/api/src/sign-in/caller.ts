import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import type { Caller } from '#persistence/reads/staff-list';

export interface SignedInRequest extends Request {
  caller?: Caller;
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

export function callerOf(request: SignedInRequest): Caller {
  if (!request.caller) throw new Error('No caller: the sign-in guard has not run');
  return request.caller;
}
