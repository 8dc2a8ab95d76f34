import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { refusalOf } from '../audit/audit.interceptor.js';
import { PARTS, type Parts } from '../parts.js';
import { WebSessions } from '../web-session/web-sessions.js';
import { isPublic, type SignedInRequest } from './caller.js';
import { Refusals } from './refusals.js';
import type { VerifiedToken } from './token-verifier.js';

/** Every route asks for a token, or for a session of the web app, but for those marked public. It says who calls; the staff list says what they may. */
@Injectable()
export class SignInGuard implements CanActivate {
  constructor(
    @Inject(PARTS) private readonly parts: Parts,
    private readonly webSessions: WebSessions,
    private readonly refusals: Refusals,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (isPublic(context)) return true;
    const request = context.switchToHttp().getRequest<SignedInRequest>();
    try {
      const token = await this.tokenOf(request);
      const caller = { ...token.caller };
      request.token = { ...token, caller };
      request.caller = caller;
      return true;
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal) await this.refusals.note(request, refusal.code);
      throw error;
    }
  }

  /** Where both come, the token counts: a browser sends a cookie without being asked. */
  private tokenOf(request: SignedInRequest): Promise<VerifiedToken> {
    const { authorization } = request.headers;
    const isOfWeb = authorization === undefined && this.webSessions.hasCookie(request);
    return isOfWeb ? this.webSessions.verify(request) : this.parts.verifier.verify(authorization);
  }
}
