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
  iat?: number;
  nbf?: number;
  sid?: unknown;
  auth_time?: unknown;
  cnf?: object;
}
const inSeconds = (seconds: number) => Math.floor(Date.now() / 1_000) + seconds;
const usual: Claims = { iss: issuer, sub: 'pad-peer', aud: audience, iat: inSeconds(-60), exp: inSeconds(300) };

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
    expect((await verifier.verify(`Bearer ${token}`)).caller).toEqual({ issuer: 'embedded', subject: 'pad-peer' });
  });

  it.each([['at+jwt'], ['application/at+jwt'], ['JWT'], [null]])('may be of type %p', async (typ) => {
    await expect(verifier.verify(`Bearer ${await sign(usual, { typ })}`)).resolves.toMatchObject({ caller: { subject: 'pad-peer' } });
  });

  describe('where a scope is demanded', () => {
    const demanding = () => createTokenVerifier({ issuer, staffIssuer: 'embedded', audience, keys: createLocalJWKSet({ keys: [jwk] }), requireScope: 'dpad' });

    it.each([{ scope: 'openid dpad' }, { scp: 'dpad' }, { scp: ['dpad', 'other'] }])('is let in with %j', async (said) => {
      await expect(demanding().verify(`Bearer ${await sign({ ...usual, ...said })}`)).resolves.toMatchObject({ caller: { subject: 'pad-peer' } });
    });

    it.each([{}, { scope: 'openid' }, { scope: 'dpad-admin' }, { scope: { dpad: true } }])('is refused with %j', async (said) => {
      await expect(problemOf(demanding().verify(`Bearer ${await sign({ ...usual, ...said })}`))).resolves.toMatchObject({ status: 403, code: 'AUTH.SCOPE_MISSING' });
    });
  });

  it.each<[string, Claims, string]>([
    ['that has expired', { ...usual, exp: inSeconds(-60) }, 'AUTH.TOKEN_EXPIRED'],
    ['without an end', { ...usual, exp: undefined }, 'AUTH.TOKEN_INVALID'],
    ['not valid yet', { ...usual, nbf: inSeconds(60) }, 'AUTH.TOKEN_NOT_YET_VALID'],
    ['of somebody who will only sign in', { ...usual, auth_time: inSeconds(60) }, 'AUTH.TOKEN_NOT_YET_VALID'],
    ['that does not say when it was issued', { ...usual, iat: undefined }, 'AUTH.TOKEN_INVALID'],
    ['whose time of signing in is no time', { ...usual, auth_time: 'today' }, 'AUTH.TOKEN_INVALID'],
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
    await expect(problemOf(verifier.verify(`Bearer ${token}`))).resolves.toMatchObject({ status: 401, code: 'AUTH.SIGNATURE_INVALID' });
  });

  it('signed with the public key as a shared secret is refused', async () => {
    const secret = new TextEncoder().encode(JSON.stringify(jwk).padEnd(64, 'x'));
    const token = await sign(usual, { key: secret, alg: 'HS256' });
    await expect(problemOf(verifier.verify(`Bearer ${token}`))).resolves.toMatchObject({ status: 401, code: 'AUTH.ALGORITHM_NOT_ALLOWED' });
  });

  it('without a signature is refused', async () => {
    const token = new UnsecuredJWT({ ...usual }).encode();
    await expect(problemOf(verifier.verify(`Bearer ${token}`))).resolves.toMatchObject({ status: 401, code: 'AUTH.ALGORITHM_NOT_ALLOWED' });
  });

  it('signed with a key that the issuer does not name is refused', async () => {
    const token = await new SignJWT({ ...usual }).setProtectedHeader({ alg: 'ES256', kid: 'k2' }).sign(otherKeys.privateKey);
    await expect(problemOf(verifier.verify(`Bearer ${token}`))).resolves.toMatchObject({ status: 401, code: 'AUTH.KEY_UNKNOWN' });
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

describe('a sign-in', () => {
  const signedInAt = Date.parse('2031-03-04T08:00:00Z');
  const seconds = signedInAt / 1_000;
  const longLived = { ...usual, iat: seconds, exp: seconds + 48 * 3_600 };
  const shift = 12 * 3_600_000;
  let now: number;
  let own: TokenVerifier;

  beforeEach(() => {
    now = signedInAt;
    own = createTokenVerifier({ issuer, staffIssuer: 'embedded', audience, keys: createLocalJWKSet({ keys: [jwk] }), hours: 12, clock: { now: () => new Date(now) } });
  });
  const verify = async (claims: Claims) => own.verify(`Bearer ${await sign(claims)}`);

  it.each<[string, Claims]>([
    ['was issued', longLived],
    ['was made, of whatever age the token is', { ...longLived, auth_time: seconds, iat: seconds + 11 * 3_600 }],
  ])('holds for twelve hours from when it %s', async (_what, claims) => {
    now = signedInAt + shift;
    expect((await verify(claims)).since).toEqual(new Date(signedInAt));
  });

  it('of more than twelve hours ago is refused, also with a token that was let in a moment ago', async () => {
    now = signedInAt + shift;
    const token = await sign(longLived);
    await own.verify(`Bearer ${token}`);
    now += 1;
    await expect(problemOf(own.verify(`Bearer ${token}`))).resolves.toMatchObject({ status: 401, code: 'SIGN_IN.TOO_OLD' });
  });

  it('is one session for all tokens of the same sid, and else of the same time of signing in', async () => {
    now += 1_000;
    const { session } = await verify({ ...longLived, sid: 's1' });
    expect((await verify({ ...longLived, sid: 's1', exp: longLived.exp + 1 })).session).toBe(session);
    const others = [{ ...longLived, sid: 's2' }, longLived, { ...longLived, auth_time: seconds + 1 }, { ...longLived, sub: 'pad-officer', sid: 's1' }];
    const sessions = await Promise.all(others.map(async (claims) => (await verify(claims)).session));
    expect(new Set([session, ...sessions]).size).toBe(5);
    expect((await verify({ ...longLived, auth_time: seconds, iat: seconds + 1 })).session).toBe(sessions[1]);
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
    await expect(verifierOf(own).verify(`Bearer ${token}`)).resolves.toMatchObject({ caller: { issuer: own, subject: 'pad-peer' } });
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
