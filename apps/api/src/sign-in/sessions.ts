import { Inject, Injectable } from '@nestjs/common';
import { systemClock, type Clock } from '#persistence/clock';
import type { StaffRow } from '#persistence/reads/staff-list';
import { beginSignIn, continueSignIn, findSignIn } from '#persistence/sign-in/sign-ins';
import { findWebSession } from '#persistence/sign-in/web-sessions';
import { fillByClaims, type RolesChange } from '#persistence/staff/fill-by-claims';
import { AuditTrail } from '../audit/audit-trail.js';
import { Turns } from '../http/turns.js';
import { PARTS, type Parts } from '../parts.js';
import { refuse } from '../problem/problem.js';
import type { SignedInRequest } from './caller.js';
import { claimedBy } from './claims.js';
import { StaffDesk } from './staff-desk.js';
import { notSignedIn, tooOld, type VerifiedToken } from './token-verifier.js';

interface Used {
  beganMs: number;
  usedMs: number;
  writtenMs: number;
}

/** What a person may know of the own session. */
export interface SessionLimits {
  /** Absent for machine accounts. */
  idleMinutes?: number;
  endsAt: string;
}

/** Each holds two connections to the record while it is noted: few at once. */
const turnsOfClaims = { atOnce: 2, longestWaitMs: 10_000 };
/** How often a session's last use is written, at most: another process may end it by as much too early. */
const writtenEveryMs = 60_000;
const mostRemembered = 10_000;

/**
 * Sessions end: 12 hours after the person signed in, and when they have been idle for 30 minutes (both settings). An ended
 * one stays so: its last use is not written any more.
 */
@Injectable()
export class Sessions {
  private readonly used = new Map<string, Used>();
  private readonly clock: Clock;
  private readonly turns = new Turns(turnsOfClaims);

  constructor(
    @Inject(PARTS) private readonly parts: Parts,
    private readonly staffDesk: StaffDesk,
    private readonly trail: AuditTrail,
  ) {
    this.clock = parts.signIn?.clock ?? systemClock;
  }

  /** Lets a request in, or throws why not: 401 for the session, 403 for who is not on the staff list. */
  async enter(request: SignedInRequest, token: VerifiedToken): Promise<StaffRow> {
    const at = this.clock.now();
    const known = this.used.get(token.session);
    let staff = await this.staffDesk.find(token.caller);
    if (!known && (await this.isFilledByClaims(request, token, staff))) staff = await this.staffDesk.find(token.caller);
    staff ??= refuse(403, 'STAFF.NOT_LISTED', 'This account is not on the staff list');
    request.staff = staff;
    this.requireEvidence(token, staff);
    if (known && this.goesOn(known.usedMs, at, staff) && at.getTime() - known.writtenMs < writtenEveryMs) {
      this.requireYoung(known.beganMs, at);
      known.usedMs = Math.max(known.usedMs, at.getTime());
      return staff;
    }
    await this.write(request, token, staff, at, known);
    return staff;
  }

  /** Lets in what does not keep a session on. One that has not begun begins with it. Throws as `enter` does. */
  async lookIn(request: SignedInRequest, token: VerifiedToken): Promise<StaffRow> {
    const staff = (await this.staffDesk.find(token.caller)) ?? refuse(403, 'STAFF.NOT_LISTED', 'This account is not on the staff list');
    request.staff = staff;
    this.requireEvidence(token, staff);
    if (!(await findSignIn(this.parts.database.pool, token.session))) return this.enter(request, token);
    if (!(await this.goesOnWith(token, staff))) throw notSignedIn('SIGN_IN.IDLE', 'Nothing was done for too long: sign in again');
    return staff;
  }

  /** Whether a session that has begun goes on now. To ask is no use of it. */
  async goesOnWith({ session, since, web }: VerifiedToken, staff: StaffRow): Promise<boolean> {
    const at = this.clock.now();
    if (web && !(await findWebSession(this.parts.database.pool, session))) return false;
    const signIn = await findSignIn(this.parts.database.pool, session);
    if (!signIn) return false;
    const beganMs = Math.min(signIn.beganAt.getTime(), since.getTime());
    const lastMs = Math.max(signIn.lastSeenAt.getTime(), this.used.get(session)?.usedMs ?? 0);
    return this.goesOn(lastMs, at, staff) && this.isYoung(beganMs, at);
  }

  limitsOf({ since }: VerifiedToken, { machine }: StaffRow): SessionLimits {
    const { idleMinutes, hours } = this.parts.environment.signIn;
    return { ...(!machine && { idleMinutes }), endsAt: new Date(since.getTime() + hours * 3_600_000).toISOString() };
  }

  /** At a session's first use, where the agency's list is filled from claims. Whom they name in another agency they do not change. */
  private async isFilledByClaims(request: SignedInRequest, { caller, session, claims }: VerifiedToken, staff: StaffRow | undefined): Promise<boolean> {
    const agencies = this.parts.signIn?.claims;
    if (!agencies || staff?.machine || (staff && (await findSignIn(this.parts.database.pool, session)))) return false;
    const claimed = claimedBy(claims, agencies);
    if (!claimed || (staff && staff.agencyId !== claimed.agency)) return false;
    const noted = ({ staffId, agencyId, before, after }: RolesChange) =>
      this.trail.note(request, {
        action: 'changeStaff',
        outcome: 'done',
        by: { staffId, agencyId, account: caller },
        concerns: staffId,
        detail: { by: 'claims', ...(before && { 'before.roles': before }), 'after.roles': after },
      });
    await this.turns.take(() => fillByClaims(this.parts.database.pool, caller, claimed, noted));
    return true;
  }

  private async write(request: SignedInRequest, { session, since, claims }: VerifiedToken, staff: StaffRow, at: Date, known: Used | undefined): Promise<void> {
    const { pool } = this.parts.database;
    const signIn = await findSignIn(pool, session);
    const beganMs = Math.min(signIn?.beganAt.getTime() ?? Infinity, since.getTime());
    this.requireYoung(beganMs, at);
    if (signIn) {
      const lastMs = Math.max(signIn.lastSeenAt.getTime(), known?.usedMs ?? 0);
      if (!this.goesOn(lastMs, at, staff)) throw notSignedIn('SIGN_IN.IDLE', 'Nothing was done for too long: sign in again');
      await continueSignIn(pool, session, at);
    } else {
      // The audit first: a session that is in the list is one that the audit knows.
      await this.trail.note(request, { action: 'signIn', outcome: 'done', detail: { session, ...evidenceOf(claims) } });
      await beginSignIn(pool, { session, staffId: staff.id, agencyId: staff.agencyId, since }, at);
    }
    this.remember(session, { beganMs, usedMs: at.getTime(), writtenMs: at.getTime() });
  }

  /** Up to and with the last instant of the limit. Machine accounts may rest as long as they like. */
  private goesOn(lastMs: number, at: Date, { machine }: StaffRow): boolean {
    return machine || at.getTime() - lastMs <= this.parts.environment.signIn.idleMinutes * 60_000;
  }

  private requireYoung(beganMs: number, at: Date): void {
    if (!this.isYoung(beganMs, at)) throw tooOld();
  }

  private isYoung(beganMs: number, at: Date): boolean {
    return at.getTime() - beganMs <= this.parts.environment.signIn.hours * 3_600_000;
  }

  /** Where it is demanded, that the person has signed in with more than one factor. Another system has none to show. */
  private requireEvidence({ claims }: VerifiedToken, { machine }: StaffRow): void {
    const { requireAcr, requireAmr } = this.parts.environment.signIn;
    if (machine) return;
    const { acr, amr } = evidenceOf(claims);
    const shown = (requireAcr.length === 0 || (acr !== undefined && requireAcr.includes(acr))) && (requireAmr.length === 0 || amr.some((method) => requireAmr.includes(method)));
    if (!shown) throw notSignedIn('SIGN_IN.MFA_REQUIRED', 'Sign in with more than one factor');
  }

  private remember(session: string, used: Used): void {
    this.used.delete(session);
    const [oldest] = this.used.keys();
    if (oldest !== undefined && this.used.size >= mostRemembered) this.used.delete(oldest);
    this.used.set(session, used);
  }
}

/** How the person has signed in, as the issuer says (OpenID Connect Core 2). */
function evidenceOf({ acr, amr }: VerifiedToken['claims']): { acr?: string; amr: string[] } {
  const methods = Array.isArray(amr) ? amr.filter((method) => typeof method === 'string') : [];
  return { ...(typeof acr === 'string' && { acr: acr.slice(0, 100) }), amr: methods };
}
