import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { PARTS, type Parts } from '../parts.js';
import { isPublic, type SignedInRequest } from './caller.js';

/** Every route asks for a token, but for those marked public. Only `iss` and `sub` are taken from it. */
@Injectable()
export class SignInGuard implements CanActivate {
  constructor(@Inject(PARTS) private readonly parts: Parts) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (isPublic(context)) return true;
    const request = context.switchToHttp().getRequest<SignedInRequest>();
    request.caller = await this.parts.verifier.verify(request.headers.authorization);
    return true;
  }
}
