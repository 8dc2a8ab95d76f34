import {
  allowInsecureRequests,
  authorizationCodeGrant,
  AuthorizationResponseError,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  calculatePKCECodeChallenge,
  ClientSecretBasic,
  discovery,
  enableNonRepudiationChecks,
  None,
  type Configuration,
  type IDToken,
} from 'openid-client';
import { webOrigin, type Environment } from '#config/environment';
import { embeddedIssuerUrl } from '#persistence/issuer-keys';
import { refuse } from '../problem/problem.js';
import type { BegunSignIn } from './begun-sign-in.js';

const timeoutSeconds = 5;
/** Between attempts while the issuer does not answer. */
const retryAfterMs = 2_000;

/**
 * This API as the client of the issuer: authorization code with PKCE (RFC 7636), `state` and `nonce`. What the issuer gives
 * is read once and kept nowhere: after that the session is this API's own.
 */
export class OpenIdClient {
  readonly issuer: string;
  readonly redirectUri: string;
  private readonly origin: string;
  private found: Promise<Configuration> | undefined;
  private failedAt = 0;

  constructor(private readonly environment: Environment) {
    this.origin = webOrigin(environment);
    this.redirectUri = `${this.origin}/signed-in`;
    this.issuer = environment.oidc.issuer ?? embeddedIssuerUrl(environment.port);
  }

  /** Where the person signs in. Throws a 503 where the issuer cannot be reached. */
  async signInUrl({ state, nonce, codeVerifier }: BegunSignIn): Promise<URL> {
    const { requireAcr } = this.environment.signIn;
    return buildAuthorizationUrl(await this.configuration(), {
      redirect_uri: this.redirectUri,
      scope: 'openid',
      // A session that has ended, or rested too long, is not gone on with by a click: the issuer asks who it is.
      prompt: 'login',
      state,
      nonce,
      code_challenge: await calculatePKCECodeChallenge(codeVerifier),
      code_challenge_method: 'S256',
      ...(requireAcr.length > 0 && { acr_values: requireAcr.join(' ') }),
    });
  }

  /** What the issuer says of who has come back with this answer. Throws a 401, or a 503. */
  async signedIn(search: string, { state, nonce, codeVerifier }: BegunSignIn): Promise<IDToken> {
    const configuration = await this.configuration();
    try {
      const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: codeVerifier, idTokenExpected: true };
      const tokens = await authorizationCodeGrant(configuration, new URL(`${this.redirectUri}${search}`), checks);
      return tokens.claims()!;
    } catch (error) {
      if (isUnreachable(error)) return refuseUnreachable();
      if (error instanceof AuthorizationResponseError && error.error === 'access_denied') {
        return refuse(401, 'SIGN_IN.DENIED', 'The sign-in was broken off, or refused by the sign-in service');
      }
      return refuse(401, 'SIGN_IN.FAILED', 'The answer of the sign-in service does not hold: sign in again');
    }
  }

  /** Where the person's session with the issuer is ended too, if it has such a page and is known by now. */
  async signOutUrl(): Promise<string | undefined> {
    const configuration = await this.found?.catch(() => undefined);
    if (configuration?.serverMetadata().end_session_endpoint === undefined) return undefined;
    return buildEndSessionUrl(configuration, { post_logout_redirect_uri: `${this.origin}/` }).href;
  }

  private configuration(): Promise<Configuration> {
    if (this.found) return this.found;
    if (Date.now() - this.failedAt < retryAfterMs) return refuseUnreachable();
    this.found = this.discover().catch(() => {
      this.failedAt = Date.now();
      this.found = undefined;
      return refuseUnreachable();
    });
    return this.found;
  }

  private discover(): Promise<Configuration> {
    const { clientId, clientSecret } = this.environment.oidc;
    const authentication = clientSecret === undefined ? None() : ClientSecretBasic(clientSecret);
    // Signatures of ID tokens are checked though they come from the issuer itself.
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so to be noticed: http is for issuers on this machine alone
    const execute = [enableNonRepudiationChecks, ...(this.issuer.startsWith('http:') ? [allowInsecureRequests] : [])];
    return discovery(new URL(this.issuer), clientId, undefined, authentication, { execute, timeout: timeoutSeconds });
  }
}

/** What fetch throws, an answer that took too long, and an issuer that is not well. */
function isUnreachable(error: unknown): boolean {
  const { code, cause } = error as { code?: string; cause?: unknown };
  return (error instanceof TypeError && code === undefined) || code === 'OAUTH_TIMEOUT' || (cause instanceof Response && cause.status >= 500);
}

function refuseUnreachable(): never {
  return refuse(503, 'AUTH.ISSUER_UNREACHABLE', 'The sign-in service cannot be reached now');
}
