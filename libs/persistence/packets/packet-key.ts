import { createHash, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { canonicalJson } from '../canonical.js';

/** The public half, as a JSON Web Key (RFC 8037); `kid` is its thumbprint (RFC 7638). */
export interface PacketPublicKey {
  kty: 'OKP';
  crv: 'Ed25519';
  x: string;
  kid: string;
  alg: 'EdDSA';
  use: 'sig';
}

/** What stands before the 32 bytes of a private key in PKCS #8 (RFC 8410). */
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The installation's Ed25519 key (RFC 8032), by which a court packet proves where it comes from. */
export class PacketKey {
  readonly publicKey: PacketPublicKey;
  private readonly privateKey: KeyObject;

  constructor(seed: Buffer) {
    if (seed.length !== 32) throw new Error('The packet key has to be 32 bytes, in base64');
    this.privateKey = createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' });
    this.publicKey = publicKeyOf(createPublicKey(this.privateKey).export({ format: 'jwk' }).x!);
  }

  /** From a value (base64) or a file that holds one. */
  static async load({ value, file }: { value?: string; file?: string }): Promise<PacketKey> {
    const text = value ?? (file === undefined ? undefined : await readFile(file, 'utf8'));
    if (text === undefined) throw new Error('No packet key: set DPAD_PACKET_KEY or DPAD_PACKET_KEY_FILE');
    return new PacketKey(Buffer.from(text.trim(), 'base64'));
  }

  get keyId(): string {
    return this.publicKey.kid;
  }

  /** The signature over these bytes, base64url. */
  sign(bytes: Buffer): string {
    return sign(null, bytes, this.privateKey).toString('base64url');
  }
}

/** A public key from the text of its file. Throws where it is none of these. */
export function readPublicKey(text: string): PacketPublicKey {
  const { kty, crv, x } = JSON.parse(text) as Partial<PacketPublicKey>;
  if (kty !== 'OKP' || crv !== 'Ed25519' || typeof x !== 'string') throw new Error('Not an Ed25519 public key');
  return publicKeyOf(x);
}

/** Whether it is the signature of exactly these bytes, in its one spelling. */
export function isSignedBy({ kty, crv, x }: PacketPublicKey, bytes: Buffer, signature: string): boolean {
  const raw = Buffer.from(signature, 'base64url');
  if (raw.length !== 64 || raw.toString('base64url') !== signature) return false;
  return verify(null, bytes, createPublicKey({ key: { kty, crv, x }, format: 'jwk' }), raw);
}

function publicKeyOf(x: string): PacketPublicKey {
  const named = { kty: 'OKP', crv: 'Ed25519', x } as const;
  return { ...named, kid: createHash('sha256').update(canonicalJson(named)).digest('base64url'), alg: 'EdDSA', use: 'sig' };
}
