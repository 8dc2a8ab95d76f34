import { createPrivateKey, createPublicKey, diffieHellman, generateKeyPairSync, randomBytes, type JsonWebKey } from 'node:crypto';
import { calculateJwkThumbprint } from 'jose';
import pg from 'pg';
import { deviceKeyOf } from '#persistence/keys/device-key';
import { KeyVault } from '#persistence/keys/key-vault';
import { staffIdOf } from '#persistence/seed';
import { HttpEngine } from '../support/http-engine.js';

const staffId = (account: string) => staffIdOf('madison', account);
let http: HttpEngine;
let owner: pg.Pool;
beforeAll(async () => {
  http = await HttpEngine.start({ withoutWorker: true });
  owner = new pg.Pool({ connectionString: http.engine.testDatabase.ownerUrl });
});
afterAll(async () => {
  await owner.end();
  await http.stop();
});

interface Key {
  keyId: string;
  publicKey: JsonWebKey;
  privateKey: JsonWebKey;
}
const keyOf = (account: string): Promise<Key> => http.read(account, 'me/device-key');

describe("the key of a person's devices", () => {
  it('is a pair whose halves belong together, named by the thumbprint of the public one', async () => {
    const { keyId, publicKey, privateKey } = await keyOf('mari-officer');
    const another = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const [sealed, opened] = [
      diffieHellman({ privateKey: another.privateKey, publicKey: createPublicKey({ key: publicKey, format: 'jwk' }) }),
      diffieHellman({ privateKey: createPrivateKey({ key: privateKey, format: 'jwk' }), publicKey: another.publicKey }),
    ];
    expect(opened).toEqual(sealed);
    expect(keyId).toBe(await calculateJwkThumbprint(publicKey as { kty: string }));
    expect(publicKey).not.toHaveProperty('d');
  });

  it('stays the same, and is one where it is asked for twice at once', async () => {
    const keys = await Promise.all([1, 2, 3, 4].map(() => keyOf('mari-peer')));
    expect(new Set([...keys, await keyOf('mari-peer')].map(({ keyId }) => keyId)).size).toBe(1);
  });

  it("is no colleague's", async () => {
    expect((await keyOf('mari-peer')).keyId).not.toBe((await keyOf('mari-peer-2')).keyId);
  });

  it('lies in the vault, wrapped, and of the agency of whose it is', async () => {
    const { privateKey } = await keyOf('mari-officer');
    const { rows } = await owner.query<{ wrapped: Buffer; agency: string }>(`select wrapped, agency_id as agency from vault.data_key where holder = $1 and class = 'device'`, [staffId('mari-officer')]);
    expect(rows.map(({ agency }) => agency)).toEqual(['madison']);
    expect(rows[0]!.wrapped.includes(Buffer.from(privateKey.d!, 'base64url'))).toBe(false);
  });

  it('is kept while the account is ended: what was left on a device can be opened when the person comes back', async () => {
    const before = await keyOf('mari-defender');
    await owner.query('update staff set active = false where id = $1', [staffId('mari-defender')]);
    expect((await http.send('GET', '/api/me/device-key', { as: 'mari-defender' })).status).toBe(403);
    await owner.query('update staff set active = true where id = $1', [staffId('mari-defender')]);
    expect(await keyOf('mari-defender')).toEqual(before);
  });

  it('is not for machine accounts', async () => {
    expect(await http.send('GET', '/api/me/device-key', { as: 'mari-feed' })).toMatchObject({ status: 403, body: { code: 'SCOPE.NOT_ALLOWED' } });
  });

  it('stays the same under another master key', async () => {
    const before = await keyOf('mari-officer');
    const vault = new KeyVault(randomBytes(32), http.engine.vault.masterKey);
    const connection = await owner.connect();
    await vault.rewrap(connection, 1_000);
    connection.release();
    expect(await deviceKeyOf(owner, new KeyVault(vault.masterKey), staffId('mari-officer'))).toEqual(before);
  });
});
