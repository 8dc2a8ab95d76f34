import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { attemptOf, refusalOf } from '../audit/audit.interceptor.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { RateWindows, tooMany, tooManyCode } from '../http/rate-limit.js';
import { PARTS, type Parts } from '../parts.js';
import { isPublic, type SignedInRequest } from './caller.js';

/** From one address. Each is noted, which is a write: who sends more has a broken client, or means harm. This project's default. */
export const refusalsPerMinute = 600;

/** Every route asks for a token, but for those marked public. It says who calls; the staff list says what they may. */
@Injectable()
export class SignInGuard implements CanActivate {
  private readonly refusals = new RateWindows();

  constructor(
    @Inject(PARTS) private readonly parts: Parts,
    private readonly trail: AuditTrail,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (isPublic(context)) return true;
    const request = context.switchToHttp().getRequest<SignedInRequest>();
    try {
      const token = await this.parts.verifier.verify(request.headers.authorization);
      const caller = { ...token.caller };
      request.token = { ...token, caller };
      request.caller = caller;
      return true;
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal) await this.noteRefusal(request, refusal.code);
      throw error;
    }
  }

  /** A good token is let in from the same address all the while. */
  private async noteRefusal(request: SignedInRequest, code: string): Promise<void> {
    const { totalHits, isBlocked, timeToExpire } = await this.refusals.increment(request.ip ?? '', 60_000, refusalsPerMinute);
    const note = (why: string) => this.trail.noteRefusal(request, { action: 'signInRefused', code: why, ...attemptOf(request) });
    if (!isBlocked) return note(code);
    if (totalHits === refusalsPerMinute + 1) await note(tooManyCode);
    throw tooMany(timeToExpire);
  }
}
