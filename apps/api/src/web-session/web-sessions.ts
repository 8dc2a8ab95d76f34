import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { webOrigin } from '#config/environment';
import { systemClock, type Clock } from '#persistence/clock';
import type { StaffRow } from '#persistence/reads/staff-list';
import { beginWebSession, endWebSession, endWebSessionsOf, findWebSession, forgetOldWebSessions } from '#persistence/sign-in/web-sessions';
import { PARTS, type Parts } from '../parts.js';
import { notSignedIn, type VerifiedToken } from '../sign-in/token-verifier.js';
import { Cookies } from './cookies.js';
import { requireSameOrigin } from './same-origin.js';

export const sessionCookie = 'dpad-session';

/** Sessions of the web app: an opaque cookie that no script reads. What stands for it here is its digest. */
@Injectable()
export class WebSessions {
  private readonly clock: Clock;
  private readonly origin: string;
  private readonly cookies: Cookies;

  constructor(@Inject(PARTS) private readonly parts: Parts) {
    this.clock = parts.signIn?.clock ?? systemClock;
    this.origin = webOrigin(parts.environment);
    this.cookies = new Cookies(this.origin);
  }

  hasCookie(request: Request): boolean {
    return this.cookies.read(request, sessionCookie) !== undefined;
  }

  /** What the cookie stands for, as a token would say it. Throws a ProblemException: 401, or 403 for what another site has sent. */
  async verify(request: Request): Promise<VerifiedToken> {
    requireSameOrigin(request, this.origin);
    const found = await findWebSession(this.parts.database.pool, digestOf(this.cookies.read(request, sessionCookie)!));
    if (!found) throw notSignedIn('SESSION.ENDED', 'The session has ended: sign in again');
    const { caller, session, since, acr, amr } = found;
    return { caller, session, since, web: true, claims: { amr, ...(acr !== undefined && { acr }) } };
  }

  /** A secret for a new cookie, and the session that it stands for. */
  fresh(): { secret: string; session: string } {
    const secret = randomBytes(32).toString('base64url');
    return { secret, session: digestOf(secret) };
  }

  /** Begins it, in the place of the one that this browser had before; what has ended by itself is deleted with that. */
  async begin(request: Request, response: Response, secret: string, { session, since, claims }: VerifiedToken, staff: StaffRow): Promise<void> {
    const { pool } = this.parts.database;
    const { idleMinutes, hours } = this.parts.environment.signIn;
    const before = (milliseconds: number) => new Date(this.clock.now().getTime() - milliseconds);
    await forgetOldWebSessions(pool, { begunBefore: before(hours * 3_600_000), unusedSince: before((idleMinutes + lateMinutes) * 60_000) });
    const former = this.cookies.read(request, sessionCookie);
    if (former !== undefined) await endWebSession(pool, digestOf(former));
    const { acr, amr } = claims;
    await beginWebSession(
      pool,
      { session, since, amr: Array.isArray(amr) ? amr.filter((method) => typeof method === 'string') : [], ...(typeof acr === 'string' && { acr }) },
      staff,
    );
    this.cookies.put(response, sessionCookie, secret);
  }

  async end(response: Response, session: string): Promise<void> {
    await endWebSession(this.parts.database.pool, session);
    this.cookies.drop(response, sessionCookie);
  }

  /** All of this person's, in every browser. */
  async endAll(response: Response, staff: StaffRow): Promise<void> {
    await endWebSessionsOf(this.parts.database.pool, staff.id);
    this.cookies.drop(response, sessionCookie);
  }
}

/** A session's last use is written once a minute, and another process may have seen a later one. */
const lateMinutes = 2;

function digestOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
