import { Inject, Injectable, type ExecutionContext } from '@nestjs/common';
import { ThrottlerGuard, type ThrottlerStorage } from '@nestjs/throttler';
import { attemptOf } from '../audit/audit.interceptor.js';
import { AuditTrail } from '../audit/audit-trail.js';
import type { SignedInRequest } from '../sign-in/caller.js';
import { problem, ProblemException } from '../problem/problem.js';

interface Window {
  hits: number;
  endsMs: number;
}

interface Exceeded {
  totalHits: number;
  limit: number;
  timeToBlockExpire: number;
}

const mostWindows = 50_000;

/** Counts requests in fixed windows. In this process alone: with several, each has its own count. */
export class RateWindows implements ThrottlerStorage {
  private readonly windows = new Map<string, Window>();

  async increment(key: string, ttlMs: number, limit: number) {
    const now = Date.now();
    let window = this.windows.get(key);
    if (!window || window.endsMs <= now) {
      if (this.windows.size >= mostWindows) this.forget(now);
      window = { hits: 0, endsMs: now + ttlMs };
      this.windows.set(key, window);
    }
    window.hits += 1;
    const timeToExpire = Math.ceil((window.endsMs - now) / 1_000);
    const isBlocked = window.hits > limit;
    return { totalHits: window.hits, timeToExpire, isBlocked, timeToBlockExpire: isBlocked ? timeToExpire : 0 };
  }

  private forget(now: number): void {
    for (const [key, { endsMs }] of this.windows) if (endsMs <= now) this.windows.delete(key);
    if (this.windows.size >= mostWindows) this.windows.clear();
  }
}

/** Per signed-in account; per address where there is none. */
@Injectable()
export class RateLimitGuard extends ThrottlerGuard {
  @Inject(AuditTrail)
  private readonly trail!: AuditTrail;

  protected override async getTracker(request: Record<string, unknown>): Promise<string> {
    const { caller, ip } = request as unknown as SignedInRequest;
    return caller ? `${caller.issuer} ${caller.subject}` : (ip ?? '');
  }

  /** One count for all routes: the limit is a caller's, not an address's. */
  protected override generateKey(_context: ExecutionContext, tracker: string): string {
    return tracker;
  }

  protected override async throwThrottlingException(context: ExecutionContext, { totalHits, limit, timeToBlockExpire }: Exceeded): Promise<void> {
    const request = context.switchToHttp().getRequest<SignedInRequest>();
    if (totalHits === limit + 1) await this.trail.noteRefusal(request, { action: 'attempt', code: tooManyCode, ...attemptOf(request) });
    throw tooMany(timeToBlockExpire);
  }
}

/** In the audit once for each window: a flood must not become one there. */
export const tooManyCode = 'RATE.LIMITED';

export function tooMany(seconds: number): ProblemException {
  return new ProblemException(problem(429, tooManyCode, 'Too many requests'), { 'Retry-After': String(Math.max(1, seconds)) });
}
