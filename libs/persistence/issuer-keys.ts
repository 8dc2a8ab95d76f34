import { join } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose';
import { readOrCreateSecretFile } from './secret-file.js';

/** What the staff list calls the embedded issuer, whatever port it answers on. */
export const embeddedStaffIssuer = 'embedded';

/** What the embedded issuer says of how somebody has signed in (RFC 8176): by a password that it does not check. */
export const howSignedIn = { acr: 'urn:dpad:development', amr: ['pwd'] };

/** The name by which the embedded issuer signs. */
export function embeddedIssuerUrl(port: number): string {
  return `http://localhost:${port}/oidc`;
}

/** A private signing key of the embedded issuer. */
export interface IssuerKey extends JWK {
  readonly kid: string;
  readonly alg: 'ES256';
  readonly use: 'sig';
}

/** The embedded development issuer's private keys, created by whoever needs them first. The first one signs. */
export async function loadOrCreateIssuerKeys(dataDir: string): Promise<{ keys: [IssuerKey, ...IssuerKey[]] }> {
  const text = await readOrCreateSecretFile(join(dataDir, 'issuer.json'), async () =>
    JSON.stringify({ keys: [await newKey()] }),
  );
  return JSON.parse(text) as { keys: [IssuerKey, ...IssuerKey[]] };
}

async function newKey(): Promise<IssuerKey> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const jwk = await exportJWK(privateKey);
  return { ...jwk, kid: await calculateJwkThumbprint(jwk), alg: 'ES256', use: 'sig' };
}
