import { createECDH, createHash } from 'node:crypto';
import type { Pool } from 'pg';
import { canonicalJson } from '../canonical.js';
import type { KeyVault } from './key-vault.js';

/** As a JSON Web Key (RFC 7518, 6.2). */
export interface DevicePublicKey {
  kty: 'EC';
  crv: 'P-256';
  x: string;
  y: string;
}

export interface DeviceKey {
  /** The public half's thumbprint (RFC 7638). */
  keyId: string;
  publicKey: DevicePublicKey;
  privateKey: DevicePublicKey & { d: string };
}

const curve = 'prime256v1';

/**
 * The key pair (ECDH) of a member of staff, to whose public half their devices seal what they have not sent yet: one for each,
 * made when it is first asked for, and kept, so that what was left on a device can be opened when the person comes back.
 */
export async function deviceKeyOf(pool: Pool, vault: KeyVault, staffId: string): Promise<DeviceKey> {
  const secret = await vault.secretOf(pool, staffId, 'device', newSecret);
  const pair = createECDH(curve);
  pair.setPrivateKey(secret);
  // 0x04 · x · y: the point as it is, not compressed (SEC 1, 2.3.3).
  const point = pair.getPublicKey();
  const publicKey = { kty: 'EC', crv: 'P-256', x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') } as const;
  return { keyId: createHash('sha256').update(canonicalJson(publicKey)).digest('base64url'), publicKey, privateKey: { ...publicKey, d: secret.toString('base64url') } };
}

function newSecret(): Buffer {
  const pair = createECDH(curve);
  pair.generateKeys();
  const secret = pair.getPrivateKey();
  // A number that is small by chance comes without its leading zeros.
  return Buffer.concat([Buffer.alloc(32 - secret.length), secret]);
}
