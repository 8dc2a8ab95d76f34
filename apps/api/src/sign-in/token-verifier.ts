import { createHash } from 'node:crypto';
import { errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { systemClock, type Clock } from '#persistence/clock';
import type { Caller } from '#persistence/reads/staff-list';
import { problem, ProblemException } from '../problem/problem.js';
import { isIssuerUnreachable } from './issuer-keys.js';

export interface TokenVerifierOptions {
  /** Exactly what `iss` has to be. */
  issuer: string;
  /** What the staff list calls the issuer. */
  staffIssuer: string;
  audience: string;
  keys: JWTVerifyGetKey;
  /** What the token has to have been issued for (RFC 6749, 3.3); anything if absent. */
  requireScope?: string;
  /** How long after signing in the person has to sign in again; 12 if absent. */
  hours?: number;
  /** The system's if absent: what a token says of time is real time. */
  clock?: Clock;
}

export interface VerifiedToken {
  caller: Caller;
  /** A digest that is the same for all tokens of one sign-in: by `sid`, else by `auth_time`, else by `iat`. */
  session: string;
  /** When the person signed in: `auth_time`, else `iat`. */
  since: Date;
  claims: JWTPayload;
  /** It stands for a session of the web app, which can be ended here. */
  web?: true;
}

export interface TokenVerifier {
  /** What the bearer token of an Authorization header says. Throws a ProblemException: 401, or 503. */
  verify(authorization: string | undefined): Promise<VerifiedToken>;
}

/** Asymmetric only: a public key must never serve as a shared secret, and `none` is no signature. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'];
/** RFC 9068, and what issuers that do not follow it write; absent is allowed too. Other kinds of JWT are refused. */
const types = ['at+jwt', 'application/at+jwt', 'jwt'];
const clockToleranceSeconds = 5;
/** A signature is checked once; a key that the issuer withdraws works this much longer at most. */
const rememberedMs = 60_000;
const mostRemembered = 10_000;
/** A shift. No source states one; NIST SP 800-63B asks for 12 hours at most. */
export const usualHours = 12;

interface Remembered {
  token: VerifiedToken;
  untilMs: number;
}

export function createTokenVerifier(options: TokenVerifierOptions): TokenVerifier {
  return new CachingTokenVerifier(options);
}

class CachingTokenVerifier implements TokenVerifier {
  private readonly remembered = new Map<string, Remembered>();
  private readonly clock: Clock;
  private readonly longestMs: number;

  constructor(private readonly options: TokenVerifierOptions) {
    this.clock = options.clock ?? systemClock;
    this.longestMs = (options.hours ?? usualHours) * 3_600_000;
  }

  async verify(authorization: string | undefined): Promise<VerifiedToken> {
    const token = /^Bearer +([\w.~+/=-]+) *$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) throw notSignedIn('AUTH.TOKEN_MISSING', 'Send an access token: Authorization: Bearer …');
    // The token itself is not kept: what lies in memory must not be a way in.
    const fingerprint = digest(token);
    const known = this.remembered.get(fingerprint);
    if (known && known.untilMs > this.now()) return known.token;
    const { verified, expiresMs } = await this.check(token);
    const endsMs = verified.since.getTime() + this.longestMs;
    if (endsMs < this.now()) throw tooOld();
    this.remember(fingerprint, { token: verified, untilMs: Math.min(expiresMs, endsMs, this.now() + rememberedMs) });
    return verified;
  }

  private async check(token: string): Promise<{ verified: VerifiedToken; expiresMs: number }> {
    const { issuer, audience, keys, staffIssuer, requireScope } = this.options;
    try {
      const { payload, protectedHeader } = await jwtVerify(token, keys, {
        issuer,
        audience,
        algorithms,
        clockTolerance: clockToleranceSeconds,
        currentDate: this.clock.now(),
        requiredClaims: ['iss', 'sub', 'aud', 'exp', 'iat'],
      });
      if (protectedHeader.typ !== undefined && !types.includes(protectedHeader.typ.toLowerCase())) throw invalid('This is not an access token');
      // Bound to a key that a bearer does not show.
      if (payload['cnf'] !== undefined) throw invalid('This token is not a bearer token');
      if (requireScope !== undefined && !scopesOf(payload).includes(requireScope)) throw insufficientScope();
      if (typeof payload.sub !== 'string' || payload.sub === '' || payload.exp === undefined) throw invalid('The token says nobody');
      const seconds = payload['auth_time'] ?? payload.iat;
      if (typeof seconds !== 'number') throw invalid('The token does not say when it was signed in');
      const since = new Date(seconds * 1_000);
      if (since.getTime() > this.now() + clockToleranceSeconds * 1_000) throw notYetValid();
      const verified = { caller: { issuer: staffIssuer, subject: payload.sub }, session: sessionOf(payload, seconds), since, claims: payload };
      return { verified, expiresMs: (payload.exp + clockToleranceSeconds) * 1_000 };
    } catch (error) {
      throw error instanceof ProblemException ? error : asProblem(error);
    }
  }

  private now(): number {
    return this.clock.now().getTime();
  }

  private remember(fingerprint: string, remembered: Remembered): void {
    if (this.remembered.size >= mostRemembered) this.forgetOldest();
    this.remembered.set(fingerprint, remembered);
  }

  private forgetOldest(): void {
    const now = this.now();
    for (const [fingerprint, { untilMs }] of this.remembered) if (untilMs <= now) this.remembered.delete(fingerprint);
    const [first] = this.remembered.keys();
    if (first !== undefined && this.remembered.size >= mostRemembered) this.remembered.delete(first);
  }
}

/** A list of words (RFC 9068), or as some issuers write it. */
function scopesOf({ scope, scp }: JWTPayload): unknown[] {
  return [scope, scp].flatMap((said: unknown) => (typeof said === 'string' ? said.split(' ') : Array.isArray(said) ? (said as unknown[]) : []));
}

function sessionOf({ iss, sub, sid }: JWTPayload, since: number): string {
  return digest(JSON.stringify([iss, sub, typeof sid === 'string' && sid !== '' ? { sid } : { since }]));
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

/** Codes of what jose finds, by the claim that does not hold. */
const claimProblems: Readonly<Record<string, () => ProblemException>> = {
  aud: () => notSignedIn('AUTH.WRONG_AUDIENCE', 'The token is not meant for this service'),
  iss: () => notSignedIn('AUTH.WRONG_ISSUER', 'The token is from another issuer'),
  nbf: () => notYetValid(),
};

function asProblem(error: unknown): ProblemException {
  if (error instanceof errors.JWTExpired) return notSignedIn('AUTH.TOKEN_EXPIRED', 'The token has expired');
  if (error instanceof errors.JOSEAlgNotAllowed) return notSignedIn('AUTH.ALGORITHM_NOT_ALLOWED', 'The token is not signed as tokens have to be here');
  if (error instanceof errors.JWSSignatureVerificationFailed) return notSignedIn('AUTH.SIGNATURE_INVALID', 'The signature of the token is not that of the issuer');
  if (error instanceof errors.JWKSNoMatchingKey) return notSignedIn('AUTH.KEY_UNKNOWN', 'The token is signed with a key that the issuer does not have');
  if (error instanceof errors.JWTClaimValidationFailed) {
    return claimProblems[error.claim]?.() ?? invalid('A claim of the token is missing or not valid');
  }
  if (isIssuerUnreachable(error)) {
    return new ProblemException(problem(503, 'AUTH.ISSUER_UNREACHABLE', 'The sign-in service cannot be reached now'), { 'Retry-After': '5' });
  }
  return invalid('The token is not valid');
}

function invalid(detail: string): ProblemException {
  return notSignedIn('AUTH.TOKEN_INVALID', detail);
}

function notYetValid(): ProblemException {
  return notSignedIn('AUTH.TOKEN_NOT_YET_VALID', 'The token is not valid yet');
}

/** RFC 6750, 3.1. */
function insufficientScope(): ProblemException {
  const answer = problem(403, 'AUTH.SCOPE_MISSING', 'The token was not issued for this service');
  return new ProblemException(answer, { 'WWW-Authenticate': 'Bearer error="insufficient_scope"' });
}

export function tooOld(): ProblemException {
  return notSignedIn('SIGN_IN.TOO_OLD', 'It is too long since you signed in: sign in again');
}

/** 401, with the challenge that tells a program why (RFC 6750). */
export function notSignedIn(code: string, detail: string): ProblemException {
  const challenge = code === 'AUTH.TOKEN_MISSING' ? 'Bearer' : `Bearer error="invalid_token", error_description="${detail}"`;
  return new ProblemException(problem(401, code, detail), { 'WWW-Authenticate': challenge });
}
