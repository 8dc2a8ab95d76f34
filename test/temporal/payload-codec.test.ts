import { randomBytes } from 'node:crypto';
import { ApplicationFailure, defaultPayloadConverter, type Payload } from '@temporalio/common';
import { failureConverter } from '#temporal/failure-converter';
import { EncryptingCodec, PayloadNotReadableError } from '#temporal/payload-codec';

const masterKey = randomBytes(32);
const secret = 'met at 12 Elm Street';

function payloadOf(value: unknown): Payload {
  return defaultPayloadConverter.toPayload(value);
}

async function valuesOf(codec: EncryptingCodec, payloads: Payload[]): Promise<unknown[]> {
  return (await codec.decode(payloads)).map((payload) => defaultPayloadConverter.fromPayload(payload));
}

function textOf(payload: Payload): string {
  return Buffer.from(payload.data!).toString('latin1') + JSON.stringify(payload.metadata);
}

describe('payload encryption', () => {
  const codec = new EncryptingCodec(masterKey);

  it('gives back what was encoded', async () => {
    const values = [{ caseId: 'a', place: secret }, null, 'ünïcode', [1, 2, 3], true];
    await expect(valuesOf(codec, await codec.encode(values.map(payloadOf)))).resolves.toEqual(values);
  });

  it('gives back an absent value and raw bytes', async () => {
    const encoded = await codec.encode([payloadOf(undefined), payloadOf(new Uint8Array([1, 2, 3]))]);
    const [absent, bytes] = await valuesOf(codec, encoded);
    expect(absent).toBeUndefined();
    expect([...(bytes as Uint8Array)]).toEqual([1, 2, 3]);
  });

  it('encodes an empty list', async () => {
    await expect(codec.encode([])).resolves.toEqual([]);
  });

  it('stores nothing readable', async () => {
    const [stored] = await codec.encode([payloadOf({ place: secret })]);
    expect(textOf(stored!)).not.toContain('Elm');
    expect(Buffer.from(stored!.metadata!.encoding!).toString()).toBe('binary/encrypted');
  });

  it('encrypts the same value differently each time', async () => {
    const [first, second] = await codec.encode([payloadOf(secret), payloadOf(secret)]);
    expect(Buffer.from(first!.data!).equals(Buffer.from(second!.data!))).toBe(false);
  });

  it('leaves a payload that was never encrypted as it is', async () => {
    await expect(valuesOf(codec, [payloadOf('plain')])).resolves.toEqual(['plain']);
  });

  it('names the same key in every process, and says nothing of the master key', async () => {
    const idOf = async (other: EncryptingCodec) =>
      Buffer.from((await other.encode([payloadOf(1)]))[0]!.metadata!['encryption-key-id']!).toString();
    expect(await idOf(codec)).toBe(await idOf(new EncryptingCodec(masterKey)));
    expect(await idOf(codec)).toMatch(/^[0-9a-f]{16}$/);
    expect(masterKey.toString('hex')).not.toContain(await idOf(codec));
  });

  it('refuses a master key of another length, and no key at all', () => {
    expect(() => new EncryptingCodec(randomBytes(31))).toThrow('32 bytes');
    expect(() => new EncryptingCodec([])).toThrow('without a master key');
  });
});

describe('key rotation', () => {
  const older = randomBytes(32);
  const newer = randomBytes(32);

  it('reads with every known key and writes with the newest', async () => {
    const before = await new EncryptingCodec(older).encode([payloadOf('before')]);
    const rotated = new EncryptingCodec([newer, older]);
    const after = await rotated.encode([payloadOf('after')]);
    await expect(valuesOf(rotated, [...before, ...after])).resolves.toEqual(['before', 'after']);
    await expect(valuesOf(new EncryptingCodec(newer), after)).resolves.toEqual(['after']);
  });

  it('says which key is missing', async () => {
    const before = await new EncryptingCodec(older).encode([payloadOf('before')]);
    await expect(new EncryptingCodec(newer).decode(before)).rejects.toThrow(PayloadNotReadableError);
    await expect(new EncryptingCodec(newer).decode(before)).rejects.toThrow(/No key [0-9a-f]{16}/);
  });
});

describe('tampering', () => {
  const codec = new EncryptingCodec(masterKey);

  async function altered(change: (payload: Payload) => void): Promise<Payload[]> {
    const [payload] = await codec.encode([payloadOf(secret)]);
    const copy = { metadata: { ...payload!.metadata }, data: Uint8Array.from(payload!.data!) };
    change(copy);
    return [copy];
  }

  it('is found at every byte', async () => {
    const [payload] = await codec.encode([payloadOf('x')]);
    for (let at = 0; at < payload!.data!.length; at += 1) {
      const data = Uint8Array.from(payload!.data!);
      data[at]! ^= 1;
      await expect(codec.decode([{ ...payload, data }])).rejects.toThrow(PayloadNotReadableError);
    }
  });

  it('is found where bytes were cut off', async () => {
    await expect(codec.decode(await altered((payload) => (payload.data = payload.data!.slice(0, 10))))).rejects.toThrow(
      PayloadNotReadableError,
    );
    await expect(codec.decode(await altered((payload) => (payload.data = new Uint8Array())))).rejects.toThrow(PayloadNotReadableError);
  });

  it('is found where another known key is named', async () => {
    const other = randomBytes(32);
    const both = new EncryptingCodec([masterKey, other]);
    const [foreign] = await new EncryptingCodec(other).encode([payloadOf(1)]);
    const relabelled = await altered((payload) => (payload.metadata!['encryption-key-id'] = foreign!.metadata!['encryption-key-id']!));
    await expect(both.decode(relabelled)).rejects.toThrow(PayloadNotReadableError);
  });

  it('is found where no key is named', async () => {
    const unnamed = await altered((payload) => delete payload.metadata!['encryption-key-id']);
    await expect(codec.decode(unnamed)).rejects.toThrow('none named');
  });
});

describe('failures', () => {
  it('carry message and stack only inside a payload', async () => {
    const failure = failureConverter.errorToFailure(ApplicationFailure.nonRetryable(secret), defaultPayloadConverter);
    expect(JSON.stringify({ ...failure, encodedAttributes: undefined })).not.toContain('Elm');
    const codec = new EncryptingCodec(masterKey);
    const stored = await codec.encode([failure.encodedAttributes!]);
    expect(textOf(stored[0]!)).not.toContain('Elm');
    const [encodedAttributes] = await codec.decode(stored);
    const error = failureConverter.failureToError({ ...failure, encodedAttributes }, defaultPayloadConverter);
    expect(error.message).toBe(secret);
  });
});
