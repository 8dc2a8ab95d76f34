import { randomUUID } from 'node:crypto';
import { importJWK, SignJWT, UnsecuredJWT } from 'jose';
import pg from 'pg';
import { loadOrCreateIssuerKeys, embeddedIssuerUrl } from '#persistence/issuer-keys';
import { organisationIdOf, staffIdOf } from '#persistence/seed';
import { TestClock } from '../support/engine.js';
import { HttpEngine, type Answer } from '../support/http-engine.js';

const minute = 60_000;
const hour = 60 * minute;
const staffId = (account: string) => staffIdOf('madison', account);
const organisationId = organisationIdOf('madison', 'Madison Police, Central District');
const clock = new TestClock(new Date());
let http: HttpEngine;
let owner: pg.Client;

const claims = [
  {
    agency: 'madison',
    roles: { claim: 'realm.roles', as: { 'dpad-peer': 'peer', 'dpad-supervisor': 'supervisor' } as const, ignore: ['offline_access'] },
    applies: { claim: 'org', value: 'madison' },
    name: 'name',
    organisation: 'Madison Police, Central District',
    programs: ['madison-mari'],
  },
];

beforeAll(async () => {
  http = await HttpEngine.start({ withoutWorker: true, signInClock: clock, claims });
  owner = new pg.Client({ connectionString: http.engine.testDatabase.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await http.stop();
});

/** A token of somebody who signs in now, with what else the issuer says. */
async function signedIn(account: string, said: Record<string, unknown> = {}, of: HttpEngine = http): Promise<string> {
  const { keys } = await loadOrCreateIssuerKeys(of.environment.dataDir);
  const [key] = keys;
  return new SignJWT({ ...payloadOf(account, of), ...said }).setProtectedHeader({ alg: key.alg, kid: key.kid, typ: 'at+jwt' }).sign(await importJWK(key, key.alg));
}

function payloadOf(account: string, of: HttpEngine = http) {
  const now = Math.floor(clock.now().getTime() / 1_000);
  return { iss: embeddedIssuerUrl(of.environment.port), aud: of.environment.oidc.audience, sub: account, iat: now, auth_time: now, exp: now + 24 * 3_600, sid: randomUUID() };
}

const get = (path: string, token: string, of: HttpEngine = http): Promise<Answer> => of.send('GET', `/api/${path}`, { headers: { Authorization: `Bearer ${token}` } });
const me = (token: string, of?: HttpEngine) => get('me', token, of);
const codeOf = ({ status, body }: Answer): string | number => (status < 400 ? status : (body as { code: string }).code);

interface Entry {
  code?: string;
  by: object;
  detail?: object;
}
const audit = async (query: string, as = 'mari-privacy-officer') => ((await get(`audit?limit=500&${query}`, await signedIn(as))).body as { items: Entry[] }).items;

describe('a session', () => {
  it('goes on for as long as nobody rests for more than thirty minutes', async () => {
    const token = await signedIn('mari-peer');
    expect((await me(token)).status).toBe(200);
    for (let time = 0; time < 3; time += 1) {
      clock.advance(30 * minute);
      expect((await me(token)).status).toBe(200);
    }
  });

  it('ends a millisecond later, and stays ended; the next sign-in begins another', async () => {
    const token = await signedIn('mari-peer');
    await me(token);
    clock.advance(30 * minute + 1);
    const [refused, again] = [await me(token), await me(token)];
    expect([codeOf(refused), codeOf(again)]).toEqual(['SIGN_IN.IDLE', 'SIGN_IN.IDLE']);
    expect(refused.status).toBe(401);
    expect((await me(await signedIn('mari-peer'))).status).toBe(200);
    expect(await audit(`action=signInRefused&staff=${staffId('mari-peer')}`)).toContainEqual(expect.objectContaining({ code: 'SIGN_IN.IDLE' }));
  });

  it('that was used in another process meanwhile goes on', async () => {
    const token = await signedIn('mari-clinician');
    await me(token);
    clock.advance(31 * minute);
    await owner.query('update sign_in set last_seen_at = $1 where staff_id = $2', [clock.now(), staffId('mari-clinician')]);
    expect((await me(token)).status).toBe(200);
  });

  it('writes its last use once a minute', async () => {
    const token = await signedIn('mari-defender');
    const lastSeen = async () => {
      const { rows } = await owner.query<{ at: Date }>('select last_seen_at as at from sign_in where staff_id = $1', [staffId('mari-defender')]);
      return rows.map(({ at }) => at.getTime());
    };
    await me(token);
    const begun = clock.now().getTime();
    clock.advance(minute - 1);
    await me(token);
    expect(await lastSeen()).toEqual([begun]);
    clock.advance(1);
    await me(token);
    expect(await lastSeen()).toEqual([begun + minute]);
  });

  it('ends twelve hours after the person signed in, however busy', async () => {
    const token = await signedIn('mari-peer');
    const begun = Math.floor(clock.now().getTime() / 1_000) * 1_000;
    while (clock.now().getTime() + 30 * minute < begun + 12 * hour) {
      expect((await me(token)).status).toBe(200);
      clock.advance(30 * minute);
    }
    await me(token);
    clock.set(begun + 12 * hour);
    expect((await me(token)).status).toBe(200);
    clock.advance(1);
    expect(codeOf(await me(token))).toBe('SIGN_IN.TOO_OLD');
  });

  it('also with new tokens of the same session that do not say when the person signed in', async () => {
    const sid = randomUUID();
    const begun = clock.now().getTime();
    const fresh = () => signedIn('mari-peer', { sid, auth_time: undefined });
    while (clock.now().getTime() < begun + 12 * hour - minute) {
      expect((await me(await fresh())).status).toBe(200);
      clock.advance(29 * minute);
    }
    clock.set(begun + 12 * hour + 1_000);
    expect(codeOf(await me(await fresh()))).toBe('SIGN_IN.TOO_OLD');
  });

  it("is told of by what the caller is told of themselves", async () => {
    const { body } = await me(await signedIn('mari-peer'));
    expect(body.session).toEqual({ idleMinutes: 30, endsAt: new Date(Math.floor(clock.now().getTime() / 1_000) * 1_000 + 12 * hour).toISOString() });
  });

  it('of two uses at once is begun once', async () => {
    const token = await signedIn('mari-coordinator');
    const answers = await Promise.all([1, 2, 3, 4].map(() => me(token)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const { rows } = await owner.query('select 1 from sign_in where staff_id = $1', [staffId('mari-coordinator')]);
    expect(rows).toHaveLength(1);
  });
});

describe('a token', () => {
  it.each<[string, () => string | Promise<string>, string]>([
    ['without a signature', () => new UnsecuredJWT(payloadOf('mari-peer')).encode(), 'AUTH.ALGORITHM_NOT_ALLOWED'],
    ['with another signature', async () => (await signedIn('mari-peer')).replace(/\.[^.]+$/, `.${'A'.repeat(86)}`), 'AUTH.SIGNATURE_INVALID'],
    ['for another audience', () => signedIn('mari-peer', { aud: 'another' }), 'AUTH.WRONG_AUDIENCE'],
    ['of another issuer', () => signedIn('mari-peer', { iss: 'https://another.test' }), 'AUTH.WRONG_ISSUER'],
    ['that has expired', () => signedIn('mari-peer', { exp: Math.floor(clock.now().getTime() / 1_000) - 6 }), 'AUTH.TOKEN_EXPIRED'],
    ['that is not valid yet', () => signedIn('mari-peer', { nbf: Math.floor(clock.now().getTime() / 1_000) + 60 }), 'AUTH.TOKEN_NOT_YET_VALID'],
  ])('%s is refused with its own code, and the attempt audited', async (_what, token, code) => {
    const before = (await audit(`action=signInRefused`)).filter((entry) => entry.code === code).length;
    expect(await me(await token())).toMatchObject({ status: 401, body: { code } });
    const after = (await audit(`action=signInRefused`)).filter((entry) => entry.code === code);
    expect(after.length).toBe(before + 1);
    expect(after[0]?.by).toEqual({});
  });

  it('of somebody who is not on the staff list is refused by name', async () => {
    expect(codeOf(await me(await signedIn('nobody')))).toBe('STAFF.NOT_LISTED');
    expect(await audit('action=signInRefused')).toContainEqual(expect.objectContaining({ code: 'STAFF.NOT_LISTED', by: { account: { issuer: 'embedded', subject: 'nobody' } } }));
  });
});

describe('where more than one factor is demanded', () => {
  let strict: HttpEngine;
  beforeAll(async () => {
    strict = await HttpEngine.start({ withoutWorker: true, signInClock: clock, variables: { OIDC_REQUIRE_AMR: 'otp, hwk', OIDC_REQUIRE_ACR: 'aal2,aal3', TRUSTED_PROXIES: '127.0.0.1,::1' } });
  });
  afterAll(() => strict.stop());

  it.each<[string, Record<string, unknown>, unknown]>([
    ['both are shown', { amr: ['pwd', 'otp'], acr: 'aal2' }, 200],
    ['another of each is shown', { amr: ['hwk'], acr: 'aal3' }, 200],
    ['nothing is shown', {}, 'SIGN_IN.MFA_REQUIRED'],
    ['the method is another', { amr: ['pwd'], acr: 'aal2' }, 'SIGN_IN.MFA_REQUIRED'],
    ['the class is another', { amr: ['otp'], acr: 'aal1' }, 'SIGN_IN.MFA_REQUIRED'],
    ['what is shown is no list', { amr: 'otp', acr: 'aal2' }, 'SIGN_IN.MFA_REQUIRED'],
  ])('somebody is let in by whether %s', async (_what, said, expected) => {
    expect(codeOf(await me(await signedIn('mari-peer', said, strict), strict))).toBe(expected);
  });

  it('the audit says where from, as far as a proxy that is trusted says it', async () => {
    const refusedFrom = async (of: HttpEngine) => {
      await of.send('GET', '/api/me', { headers: { 'X-Forwarded-For': '203.0.113.7' } });
      const { rows } = await of.engine.database.pool.query<{ address: string }>(`select body::jsonb->'from'->>'address' as address from audit_event order by at desc, seq desc limit 1`);
      return rows[0]?.address;
    };
    expect(await refusedFrom(strict)).toBe('203.0.113.7');
    expect(await refusedFrom(http)).toMatch(/127\.0\.0\.1$/);
  });

  it('a machine account has none to show', async () => {
    expect((await me(await signedIn('mari-feed', {}, strict), strict)).status).toBe(200);
  });
});

describe('a machine account', () => {
  it('may rest as long as its token is good', async () => {
    const token = await signedIn('mari-feed');
    await me(token);
    clock.advance(11 * hour);
    const { body } = await me(token);
    expect(body.session).not.toHaveProperty('idleMinutes');
  });

  it('reaches no route but those that its scopes name', async () => {
    const token = await signedIn('mari-feed');
    const { paths } = (await http.send('GET', '/api/openapi.json')).body as { paths: Record<string, object> };
    const reads = Object.entries(paths).filter(([path, methods]) => 'get' in methods && path.startsWith('/api/') && !/health|openapi|\/public\/|\/me$/.test(path));
    expect(reads.length).toBeGreaterThan(20);
    for (const [path] of reads) {
      const answer = await get(path.slice(5).replace(/\{\w*Id\}/g, randomUUID()).replace(/\{\w+\}/g, 'x'), token);
      expect([path, codeOf(answer)]).toEqual([path, 'SCOPE.NOT_ALLOWED']);
    }
  });

  it('with the scope of the directory hands a directory in, by the role that it has, and reads no case', async () => {
    const machine = { subject: 'mari-directory', name: 'Directory of the county', organisationId, roles: ['coordinator'], programs: ['madison-mari'], professions: [], active: true, machine: true, scopes: ['directory:write'] };
    const administrator = await signedIn('mari-administrator');
    const added = await http.send('POST', '/api/staff/accounts', { body: machine, headers: { Authorization: `Bearer ${administrator}` } });
    expect(added.status).toBe(201);
    const token = await signedIn('mari-directory');
    expect(codeOf(await get('cases', token))).toBe('SCOPE.NOT_ALLOWED');
    expect(codeOf(await get('directory?program=madison-mari', token))).toBe('SCOPE.NOT_ALLOWED');
    const handedIn = await http.send('POST', '/api/directory/import?program=madison-mari', { body: { contents: 'x' }, headers: { Authorization: `Bearer ${token}` } });
    expect(codeOf(handedIn)).not.toBe('SCOPE.NOT_ALLOWED');
    expect([400, 422]).toContain(handedIn.status);
  });
});

describe("an agency's administrators keep its staff list", () => {
  const account = (more: object = {}) => ({ name: 'Nadia Brooks', organisationId, roles: ['officer'], programs: ['madison-mari'], professions: ['officer'], active: true, ...more });
  const send = async (method: string, path: string, body: object, as = 'mari-administrator') =>
    http.send(method, `/api/staff/accounts${path}`, { body, headers: { Authorization: `Bearer ${await signedIn(as)}` } });

  it('adding somebody, who is let in from then on; the same again changes nothing', async () => {
    const added = await send('POST', '', account({ subject: 'mari-new-1' }));
    expect(added).toMatchObject({ status: 201, body: { staffId: staffId('mari-new-1'), roles: ['officer'], active: true, machine: false } });
    expect((await me(await signedIn('mari-new-1'))).body).toMatchObject({ name: 'Nadia Brooks', agency: 'madison' });
    expect((await send('POST', '', account({ subject: 'mari-new-1' }))).status).toBe(200);
    expect(codeOf(await send('POST', '', account({ subject: 'mari-new-1', roles: ['peer'] })))).toBe('STAFF.LISTED');
    expect(await audit(`action=changeStaff&staff=${staffId('mari-new-1')}&outcome=done`)).toHaveLength(1);
  });

  it('two at once add somebody once', async () => {
    const answers = await Promise.all([1, 2].map(() => send('POST', '', account({ subject: 'mari-new-2' }))));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 201]);
  });

  it('changing what somebody may do, which the audit tells with before and after', async () => {
    await send('POST', '', account({ subject: 'mari-new-3' }));
    const token = await signedIn('mari-new-3');
    await me(token);
    expect((await send('PUT', `/${staffId('mari-new-3')}`, account({ roles: ['officer', 'supervisor'] }))).body.roles).toEqual(['officer', 'supervisor']);
    expect((await me(token)).body.roles).toEqual(['officer', 'supervisor']);
    const [change] = await audit(`action=changeStaff&staff=${staffId('mari-new-3')}`);
    expect(change).toMatchObject({
      outcome: 'done',
      by: { staffId: staffId('mari-administrator') },
      concerns: staffId('mari-new-3'),
      detail: { 'before.roles': ['officer'], 'after.roles': ['officer', 'supervisor'] },
    });
    expect(JSON.stringify(change?.detail)).not.toContain('Nadia');
  });

  it('ending somebody, whose next request is refused', async () => {
    await send('POST', '', account({ subject: 'mari-new-4' }));
    const token = await signedIn('mari-new-4');
    expect((await get('worklist', token)).status).toBe(200);
    await send('PUT', `/${staffId('mari-new-4')}`, account({ active: false }));
    for (const path of ['me', 'worklist', 'cases', 'docket']) expect(codeOf(await get(path, token))).toBe('STAFF.NOT_LISTED');
  });

  it.each<[string, object, string, string]>([
    ['role', { roles: ['officer', 'sheriff'] }, 'roles.1', 'STAFF.UNKNOWN_ROLE'],
    ['program of another agency', { programs: ['la-door'] }, 'programs.0', 'STAFF.UNKNOWN_PROGRAM'],
    ['organisation of another agency', { organisationId: organisationIdOf('los-angeles', 'Los Angeles Police, South Bureau') }, 'organisationId', 'STAFF.UNKNOWN_ORGANISATION'],
    ['profession', { professions: ['wizard'] }, 'professions.0', 'STAFF.UNKNOWN_PROFESSION'],
    ['scope of a person', { scopes: ['reports:read'] }, 'scopes', 'STAFF.NO_MACHINE'],
    ['scope', { machine: true, scopes: ['everything'] }, 'scopes.0', 'STAFF.UNKNOWN_SCOPE'],
    ['role of a machine account', { machine: true, roles: ['administrator'] }, 'roles', 'STAFF.PERSONS_ROLE'],
  ])('but with no unknown %s', async (_what, more, field, code) => {
    const { status, body } = await send('POST', '', account({ subject: 'mari-new-6', ...more }));
    expect({ status, body }).toMatchObject({ status: 422, body: { code, errors: [{ field }] } });
    expect(codeOf(await me(await signedIn('mari-new-6')))).toBe('STAFF.NOT_LISTED');
  });

  it('but not their own account', async () => {
    const { status, body } = await send('PUT', `/${staffId('mari-administrator')}`, account({ roles: ['administrator', 'privacyOfficer'] }));
    expect([status, body.code]).toEqual([403, 'STAFF.OWN_ACCOUNT']);
    expect(await audit(`action=changeStaff&outcome=refused`)).toContainEqual(expect.objectContaining({ code: 'STAFF.OWN_ACCOUNT', by: expect.objectContaining({ staffId: staffId('mari-administrator') }) }));
  });

  it("but not another agency's", async () => {
    expect(codeOf(await send('PUT', `/${staffIdOf('los-angeles', 'door-peer')}`, account()))).toBe('STAFF.NOT_FOUND');
  });

  it.each(['mari-coordinator', 'mari-supervisor', 'mari-privacy-officer'])('and nobody else does: %s', async (as) => {
    expect(codeOf(await send('PUT', `/${staffId('mari-peer')}`, account(), as))).toBe('ROLE.NOT_ALLOWED');
    expect(codeOf(await send('POST', '', account({ subject: 'mari-new-7' }), as))).toBe('ROLE.NOT_ALLOWED');
  });

  it('choosing among the organisations of their own agency', async () => {
    const { items } = (await get('staff/organisations', await signedIn('mari-administrator'))).body as { items: { id: string; name: string }[] };
    expect(items).toContainEqual({ id: organisationId, name: expect.any(String) });
    const elsewhere = (await get('staff/organisations', await signedIn('door-administrator'))).body as { items: { id: string }[] };
    expect(elsewhere.items.map(({ id }) => id)).not.toContain(organisationId);
    expect(codeOf(await get('staff/organisations', await signedIn('mari-coordinator')))).toBe('ROLE.NOT_ALLOWED');
  });

  it('and, with privacy officers, read it, page by page', async () => {
    const names: string[] = [];
    for (let cursor = ''; ; ) {
      const { items, next } = (await get(`staff/accounts?limit=5${cursor}`, await signedIn('mari-privacy-officer'))).body as { items: { subject: string }[]; next?: string };
      names.push(...items.map(({ subject }) => subject));
      if (next === undefined) break;
      cursor = `&cursor=${next}`;
    }
    expect(names).toContain('mari-peer');
    expect(new Set(names).size).toBe(names.length);
    expect(names.every((name) => name.startsWith('mari-'))).toBe(true);
    expect(codeOf(await get('staff/accounts', await signedIn('mari-coordinator')))).toBe('ROLE.NOT_ALLOWED');
  });
});

describe('where claims fill the staff list', () => {
  const withRoles = (account: string, ...roles: string[]) => signedIn(account, { org: 'madison', name: 'Paula Reyes', realm: { roles: [...roles, 'offline_access'] } });

  it('who signs in first is put on it, with the roles that the claims name', async () => {
    expect((await me(await withRoles('claimed-1', 'dpad-peer'))).body).toMatchObject({ name: 'Paula Reyes', agency: 'madison', roles: ['peer'], programs: ['madison-mari'] });
    expect(await audit(`action=changeStaff&staff=${staffId('claimed-1')}`)).toMatchObject([{ detail: { by: 'claims', 'after.roles': ['peer'] }, concerns: staffId('claimed-1') }]);
  });

  it('roles are given and taken at the next sign-in, and not within one', async () => {
    const first = await withRoles('claimed-2', 'dpad-peer', 'dpad-supervisor');
    expect((await me(first)).body.roles).toEqual(['peer', 'supervisor']);
    expect((await me(await withRoles('claimed-2', 'dpad-peer'))).body.roles).toEqual(['peer']);
    expect((await me(first)).body.roles).toEqual(['peer']);
  });

  it('a role that the agency does not know is refused, and nothing changed', async () => {
    await me(await withRoles('claimed-3', 'dpad-peer'));
    expect(codeOf(await me(await withRoles('claimed-3', 'dpad-sheriff')))).toBe('SIGN_IN.UNKNOWN_ROLE');
    const { rows } = await owner.query('select roles from staff where id = $1', [staffId('claimed-3')]);
    expect(rows).toEqual([{ roles: ['peer'] }]);
    expect(await audit('action=signInRefused')).toContainEqual(expect.objectContaining({ code: 'SIGN_IN.UNKNOWN_ROLE' }));
  });

  it('whom an administrator has ended stays ended', async () => {
    await me(await withRoles('claimed-4', 'dpad-peer'));
    await owner.query('update staff set active = false where id = $1', [staffId('claimed-4')]);
    expect(codeOf(await me(await withRoles('claimed-4', 'dpad-peer')))).toBe('STAFF.NOT_LISTED');
  });

  it('claims without a role put nobody on it', async () => {
    expect(codeOf(await me(await withRoles('claimed-5')))).toBe('STAFF.NOT_LISTED');
  });

  it('claims of another agency change nobody', async () => {
    expect((await me(await withRoles('door-peer', 'dpad-supervisor'))).body.roles).toEqual(['peer']);
    expect((await me(await signedIn('mari-peer', { org: 'elsewhere', realm: { roles: ['dpad-sheriff'] } }))).status).toBe(200);
  });
});
