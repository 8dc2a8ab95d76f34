/** What a device can keep of a box: bytes that only the holder of the private key can read. */
export type Box = Uint8Array<ArrayBuffer>;

/** Wrong key, wrong place, or a bit that is not as it was written. */
export class CannotOpenError extends Error {
  override readonly name = 'CannotOpenError';
}

/** Of a member of staff: the public half stays on the device, so that it can be written to while nobody is signed in. */
export interface PublicKey {
  keyId: string;
  jwk: JsonWebKey;
}

const curve = { name: 'ECDH', namedCurve: 'P-256' } as const;
const version = 1;
/** An uncompressed point of P-256 (SEC 1, 2.3.3). */
const pointLength = 65;
const ivLength = 12;

/**
 * Seals a value (JSON) to a public key: an ECDH key of its own for each box, HKDF-SHA-256, AES-256-GCM. `place` says where the box
 * stands; it cannot be opened in the place of another. As bytes: version, the box's public point, nonce, ciphertext with its tag.
 */
export async function seal(to: PublicKey, place: string, value: unknown): Promise<Box> {
  const [own, recipient] = await Promise.all([crypto.subtle.generateKey(curve, false, ['deriveBits']), importPublic(to.jwk)]);
  const point = new Uint8Array(await crypto.subtle.exportKey('raw', own.publicKey));
  const iv = crypto.getRandomValues(new Uint8Array(ivLength));
  const key = await boxKey(own.privateKey, recipient, point, to.keyId);
  const text = new TextEncoder().encode(JSON.stringify(value));
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: bound(place) }, key, text);
  return Uint8Array.of(version, ...point, ...iv, ...new Uint8Array(sealed));
}

/** What a person opens boxes with, while signed in. */
export interface OpeningKey {
  keyId: string;
  privateKey: CryptoKey;
}

/** Throws a CannotOpenError for a box that is not to this key, not of this place, or not as it was. */
export async function open(by: OpeningKey, place: string, box: Box): Promise<unknown> {
  if (box[0] !== version) throw new CannotOpenError();
  const point = box.slice(1, 1 + pointLength);
  const iv = box.slice(1 + pointLength, 1 + pointLength + ivLength);
  try {
    const sender = await crypto.subtle.importKey('raw', point, curve, false, []);
    const key = await boxKey(by.privateKey, sender, point, by.keyId);
    const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: bound(place) }, key, box.slice(1 + pointLength + ivLength));
    return JSON.parse(new TextDecoder().decode(text)) as unknown;
  } catch (cause) {
    throw new CannotOpenError('This box cannot be opened', { cause });
  }
}

/** A private key that opens boxes and cannot be taken out of the browser again. */
export async function openingKey(keyId: string, jwk: JsonWebKey): Promise<OpeningKey> {
  return { keyId, privateKey: await crypto.subtle.importKey('jwk', jwk, curve, false, ['deriveBits']) };
}

async function boxKey(privateKey: CryptoKey, publicKey: CryptoKey, point: Uint8Array<ArrayBuffer>, keyId: string): Promise<CryptoKey> {
  const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: publicKey }, privateKey, 256);
  const secret = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt: point, info: bound(`dpad device box ${keyId}`) };
  return crypto.subtle.deriveKey(derivation, secret, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

function importPublic(jwk: JsonWebKey): Promise<CryptoKey> {
  return crypto.subtle.importKey('jwk', jwk, curve, false, []);
}

function bound(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

/** A private key as it may stay on a device: under a code that only the person knows. */
export interface WrappedKey {
  salt: Uint8Array<ArrayBuffer>;
  iv: Uint8Array<ArrayBuffer>;
  wrapped: Uint8Array<ArrayBuffer>;
}

/** OWASP's password storage guidance for PBKDF2 with SHA-256 (2023). */
const rounds = 600_000;

export async function wrapUnderCode(code: string, jwk: JsonWebKey): Promise<WrappedKey> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const iv = crypto.getRandomValues(new Uint8Array(ivLength));
  const wrapped = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await codeKey(code, salt), bound(JSON.stringify(jwk)));
  return { salt, iv, wrapped: new Uint8Array(wrapped) };
}

/** Throws a CannotOpenError where the code is another. */
export async function unwrapUnderCode(code: string, { salt, iv, wrapped }: WrappedKey): Promise<JsonWebKey> {
  try {
    const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, await codeKey(code, salt), wrapped);
    return JSON.parse(new TextDecoder().decode(text)) as JsonWebKey;
  } catch (cause) {
    throw new CannotOpenError('The code is another', { cause });
  }
}

async function codeKey(code: string, salt: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const typed = await crypto.subtle.importKey('raw', bound(code.normalize('NFKC')), 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }, typed, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}
