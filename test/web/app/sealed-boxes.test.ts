import { CannotOpenError, open, openingKey, seal, unwrapUnderCode, wrapUnderCode, type OpeningKey, type PublicKey } from '../../../apps/web/src/shared/device/crypto';

interface Pair {
  publicKey: PublicKey;
  privateKey: JsonWebKey;
  opening: OpeningKey;
}

async function newPair(keyId: string): Promise<Pair> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits']);
  const { kty, crv, x, y, d } = await crypto.subtle.exportKey('jwk', pair.privateKey);
  // As the API hands it out: without the browser's own members.
  const publicPart: JsonWebKey = { kty: kty!, crv: crv!, x: x!, y: y! };
  const privateKey: JsonWebKey = { ...publicPart, d: d! };
  return { publicKey: { keyId, jwk: publicPart }, privateKey, opening: await openingKey(keyId, privateKey) };
}

describe('what a device keeps sealed', () => {
  const entry = { name: 'A name', charges: [{ class: 'drug' }] };
  let officer: Pair;
  let other: Pair;
  beforeAll(async () => {
    officer = await newPair('officer');
    other = await newPair('other');
  });

  it('is opened by the person to whom it was sealed', async () => {
    const box = await seal(officer.publicKey, 'entry/1', entry);
    expect(await open(officer.opening, 'entry/1', box)).toEqual(entry);
  });

  it('says nothing of its content, nor whether two are alike', async () => {
    const [one, two] = await Promise.all([seal(officer.publicKey, 'entry/1', entry), seal(officer.publicKey, 'entry/1', entry)]);
    expect(Buffer.from(one).toString('latin1')).not.toContain('A name');
    expect(Buffer.from(one).equals(Buffer.from(two))).toBe(false);
  });

  it('is not opened by another person', async () => {
    const box = await seal(officer.publicKey, 'entry/1', entry);
    await expect(open(other.opening, 'entry/1', box)).rejects.toThrow(CannotOpenError);
  });

  it('is not opened in the place of another entry', async () => {
    const box = await seal(officer.publicKey, 'entry/1', entry);
    await expect(open(officer.opening, 'entry/2', box)).rejects.toThrow(CannotOpenError);
  });

  it.each([
    ['the version', 0],
    ['the point', 1],
    ['the end of the point', 65],
    ['the nonce', 66],
    ['the first letter', 78],
    ['the tag', -1],
  ])('is not opened with a bit flipped in %s', async (_where, at) => {
    const box = await seal(officer.publicKey, 'entry/1', entry);
    const index = at < 0 ? box.length + at : at;
    box[index]! ^= 1;
    await expect(open(officer.opening, 'entry/1', box)).rejects.toThrow(CannotOpenError);
  });

  it('is not opened when it was cut short', async () => {
    const box = await seal(officer.publicKey, 'entry/1', entry);
    await expect(open(officer.opening, 'entry/1', box.slice(0, 40))).rejects.toThrow(CannotOpenError);
  });

  it('is opened with a key that cannot be taken out of the browser', () => {
    expect(officer.opening.privateKey.extractable).toBe(false);
  });
});

describe('a key under an offline code', () => {
  it('opens by the code that the person chose, however its letters are composed', async () => {
    const { privateKey } = await newPair('officer');
    const wrapped = await wrapUnderCode('contrase\u00f1a larga', privateKey);
    expect(await unwrapUnderCode('contrasen\u0303a larga', wrapped)).toEqual(privateKey);
  });

  it('does not open by another code', async () => {
    const { privateKey } = await newPair('officer');
    const wrapped = await wrapUnderCode('twelve chars', privateKey);
    await expect(unwrapUnderCode('twelve charz', wrapped)).rejects.toThrow(CannotOpenError);
  });
});
