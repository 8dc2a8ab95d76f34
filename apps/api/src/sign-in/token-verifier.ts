import { createHash } from 'node:crypto';
import { errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
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
}

export interface TokenVerifier {
  /** Who the bearer token of an Authorization header speaks for. Throws a ProblemException: 401, or 503. */
  verify(authorization: string | undefined): Promise<Caller>;
}

/** Asymmetric only: a public key must never serve as a shared secret, and `none` is no signature. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'];
/** RFC 9068, and what issuers that do not follow it write; absent is allowed too. Other kinds of JWT are refused. */
const types = ['at+jwt', 'application/at+jwt', 'jwt'];
const clockToleranceSeconds = 5;
/** A signature is checked once; a key that the issuer withdraws works this much longer at most. */
const rememberedMs = 60_000;
const mostRemembered = 10_000;

interface Remembered {
  caller: Caller;
  untilMs: number;
}

export function createTokenVerifier(options: TokenVerifierOptions): TokenVerifier {
  return new CachingTokenVerifier(options);
}

class CachingTokenVerifier implements TokenVerifier {
  private readonly remembered = new Map<string, Remembered>();

  constructor(private readonly options: TokenVerifierOptions) {}

  async verify(authorization: string | undefined): Promise<Caller> {
    const token = /^Bearer +([\w.~+/=-]+) *$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) throw notSignedIn('AUTH.TOKEN_MISSING', 'Send an access token: Authorization: Bearer …');
    // The token itself is not kept: what lies in memory must not be a way in.
    const fingerprint = createHash('sha256').update(token).digest('base64url');
    const known = this.remembered.get(fingerprint);
    if (known && known.untilMs > Date.now()) return known.caller;
    const { caller, expiresMs } = await this.check(token);
    this.remember(fingerprint, { caller, untilMs: Math.min(expiresMs, Date.now() + rememberedMs) });
    return caller;
  }

  private async check(token: string): Promise<{ caller: Caller; expiresMs: number }> {
    const { issuer, audience, keys, staffIssuer } = this.options;
    try {
      const { payload, protectedHeader } = await jwtVerify(token, keys, {
        issuer,
        audience,
        algorithms,
        clockTolerance: clockToleranceSeconds,
        requiredClaims: ['iss', 'sub', 'aud', 'exp'],
      });
      if (protectedHeader.typ !== undefined && !types.includes(protectedHeader.typ.toLowerCase())) throw invalid('This is not an access token');
      // Bound to a key that a bearer does not show.
      if (payload['cnf'] !== undefined) throw invalid('This token is not a bearer token');
      if (typeof payload.sub !== 'string' || payload.sub === '' || payload.exp === undefined) throw invalid('The token says nobody');
      return { caller: { issuer: staffIssuer, subject: payload.sub }, expiresMs: (payload.exp + clockToleranceSeconds) * 1_000 };
    } catch (error) {
      throw error instanceof ProblemException ? error : asProblem(error);
    }
  }

  private remember(fingerprint: string, remembered: Remembered): void {
    if (this.remembered.size >= mostRemembered) this.forgetOldest();
    this.remembered.set(fingerprint, remembered);
  }

  private forgetOldest(): void {
    const now = Date.now();
    for (const [fingerprint, { untilMs }] of this.remembered) if (untilMs <= now) this.remembered.delete(fingerprint);
    const [first] = this.remembered.keys();
    if (first !== undefined && this.remembered.size >= mostRemembered) this.remembered.delete(first);
  }
}

function asProblem(error: unknown): ProblemException {
  if (error instanceof errors.JWTExpired) return notSignedIn('AUTH.TOKEN_EXPIRED', 'The token has expired');
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === 'aud') return notSignedIn('AUTH.WRONG_AUDIENCE', 'The token is not meant for this service');
    if (error.claim === 'iss') return notSignedIn('AUTH.WRONG_ISSUER', 'The token is from another issuer');
    return invalid('A claim of the token is missing or not valid');
  }
  if (isIssuerUnreachable(error)) {
    return new ProblemException(problem(503, 'AUTH.ISSUER_UNREACHABLE', 'The sign-in service cannot be reached now'), { 'Retry-After': '5' });
  }
  return invalid('The token is not valid');
}

function invalid(detail: string): ProblemException {
  return notSignedIn('AUTH.TOKEN_INVALID', detail);
}

function notSignedIn(code: string, detail: string): ProblemException {
  const challenge = code === 'AUTH.TOKEN_MISSING' ? 'Bearer' : `Bearer error="invalid_token", error_description="${detail}"`;
  return new ProblemException(problem(401, code, detail), { 'WWW-Authenticate': challenge });
}
