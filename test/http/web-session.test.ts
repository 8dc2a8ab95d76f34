import pg from 'pg';
import { staffIdOf } from '#persistence/seed';
import { Browser } from '../support/browser.js';
import { TestClock } from '../support/engine.js';
import { HttpEngine } from '../support/http-engine.js';
import { OpenIdProvider, type Said } from '../support/open-id-provider.js';

const minute = 60_000;
const hour = 60 * minute;
const staffId = (account: string) => staffIdOf('madison', account);
const clock = new TestClock(new Date());
let http: HttpEngine;
let owner: pg.Client;

beforeAll(async () => {
  http = await HttpEngine.start({ withoutWorker: true, signInClock: clock, web: {} });
  owner = new pg.Client({ connectionString: http.engine.testDatabase.ownerUrl });
  await owner.connect();
  // They look on beside the browser: their tokens are older than any test's clock, which stands still however long a sign-in takes.
  await Promise.all(['mari-privacy-officer', 'mari-administrator', 'mari-officer'].map((account) => http.token(account)));
});
afterAll(async () => {
  await owner.end();
  await http.stop();
});
// Tokens of the issuer say real time.
beforeEach(() => clock.set(Date.now()));

async function signedIn(account: string): Promise<Browser> {
  const browser = new Browser(http.web);
  expect(await browser.signIn(account)).toBe('/');
  return browser;
}

async function codeOf(answer: Promise<Response>): Promise<string | number> {
  const response = await answer;
  return response.status < 400 ? response.status : ((await response.json()) as { code: string }).code;
}

const me = (browser: Browser) => codeOf(browser.ask('GET', '/api/me'));

interface Entry {
  code?: string;
  by: object;
  detail?: object;
}
const audit = async (query: string) => (await http.read('mari-privacy-officer', `audit?limit=500&${query}`)).items as Entry[];
const rowsOf = async (account: string) => (await owner.query('select * from web_session where staff_id = $1', [staffId(account)])).rows as object[];

describe('signing in to the web app', () => {
  it('leads by way of the issuer to the page that the person was going to, as whom the staff list says', async () => {
    const browser = new Browser(http.web);
    expect(await browser.signIn('mari-officer', '/cases?status=open')).toBe('/cases?status=open');
    const response = await browser.ask('GET', '/api/me');
    expect(await response.json()).toMatchObject({ staffId: staffId('mari-officer'), session: { idleMinutes: 30 } });
    expect(await audit(`action=signIn&staff=${staffId('mari-officer')}`)).toMatchObject([{ by: { staffId: staffId('mari-officer') } }]);
  });

  it('asks nobody but the issuer for what its page is made of', async () => {
    const { address, response } = await new Browser(http.web).go('/session/sign-in?to=/');
    expect(address.pathname).toMatch(/^\/oidc\/interaction\//);
    expect(response!.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; (?!.*https?:)/);
  });

  it('gives the browser a cookie that no script reads and no other site sends along, and no token', async () => {
    const browser = new Browser(http.web);
    const back = await browser.comeBack('mari-officer');
    const response = await browser.send('GET', back.href);
    expect(browser.setCookies.find((line) => line.startsWith('dpad-session='))).toMatch(/^dpad-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(browser.cookies.has('dpad-sign-in')).toBe(false);
    expect(JSON.stringify([[...response.headers], await response.text()])).not.toContain('eyJ');
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('keeps the digest of what the cookie holds, and nothing of what the issuer gave', async () => {
    const browser = await signedIn('mari-clinician');
    const kept = JSON.stringify(await rowsOf('mari-clinician'));
    expect(kept).not.toContain(browser.cookies.get('dpad-session'));
    expect(kept).not.toContain('eyJ');
  });

  it('begins another session each time, and ends the one that the browser had', async () => {
    const browser = await signedIn('mari-peer');
    const former = browser.cookies.get('dpad-session')!;
    await browser.signIn('mari-peer');
    expect(browser.cookies.get('dpad-session')).not.toBe(former);
    expect(await me(browser)).toBe(200);
    browser.cookies.set('dpad-session', former);
    expect(await me(browser)).toBe('SESSION.ENDED');
  });

  it('never takes over a cookie that somebody has put there before', async () => {
    const planted = 'a'.repeat(43);
    const browser = new Browser(http.web);
    browser.cookies.set('dpad-session', planted);
    await browser.signIn('mari-peer');
    expect(browser.cookies.get('dpad-session')).not.toBe(planted);
    browser.cookies.set('dpad-session', planted);
    expect(await me(browser)).toBe('SESSION.ENDED');
  });

  it.each(['https://elsewhere.example', '//elsewhere.example', '/\\elsewhere.example', '/.//elsewhere.example', '/\t/elsewhere.example', 'cases', '/api/me', '/session/sign-in', `/${'x'.repeat(500)}`])(
    'leads nowhere but to a page of the app: %s',
    async (to) => {
      expect(await new Browser(http.web).signIn('mari-peer', to)).toBe('/');
    },
  );
});

describe('a sign-in that does not hold leads to the page that says so, and begins no session', () => {
  const finished = async (browser: Browser, back: URL) => (await browser.send('GET', back.href)).headers.get('location');

  it('with a state that was not given here', async () => {
    const browser = new Browser(http.web);
    const back = await browser.comeBack('mari-peer');
    back.searchParams.set('state', 'b'.repeat(43));
    expect(await finished(browser, back)).toBe('/sign-in?problem=SIGN_IN.NOT_BEGUN');
    expect(browser.cookies.has('dpad-session')).toBe(false);
    expect(await audit('action=signInRefused')).toContainEqual(expect.objectContaining({ code: 'SIGN_IN.NOT_BEGUN', by: {} }));
  });

  it('that was begun in another browser', async () => {
    const back = await new Browser(http.web).comeBack('mari-peer');
    expect(await finished(new Browser(http.web), back)).toBe('/sign-in?problem=SIGN_IN.NOT_BEGUN');
  });

  it('with a code that was used before', async () => {
    const browser = new Browser(http.web);
    const back = await browser.comeBack('mari-peer');
    const begun = browser.cookies.get('dpad-sign-in')!;
    expect(await finished(browser, back)).toBe('/');
    expect(await finished(browser, back)).toBe('/sign-in?problem=SIGN_IN.NOT_BEGUN');
    browser.cookies.set('dpad-sign-in', begun);
    expect(await finished(browser, back)).toBe('/sign-in?problem=SIGN_IN.FAILED');
  });

  it('that the person has broken off', async () => {
    const browser = new Browser(http.web);
    const { address, response } = await browser.go('/session/sign-in');
    const abort = /href="([^"]+abort)"/.exec(await response!.text())![1]!;
    const { address: back } = await browser.go(new URL(abort, address).href, ({ pathname }) => pathname === '/signed-in');
    expect(await finished(browser, back)).toBe('/sign-in?problem=SIGN_IN.DENIED');
  });

  it.each(['', '?', '?code=x', '?state=x', '?code=a&code=b&state=x&state=y', '?error=%00', '?state[]=x'])('with an answer that is none: "%s"', async (search) => {
    const browser = new Browser(http.web);
    await browser.send('GET', '/session/sign-in');
    expect(await finished(browser, new URL(`/signed-in${search}`, http.web))).toBe('/sign-in?problem=SIGN_IN.NOT_BEGUN');
  });

  it('of a machine account', async () => {
    const browser = new Browser(http.web);
    expect(await browser.signIn('mari-feed')).toBe('/sign-in?problem=SIGN_IN.MACHINE');
    expect(browser.cookies.has('dpad-session')).toBe(false);
  });

  it('longer ago than a session lasts', async () => {
    const browser = new Browser(http.web);
    const back = await browser.comeBack('mari-peer');
    clock.advance(12 * hour + minute);
    expect(await finished(browser, back)).toBe('/sign-in?problem=SIGN_IN.TOO_OLD');
  });
});

describe('a session of the web app', () => {
  it('goes on for as long as nobody rests for more than thirty minutes, and stays ended after that', async () => {
    const browser = await signedIn('mari-peer');
    clock.advance(30 * minute);
    expect(await me(browser)).toBe(200);
    clock.advance(30 * minute + 1);
    expect([await me(browser), await me(browser)]).toEqual(['SIGN_IN.IDLE', 'SIGN_IN.IDLE']);
    await browser.signIn('mari-peer');
    expect(await me(browser)).toBe(200);
  });

  it('ends twelve hours after the person signed in, however busy', async () => {
    const browser = await signedIn('mari-peer');
    const { session } = (await (await browser.ask('GET', '/api/me')).json()) as { session: { endsAt: string } };
    const endsAt = new Date(session.endsAt).getTime();
    while (clock.now().getTime() + 29 * minute < endsAt) {
      clock.advance(29 * minute);
      expect(await me(browser)).toBe(200);
    }
    clock.set(endsAt);
    expect(await me(browser)).toBe(200);
    clock.advance(1);
    expect(await me(browser)).toBe('SIGN_IN.TOO_OLD');
  });

  it('that nobody can go on with is deleted at the next sign-in in the agency', async () => {
    await signedIn('mari-coordinator');
    clock.advance(33 * minute);
    await signedIn('mari-peer');
    expect(await rowsOf('mari-coordinator')).toEqual([]);
  });

  it("ends at once with the person's account, and is not there any more when that is opened again", async () => {
    const browser = await signedIn('mari-prosecutor');
    const { items } = await http.read('mari-administrator', 'staff/accounts?limit=500');
    const { name, organisationId, roles, programs, professions } = (items as { staffId: string; [field: string]: unknown }[]).find((one) => one.staffId === staffId('mari-prosecutor'))!;
    const change = (active: boolean) =>
      http.send('PUT', `/api/staff/accounts/${staffId('mari-prosecutor')}`, { as: 'mari-administrator', body: { name, organisationId, roles, programs, professions, active } });
    expect((await change(false)).status).toBe(200);
    const ended = await me(browser);
    expect((await change(true)).status).toBe(200);
    expect([ended, await me(browser)]).toEqual(['SESSION.ENDED', 'SESSION.ENDED']);
  });

  it('is refused while the account is taken from the list by hand', async () => {
    const browser = await signedIn('mari-court-liaison');
    await owner.query('update staff set active = false where id = $1', [staffId('mari-court-liaison')]);
    expect(await me(browser)).toBe('STAFF.NOT_LISTED');
    await owner.query('update staff set active = true where id = $1', [staffId('mari-court-liaison')]);
  });

  it('counts for less than a token that comes with it', async () => {
    const browser = await signedIn('mari-peer');
    const response = await browser.send('GET', '/api/me', { headers: { Authorization: `Bearer ${await http.token('mari-officer')}`, 'Sec-Fetch-Site': 'cross-site' } });
    expect(await response.json()).toMatchObject({ staffId: staffId('mari-officer') });
    expect(await codeOf(browser.ask('GET', '/api/me', { Authorization: 'Bearer bad' }))).toBe('AUTH.TOKEN_INVALID');
  });

  it.each(['', 'x', 'a'.repeat(43), 'a'.repeat(3_000), '"; drop', '%00'])('is none with another cookie: "%s"', async (value) => {
    const browser = new Browser(http.web);
    browser.cookies.set('dpad-session', value);
    expect(await codeOf(browser.ask('GET', '/api/me'))).toMatch(/^(SESSION\.ENDED|AUTH\.TOKEN_MISSING)$/);
  });
});

describe('a request that comes with the cookie', () => {
  const write = { 'Content-Type': 'application/json' };
  let browser: Browser;
  beforeAll(async () => {
    clock.set(Date.now());
    browser = await signedIn('mari-officer');
  });
  const site = (value: string) => ({ 'Sec-Fetch-Site': value });
  const ways = (): [string, string, Record<string, string>, boolean][] => [
    ['changes', 'from the app itself', site('same-origin'), true],
    ['changes', 'from another site', site('cross-site'), false],
    ['changes', 'from a neighbour of the same domain', site('same-site'), false],
    ['changes', 'from nowhere', site('none'), false],
    ['changes', 'from the app itself, as an old browser says it', { Origin: http.web }, true],
    ['changes', 'from another site, as an old browser says it', { Origin: 'https://elsewhere.example' }, false],
    ['changes', 'from a sandboxed page', { Origin: 'null' }, false],
    ['changes', 'from a page of another port', { Origin: 'http://localhost:1' }, false],
    ['changes', 'without a word', {}, false],
    ['changes', 'from another site that says our origin', { ...site('cross-site'), Origin: http.web }, false],
    ['reads', 'from the app itself', site('same-origin'), true],
    ['reads', 'by an address that was typed', site('none'), true],
    ['reads', 'without a word', {}, true],
    ['reads', 'from another site', site('cross-site'), false],
    ['reads', 'from a neighbour of the same domain', site('same-site'), false],
  ];

  it('counts where the app itself has sent it', async () => {
    for (const [does, from, headers, counts] of ways()) {
      const answer = does === 'reads' ? browser.send('GET', '/api/worklist', { headers }) : browser.send('POST', '/api/cases', { headers: { ...write, ...headers }, body: '{}' });
      const code = await codeOf(answer);
      expect([does, from, code]).toEqual([does, from, counts ? expect.not.stringMatching(/^SESSION/) : 'SESSION.CROSS_SITE']);
    }
  });

  it('cannot sign anybody out from another site', async () => {
    expect(await codeOf(browser.send('POST', '/session/sign-out', { headers: site('cross-site') }))).toBe('SESSION.CROSS_SITE');
    expect(await me(browser)).toBe(200);
  });
});

describe('signing out', () => {
  it('ends the session of this browser, and is in the audit', async () => {
    const [browser, another] = [await signedIn('mari-peer-2'), await signedIn('mari-peer-2')];
    const cookie = browser.cookies.get('dpad-session')!;
    expect(await (await browser.ask('POST', '/session/sign-out')).json()).toEqual({});
    expect(browser.cookies.has('dpad-session')).toBe(false);
    browser.cookies.set('dpad-session', cookie);
    expect([await me(browser), await me(another)]).toEqual(['SESSION.ENDED', 200]);
    expect(await audit(`action=signOut&staff=${staffId('mari-peer-2')}`)).toMatchObject([{ detail: { everywhere: false } }]);
  });

  it("everywhere ends all of this person's, and nobody else's", async () => {
    const [browser, another, colleague] = [await signedIn('mari-peer-2'), await signedIn('mari-peer-2'), await signedIn('mari-peer')];
    expect(await codeOf(browser.ask('POST', '/session/sign-out?everywhere=true'))).toBe(200);
    expect([await me(another), await me(colleague)]).toEqual(['SESSION.ENDED', 200]);
  });

  it('twice at once is one', async () => {
    const browser = await signedIn('mari-peer-2');
    const cookies = new Map(browser.cookies);
    const again = Object.assign(new Browser(http.web), { cookies });
    const codes = await Promise.all([browser, again].map((one) => codeOf(one.ask('POST', '/session/sign-out'))));
    expect(codes).toContain(200);
    expect(codes.every((code) => code === 200 || code === 'SESSION.ENDED')).toBe(true);
  });

  it('takes no other word', async () => {
    const browser = await signedIn('mari-peer-2');
    expect(await codeOf(browser.ask('POST', '/session/sign-out?everywhere=yes'))).toBe('INPUT.INVALID');
    expect(await me(browser)).toBe(200);
  });
});

describe("a person's own key for their devices", () => {
  const keyOf = async (browser: Browser) => (await (await browser.ask('GET', '/api/me/device-key')).json()) as { keyId: string };

  it('is not given to another site', async () => {
    const browser = await signedIn('mari-officer');
    expect(await codeOf(browser.send('GET', '/api/me/device-key', { headers: { 'Sec-Fetch-Site': 'cross-site' } }))).toBe('SESSION.CROSS_SITE');
  });

  it('is the same in every session of theirs', async () => {
    const [first, second] = [await keyOf(await signedIn('mari-officer')), await keyOf(await signedIn('mari-officer'))];
    expect(second).toEqual(first);
  });
});

describe('over TLS', () => {
  let secure: HttpEngine;
  beforeAll(async () => {
    secure = await HttpEngine.start({ withoutWorker: true, web: {}, variables: { PUBLIC_URL: 'https://dpad.example.org', OIDC_REQUIRE_AMR: 'otp' } });
  });
  afterAll(() => secure.stop());

  it('cookies are of this host alone, and Secure; who has shown too few factors gets none', async () => {
    const browser = new Browser(secure.base);
    await browser.send('GET', '/session/sign-in');
    expect(browser.setCookies[0]).toMatch(/^__Host-dpad-sign-in=[\w.-]+; Max-Age=600; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/);
    const back = await browser.comeBack('mari-peer');
    expect(back.origin).toBe('https://dpad.example.org');
    const response = await browser.send('GET', `${back.pathname}${back.search}`);
    expect(response.headers.get('location')).toBe('/sign-in?problem=SIGN_IN.MFA_REQUIRED');
    expect(browser.cookies.has('__Host-dpad-session')).toBe(false);
  });

  it('a cookie without the prefix, which a neighbour could put there, is none', async () => {
    const browser = new Browser(secure.base);
    browser.cookies.set('dpad-session', 'a'.repeat(43));
    expect(await me(browser)).toBe('AUTH.TOKEN_MISSING');
  });
});

describe('with any provider of OpenID Connect', () => {
  let provider: OpenIdProvider;
  let any: HttpEngine;
  beforeAll(async () => {
    provider = await OpenIdProvider.start();
    any = await HttpEngine.start({
      withoutWorker: true,
      variables: { OIDC_ISSUER: provider.issuer, OIDC_CLIENT_ID: 'our app', OIDC_CLIENT_SECRET: 'a:secret', OIDC_REQUIRE_AMR: 'otp', OIDC_REQUIRE_ACR: 'aal2' },
      claims: [{ agency: 'madison', roles: { claim: 'groups', as: { peers: 'peer' } }, name: 'name', organisation: 'Madison Police, Central District', programs: ['madison-mari'] }],
    });
  });
  afterAll(async () => {
    await any.stop();
    await provider.stop();
  });
  beforeEach(() => provider.reset());

  const shown = { acr: 'aal2', amr: ['pwd', 'otp'] };

  async function finished(browser: Browser): Promise<string | null> {
    const { address } = await browser.go('/session/sign-in', ({ pathname }) => pathname === '/signed-in');
    return (await browser.send('GET', `${address.pathname}${address.search}`)).headers.get('location');
  }

  it('somebody signs in, by claims that put them on the staff list', async () => {
    provider.says({ ...shown, sub: 'claimed', groups: ['peers'], name: 'Paula Reyes' });
    const browser = new Browser(any.base);
    expect(await finished(browser)).toBe('/');
    const response = await browser.ask('GET', '/api/me');
    expect(await response.json()).toMatchObject({ name: 'Paula Reyes', roles: ['peer'] });
    expect(provider.asked).toMatchObject({ prompt: 'login', code_challenge_method: 'S256', acr_values: 'aal2', scope: 'openid', redirect_uri: 'http://localhost:3000/signed-in' });
    expect(provider.authorization).toBe(`Basic ${Buffer.from('our+app:a%3Asecret').toString('base64')}`);
    expect(await (await browser.ask('POST', '/session/sign-out')).json()).toEqual({
      endSessionUrl: `${provider.issuer}/bye?${new URLSearchParams({ post_logout_redirect_uri: 'http://localhost:3000/', client_id: 'our app' }).toString()}`,
    });
  });

  it.each<[string, Partial<Said>, string]>([
    ['the account is not on the staff list', { sub: 'nobody', groups: [] }, 'STAFF.NOT_LISTED'],
    ['the claims name a role that is not known', { groups: ['sheriffs'] }, 'SIGN_IN.UNKNOWN_ROLE'],
    ['too few factors were shown', { amr: ['pwd'] }, 'SIGN_IN.MFA_REQUIRED'],
    ['they were shown too weakly', { acr: 'aal1' }, 'SIGN_IN.MFA_REQUIRED'],
    ['the provider did not ask who it is, though it was told to', { auth_time: Math.floor(Date.now() / 1_000) - 601 }, 'SIGN_IN.NOT_NOW'],
    ['the token is for another client', { aud: 'another' }, 'SIGN_IN.FAILED'],
    ['the token is of another issuer', { iss: 'https://another.example' }, 'SIGN_IN.FAILED'],
    ['the token answers another sign-in', { nonce: 'another' }, 'SIGN_IN.FAILED'],
    ['the token answers no sign-in', { nonce: undefined }, 'SIGN_IN.FAILED'],
    ['the token has expired', { exp: Math.floor(Date.now() / 1_000) - 60 }, 'SIGN_IN.FAILED'],
    ['the token says nobody', { sub: undefined }, 'SIGN_IN.FAILED'],
  ])('nobody is let in where %s', async (_what, said, code) => {
    provider.says({ ...shown, sub: 'somebody', groups: ['peers'], ...said });
    const browser = new Browser(any.base);
    expect(await finished(browser)).toBe(`/sign-in?problem=${code}`);
    expect([...browser.cookies.keys()]).toEqual([]);
  });

  it.each<[string, () => void, string]>([
    ['signs with a key that it does not show', () => provider.signWithAnotherKey(), 'SIGN_IN.FAILED'],
    ['refuses the code', () => provider.answerCodeWith(400, { error: 'invalid_grant' }), 'SIGN_IN.FAILED'],
    ['gives no ID token', () => provider.answerCodeWith(200, { access_token: 'x', token_type: 'Bearer' }), 'SIGN_IN.FAILED'],
    ['is not well', () => provider.answerCodeWith(502, {}), 'AUTH.ISSUER_UNREACHABLE'],
  ])('nobody is let in where the provider %s', async (_what, happens, code) => {
    provider.says({ ...shown, sub: 'claimed', groups: ['peers'] });
    happens();
    expect(await finished(new Browser(any.base))).toBe(`/sign-in?problem=${code}`);
  });

  it('that cannot be reached, the page says so', async () => {
    const cutOff = await HttpEngine.start({ withoutWorker: true, variables: { OIDC_ISSUER: 'http://127.0.0.1:9' } });
    const response = await new Browser(cutOff.base).send('GET', '/session/sign-in');
    expect([response.status, response.headers.get('location')]).toEqual([302, '/sign-in?problem=AUTH.ISSUER_UNREACHABLE']);
    await cutOff.stop();
  });
});
