import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';

const discoveryLimitMs = 5_000;
/** Between attempts while the issuer does not answer. */
const retryAfterMs = 2_000;

/** Why keys could not be had: the token may well be good. */
export class IssuerUnreachableError extends Error {
  override readonly name = 'IssuerUnreachableError';
}

/** An issuer's public keys by OpenID discovery: found with the first token, cached, and fetched anew on rotation. */
export function discoveredKeys(issuer: string): JWTVerifyGetKey {
  let keys: Promise<JWTVerifyGetKey> | undefined;
  let failedAt = 0;
  return async (header, token) => {
    if (!keys) {
      if (Date.now() - failedAt < retryAfterMs) throw new IssuerUnreachableError('Not reachable a moment ago');
      keys = discover(issuer);
      keys.catch(() => {
        failedAt = Date.now();
        keys = undefined;
      });
    }
    const keyOf = await keys;
    return keyOf(header, token);
  };
}

export function isIssuerUnreachable(error: unknown): boolean {
  if (error instanceof IssuerUnreachableError || error instanceof errors.JWKSTimeout) return true;
  // What fetch throws, and what jose says of an answer that is not 200.
  return error instanceof TypeError || (error instanceof errors.JOSEError && error.code === 'ERR_JOSE_GENERIC');
}

async function discover(issuer: string): Promise<JWTVerifyGetKey> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(discoveryLimitMs), redirect: 'error' });
    if (!response.ok) throw new Error(`${response.status}`);
    const { issuer: named, jwks_uri: jwksUri } = (await response.json()) as { issuer?: string; jwks_uri?: string };
    if (named !== issuer || jwksUri === undefined) throw new Error('The discovery document is not of this issuer');
    return createRemoteJWKSet(new URL(jwksUri), { timeoutDuration: discoveryLimitMs, cooldownDuration: 30_000, cacheMaxAge: 600_000 });
  } catch (cause) {
    throw new IssuerUnreachableError(`No keys from ${address}`, { cause });
  }
}
