import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type JWK } from 'jose';
import { ProblemException } from '#api/problem/problem';
import { discoveredKeys } from '#api/sign-in/issuer-keys';
import { createTokenVerifier, type TokenVerifier } from '#api/sign-in/token-verifier';

const issuer = 'https://issuer.test/realm';
const audience = 'dpad-api';
type Keys = Awaited<ReturnType<typeof generateKeyPair>>;
let keys: Keys;
let otherKeys: Keys;
let jwk: JWK;
let verifier: TokenVerifier;

beforeAll(async () => {
  keys = await generateKeyPair('ES256', { extractable: true });
  otherKeys = await generateKeyPair('ES256');
  jwk = { ...(await exportJWK(keys.publicKey)), kid: 'k1', alg: 'ES256' };
  verifier = createTokenVerifier({ issuer, staffIssuer: 'embedded', audience, keys: createLocalJWKSet({ keys: [jwk] }) });
});

interface Claims {
  iss?: string;
  sub?: string;
  aud?: string | string[];
  exp?: number;
  nbf?: number;
  cnf?: object;
}
const inSeconds = (seconds: number) => Math.floor(Date.now() / 1_000) + seconds;
const usual: Claims = { iss: issuer, sub: 'pad-peer', aud: audience, exp: inSeconds(300) };

interface Signing {
  /** `null`: none. */
  typ?: string | null;
  key?: Keys['privateKey'] | Uint8Array;
  alg?: string;
}

function sign(claims: Claims, { typ = 'at+jwt', key = keys.privateKey, alg = 'ES256' }: Signing = {}) {
  const header = { alg, kid: 'k1', ...(typ === null ? {} : { typ }) };
  return new SignJWT({ ...claims }).setProtectedHeader(header).sign(key);
}

describe('an access token', () => {
  it('says who calls, by the name that the staff list has for its issuer, and nothing else', async () => {
    const token = await sign({ ...usual, roles: ['administrator'], agency: 'another' } as Claims);
    expect(await verifier.verify(`Bearer ${token}`)).toEqual({ issuer: 'embedded', subject: 'pad-peer' });
  });

  it.each([['at+jwt'], ['application/at+jwt'], ['JWT'], [null]])('may be of type %p', async (typ) => {
    await expect(verifier.verify(`Bearer ${await sign(usual, { typ })}`)).resolves.toMatchObject({ subject: 'pad-peer' });
  });

  it.each<[string, Claims, string]>([
    ['that has expired', { ...usual, exp: inSeconds(-60) }, 'AUTH.TOKEN_EXPIRED'],
    ['without an end', { ...usual, exp: undefined }, 'AUTH.TOKEN_INVALID'],
    ['not valid yet', { ...usual, nbf: inSeconds(60) }, 'AUTH.TOKEN_INVALID'],
    ['for another audience', { ...usual, aud: 'other' }, 'AUTH.WRONG_AUDIENCE'],
    ['without an audience', { ...usual, aud: undefined }, 'AUTH.WRONG_AUDIENCE'],
    ['from another issuer', { ...usual, iss: 'https://issuer.test' }, 'AUTH.WRONG_ISSUER'],
    ['from the issuer with a slash more', { ...usual, iss: `${issuer}/` }, 'AUTH.WRONG_ISSUER'],
    ['without a subject', { ...usual, sub: undefined }, 'AUTH.TOKEN_INVALID'],
    ['with an empty subject', { ...usual, sub: '' }, 'AUTH.TOKEN_INVALID'],
    ['bound to a key', { ...usual, cnf: { jkt: 'x' } }, 'AUTH.TOKEN_INVALID'],
  ])('%s is refused', async (_what, claims, code) => {
    await expect(problemOf(verifier.verify(`Bearer ${await sign(claims)}`))).resolves.toMatchObject({ status: 401, code });
  });

  it('signed with another key is refused', async () => {
    const token = await sign(usual, { key: otherKeys.privateKey });
    await expect(problemOf(verifier.verify(`Bearer ${token}`))).resolves.toMatchObject({ status: 401, code: 'AUTH.TOKEN_INVALID' });
  });

  it('signed with the public key as a shared secret is refused', async () => {
    const secret = new TextEncoder().encode(JSON.stringify(jwk).padEnd(64, 'x'));
    const token = await sign(usual, { key: secret, alg: 'HS256' });
    await expect(problemOf(verifier.verify(`Bearer ${token}`))).resolves.toMatchObject({ status: 401, code: 'AUTH.TOKEN_INVALID' });
  });

  it('without a signature is refused', async () => {
    const token = new UnsecuredJWT({ ...usual }).encode();
    await expect(problemOf(verifier.verify(`Bearer ${token}`))).resolves.toMatchObject({ status: 401 });
  });

  it('with changed claims is refused, also when the same signature was good a moment ago', async () => {
    const token = await sign(usual);
    await verifier.verify(`Bearer ${token}`);
    const [header, , signature] = token.split('.');
    const claims = Buffer.from(JSON.stringify({ ...usual, sub: 'pad-supervisor' })).toString('base64url');
    await expect(problemOf(verifier.verify(`Bearer ${header}.${claims}.${signature}`))).resolves.toMatchObject({ status: 401 });
  });

  it.each(['dpop+jwt', 'logout+jwt', 'secevent+jwt'])('of type %s is none', async (typ) => {
    await expect(problemOf(verifier.verify(`Bearer ${await sign(usual, { typ })}`))).resolves.toMatchObject({ status: 401 });
  });

  it.each([undefined, '', 'Bearer', 'Bearer ', 'Basic dXNlcjpwYXNz', 'Bearer a b'])('is missing in %p', async (header) => {
    await expect(problemOf(verifier.verify(header))).resolves.toMatchObject({ status: 401, code: 'AUTH.TOKEN_MISSING' });
  });

  it('is challenged for in the answer', async () => {
    await expect(verifier.verify(undefined)).rejects.toMatchObject({ headers: { 'WWW-Authenticate': 'Bearer' } });
    await expect(verifier.verify('Bearer x.y.z')).rejects.toMatchObject({
      headers: { 'WWW-Authenticate': expect.stringContaining('invalid_token') },
    });
  });
});

describe("an issuer's keys", () => {
  let server: Server;
  let own: string;
  let named: string;

  beforeEach(async () => {
    server = createServer((request, response) => {
      const document = { issuer: named, jwks_uri: `${own}/jwks` };
      const answer = request.url === '/jwks' ? { keys: [jwk] } : document;
      response.setHeader('Content-Type', 'application/json').end(JSON.stringify(answer));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    own = named = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  const verifierOf = (of: string) => createTokenVerifier({ issuer: of, staffIssuer: of, audience, keys: discoveredKeys(of) });

  it('are found by discovery', async () => {
    const token = await sign({ ...usual, iss: own });
    await expect(verifierOf(own).verify(`Bearer ${token}`)).resolves.toEqual({ issuer: own, subject: 'pad-peer' });
  });

  it('of a document that names another issuer are not used', async () => {
    named = 'https://elsewhere.test';
    const token = await sign({ ...usual, iss: own });
    await expect(problemOf(verifierOf(own).verify(`Bearer ${token}`))).resolves.toMatchObject({ status: 503 });
  });

  it('that cannot be fetched mean "not now", not "not valid"', async () => {
    const gone = 'http://127.0.0.1:9';
    const token = await sign({ ...usual, iss: gone });
    await expect(problemOf(verifierOf(gone).verify(`Bearer ${token}`))).resolves.toMatchObject({ status: 503, code: 'AUTH.ISSUER_UNREACHABLE' });
  });
});

async function problemOf(work: Promise<unknown>) {
  try {
    await work;
  } catch (error) {
    if (error instanceof ProblemException) return error.problem;
    throw error;
  }
  throw new Error('It was let through');
}
