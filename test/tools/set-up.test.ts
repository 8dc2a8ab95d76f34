import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { readEnvironment } from '#config/environment';
import { loadOrCreateIssuerKeys } from '#persistence/issuer-keys';
import { cachedBinary } from '#tools/set-up/binary-cache';
import { signToken } from '#tools/set-up/sign-token';
import { tellOldNode } from '#tools/set-up/node-version';
import { freePort, isPortFree, portNear } from '#tools/set-up/ports';
import { temporalBinary } from '#tools/set-up/temporal-binary';

const quiet = (): void => undefined;
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'set-up-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('Node', () => {
  test.each(['22.17.0', '22.18.1', '24.21.0', '26.0.0'])('%s is new enough', (version) => {
    expect(tellOldNode(version)).toBeUndefined();
  });

  test.each(['22.16.9', '20.20.2', '18.0.0'])('%s is refused with a remedy', (version) => {
    expect(tellOldNode(version)).toMatch(/needs 22\.17 or later\. Run "npm ci"/);
  });
});

describe('the Temporal CLI', () => {
  const path = process.env.PATH;
  const fetch = globalThis.fetch;
  afterEach(() => {
    process.env.PATH = path;
    globalThis.fetch = fetch;
  });

  test('without a way to it, the five ways are named within 5 seconds', async () => {
    process.env.PATH = folder;
    // A machine that reaches the download needs no remedy.
    globalThis.fetch = () => Promise.reject(new Error('no network'));
    const startedAt = Date.now();
    await expect(temporalBinary(join(folder, 'cache'), quiet)).rejects.toThrow(/1\. set TEMPORAL_ADDRESS[\s\S]*5\. install Go/);
    expect(Date.now() - startedAt).toBeLessThan(5_000);
  });

  test('on PATH is used before the cache', async () => {
    process.env.PATH = folder;
    writeProgram(join(folder, 'temporal'));
    mkdirSync(join(folder, 'cache'));
    writeProgram(join(folder, 'cache', 'temporal'));
    expect(await temporalBinary(join(folder, 'cache'), quiet)).toBe(join(folder, 'temporal'));
    rmSync(join(folder, 'temporal'));
    expect(await temporalBinary(join(folder, 'cache'), quiet)).toBe(join(folder, 'cache', 'temporal'));
  });
});

describe('the cache of binaries', () => {
  const binary = { name: 'thing', progress: quiet, tryOut: () => Promise.resolve() };

  test('makes a binary once, also for callers at the same time', async () => {
    let made = 0;
    const make = async (into: string): Promise<string> => {
      made += 1;
      writeProgram(join(into, 'made'));
      return join(into, 'made');
    };
    const cacheDir = join(folder, 'cache');
    const paths = await Promise.all([1, 2, 3].map(() => cachedBinary({ ...binary, cacheDir, make })));
    expect(new Set(paths)).toEqual(new Set([join(cacheDir, 'thing')]));
    expect(made).toBe(1);
  });

  test('keeps nothing that does not run', async () => {
    const cacheDir = join(folder, 'cache');
    const make = async (into: string): Promise<string> => {
      writeProgram(join(into, 'made'));
      return join(into, 'made');
    };
    const broken = { ...binary, cacheDir, make, tryOut: () => Promise.reject(new Error('it does not run')) };
    await expect(cachedBinary(broken)).rejects.toThrow('it does not run');
    await expect(cachedBinary({ ...binary, cacheDir, make })).resolves.toBe(join(cacheDir, 'thing'));
  });
});

describe('ports', () => {
  test('a busy one is not free, and an internal one moves', async () => {
    const port = await freePort();
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    expect(await isPortFree(port)).toBe(false);
    expect(await portNear(port)).not.toBe(port);
    await new Promise((resolve) => server.close(resolve));
    expect(await portNear(port)).toBe(port);
  });
});

describe('a token of the embedded issuer', () => {
  test('verifies with the key in the data folder and lasts 8 hours', async () => {
    const environment = readEnvironment({ DATA_DIR: folder, PORT: '3456' });
    const token = await signToken('pad-officer', environment);
    const { keys } = await loadOrCreateIssuerKeys(folder);
    const { payload, protectedHeader } = await jwtVerify(token, createLocalJWKSet({ keys: keys.map(({ d: _private, ...publicKey }) => publicKey) }), {
      issuer: 'http://localhost:3456/oidc',
      audience: 'dpad-api',
      typ: 'at+jwt',
    });
    expect(protectedHeader).toMatchObject({ alg: 'ES256', kid: keys[0].kid });
    expect(payload).toMatchObject({ sub: 'pad-officer', jti: expect.any(String) });
    expect(payload.exp! - payload.iat!).toBe(8 * 60 * 60);
  });

  test('has one key, whoever asks for it first, for its owner only', async () => {
    const all = await Promise.all(Array.from({ length: 5 }, () => loadOrCreateIssuerKeys(folder)));
    expect(new Set(all.map(({ keys }) => keys[0].kid)).size).toBe(1);
    expect(statSync(join(folder, 'issuer.json')).mode & 0o777).toBe(0o600);
  });
});

function writeProgram(path: string): void {
  writeFileSync(path, '#!/bin/sh\n');
  chmodSync(path, 0o755);
}
