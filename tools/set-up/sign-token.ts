import { randomUUID } from 'node:crypto';
import { importJWK, SignJWT } from 'jose';
import type { Environment } from '#config/environment';
import { embeddedIssuerUrl, howSignedIn, loadOrCreateIssuerKeys } from '#persistence/issuer-keys';
import { runningSystem } from './run-file.js';

const validFor = '8h';

/** A bearer token of the embedded issuer for an account, for the system that runs on the data folder or will. */
export async function signToken(account: string, { dataDir, port, oidc }: Environment): Promise<string> {
  const { keys } = await loadOrCreateIssuerKeys(dataDir);
  const [key] = keys;
  const running = await runningSystem(dataDir);
  const since = Math.floor(Date.now() / 1_000);
  return new SignJWT({ auth_time: since, sid: randomUUID(), ...howSignedIn })
    .setProtectedHeader({ alg: key.alg, kid: key.kid, typ: 'at+jwt' })
    .setIssuer(embeddedIssuerUrl(running?.port ?? port))
    .setSubject(account)
    .setAudience(oidc.audience)
    .setIssuedAt()
    .setExpirationTime(validFor)
    .setJti(randomUUID())
    .sign(await importJWK(key, key.alg));
}
