import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { Payload, PayloadCodec } from '@temporalio/common';
import proto from '@temporalio/proto';

const { Payload: PayloadMessage } = proto.temporal.api.common.v1;

const encoding = Buffer.from('binary/encrypted');
const cipherName = Buffer.from('AES-256-GCM');
const nonceBytes = 12;
const tagBytes = 16;

/** One master key, or several while one replaces another: the newest first. 32 bytes each. */
export type MasterKeys = Uint8Array | readonly Uint8Array[];

interface PayloadKey {
  id: Buffer;
  key: Buffer;
}

/** A history was written under a master key that this process has not been given, or was altered. */
export class PayloadNotReadableError extends Error {
  override readonly name = 'PayloadNotReadableError';
}

/**
 * Encrypts everything that Temporal stores of a case with AES-256-GCM, under a key derived from the newest master key;
 * reads what was written under any of them. Keep an old master key while an open case or a retained history needs it.
 */
export class EncryptingCodec implements PayloadCodec {
  private readonly newest: PayloadKey;
  private readonly keys: ReadonlyMap<string, PayloadKey>;

  constructor(masterKeys: MasterKeys) {
    const [newest, ...older] = (masterKeys instanceof Uint8Array ? [masterKeys] : masterKeys).map(payloadKey);
    if (!newest) throw new Error('Payloads cannot be encrypted without a master key');
    this.newest = newest;
    this.keys = new Map([newest, ...older].map((known) => [known.id.toString(), known]));
  }

  async encode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map((payload) => encrypt(this.newest, payload));
  }

  async decode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map((payload) => (isEncrypted(payload) ? decrypt(this.keyOf(payload), payload) : payload));
  }

  private keyOf(payload: Payload): PayloadKey {
    const id = Buffer.from(payload.metadata?.['encryption-key-id'] ?? []).toString();
    const key = this.keys.get(id);
    if (!key) throw new PayloadNotReadableError(`No key ${id || '(none named)'} for this payload`);
    return key;
  }
}

/** The key's id is derived too, so that it says nothing of the key and is the same in every process. */
function payloadKey(masterKey: Uint8Array): PayloadKey {
  if (masterKey.length !== 32) throw new Error('A master key has to be 32 bytes');
  const derive = (info: string, length: number) => Buffer.from(hkdfSync('sha256', masterKey, '', info, length));
  return {
    id: Buffer.from(derive('dpad temporal payloads key id', 8).toString('hex')),
    key: derive('dpad temporal payloads', 32),
  };
}

function isEncrypted({ metadata }: Payload): boolean {
  return metadata?.encoding !== undefined && encoding.equals(metadata.encoding);
}

function encrypt({ id, key }: PayloadKey, payload: Payload): Payload {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(id);
  const plain = PayloadMessage.encode(payload).finish();
  return {
    metadata: { encoding, 'encryption-cipher': cipherName, 'encryption-key-id': id },
    data: Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]),
  };
}

function decrypt({ id, key }: PayloadKey, payload: Payload): Payload {
  const box = Buffer.from(payload.data ?? []);
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, nonceBytes), { authTagLength: tagBytes });
    decipher.setAAD(id).setAuthTag(box.subarray(-tagBytes));
    const plain = Buffer.concat([decipher.update(box.subarray(nonceBytes, -tagBytes)), decipher.final()]);
    // A plain object: protobuf's own class instances are not what converters expect.
    const { metadata, data } = PayloadMessage.decode(plain);
    return { metadata, data };
  } catch (cause) {
    throw new PayloadNotReadableError('A payload was altered after it was encrypted', { cause });
  }
}
