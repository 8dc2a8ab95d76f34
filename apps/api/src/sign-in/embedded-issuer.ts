import { randomBytes } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { createLocalJWKSet, type JWK, type JWTVerifyGetKey } from 'jose';
import type { Configuration, JWKS } from 'oidc-provider';
import type { Pool } from 'pg';
import { embeddedIssuerUrl, embeddedStaffIssuer, howSignedIn, loadOrCreateIssuerKeys } from '#persistence/issuer-keys';
import { findStaff } from '#persistence/reads/staff-list';

export const embeddedIssuerPath = '/oidc';

/** Resource indicators are URIs (RFC 8707); the audience that the tokens carry is the configured one. */
const resource = 'urn:dpad:api';
const tokenSeconds = 8 * 3600;

export interface EmbeddedIssuerOptions {
  dataDir: string;
  port: number;
  audience: string;
  pool: Pool;
  /** Where the web app is. */
  origin: string;
}

export interface EmbeddedIssuer {
  issuer: string;
  /** Its public keys, without a request to itself. */
  keys: JWTVerifyGetKey;
  handler(): RequestListener;
}

/**
 * An OpenID provider for development: code flow with PKCE for a public application, one account for each member of the
 * staff list whose issuer is `embedded`, any password. It must never run in production.
 */
export async function createEmbeddedIssuer(options: EmbeddedIssuerOptions): Promise<EmbeddedIssuer> {
  const { keys } = await loadOrCreateIssuerKeys(options.dataDir);
  const issuer = embeddedIssuerUrl(options.port);
  // Not loaded where the staff sign in at an issuer of their own.
  const { Provider } = await import('oidc-provider');
  return {
    issuer,
    keys: createLocalJWKSet({ keys: keys.map(publicPart) }),
    // Made only where somebody mounts it: the verification of tokens does not need it.
    handler: () => quietly(() => new Provider(issuer, configuration(options, { keys: [...keys] })).callback()),
  };
}

function configuration({ audience, pool, origin }: EmbeddedIssuerOptions, jwks: JWKS): Configuration {
  return {
    jwks,
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    clients: [
      {
        client_id: 'dpad-web',
        application_type: 'web',
        token_endpoint_auth_method: 'none',
        id_token_signed_response_alg: 'ES256',
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        redirect_uris: [`${origin}/signed-in`],
        require_auth_time: true,
      },
    ],
    clientBasedCORS: () => true,
    pkce: { required: () => true },
    scopes: ['openid', 'offline_access'],
    findAccount: async (_context, subject) => {
      const staff = await findStaff(pool, { issuer: embeddedStaffIssuer, subject });
      return staff && { accountId: subject, claims: () => ({ sub: subject }) };
    },
    // The application is our own: signing in is all there is to agree to.
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({ clientId: oidc.client?.clientId, accountId: oidc.session?.accountId });
      grant.addOIDCScope('openid offline_access');
      grant.addResourceScope(resource, '');
      await grant.save();
      return grant;
    },
    extraTokenClaims: ({ oidc }, token) => {
      const { authTime } = oidc.entities.AuthorizationCode ?? oidc.entities.RefreshToken ?? {};
      const sid = 'sessionUid' in token ? token.sessionUid : undefined;
      return { ...howSignedIn, ...(authTime !== undefined && { auth_time: authTime }), ...(sid !== undefined && { sid }) };
    },
    ttl: { AccessToken: tokenSeconds, Session: tokenSeconds, Grant: tokenSeconds, Interaction: 3600, IdToken: 3600 },
    features: {
      devInteractions: { enabled: true },
      // Every sign-in asks who it is: there is nothing to be signed out of.
      rpInitiatedLogout: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => resource,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: '',
          audience,
          accessTokenFormat: 'jwt',
          accessTokenTTL: tokenSeconds,
          jwt: { sign: { alg: 'ES256' } },
        }),
      },
    },
  };
}

function publicPart({ d: _private, ...key }: JWK): JWK {
  return key;
}

/** The provider warns on the console that it is set up for development: so it is. */
function quietly<T>(make: () => T): T {
  // eslint-disable-next-line no-console -- put back below; nothing is written to it here
  const loud = { warn: console.warn, info: console.info };
  Object.assign(console, { warn: () => undefined, info: () => undefined });
  try {
    return make();
  } finally {
    Object.assign(console, loud);
  }
}
