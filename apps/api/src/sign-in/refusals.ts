import { Injectable } from '@nestjs/common';
import { attemptOf } from '../audit/audit.interceptor.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { RateWindows, tooMany, tooManyCode } from '../http/rate-limit.js';
import type { SignedInRequest } from './caller.js';

/** From one address. Each is noted, which is a write: who sends more has a broken client, or means harm. This project's default. */
export const refusalsPerMinute = 600;

/** Refused sign-ins: in the audit, up to a limit. */
@Injectable()
export class Refusals {
  private readonly windows = new RateWindows();

  constructor(private readonly trail: AuditTrail) {}

  /** Throws a 429 beyond the limit. A good token is let in from the same address all the while. */
  async note(request: SignedInRequest, code: string): Promise<void> {
    const { totalHits, isBlocked, timeToExpire } = await this.windows.increment(request.ip ?? '', 60_000, refusalsPerMinute);
    const note = (why: string) => this.trail.noteRefusal(request, { action: 'signInRefused', code: why, ...attemptOf(request) });
    if (!isBlocked) return note(code);
    if (totalHits === refusalsPerMinute + 1) await note(tooManyCode);
    throw tooMany(timeToExpire);
  }
}
