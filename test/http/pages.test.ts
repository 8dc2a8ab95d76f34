import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HttpEngine } from '../support/http-engine.js';
import { testServers } from '../support/servers.js';

const html = { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
const page = '<!doctype html><title>DPAD</title>';
const script = `export const words = '${'a word '.repeat(400)}';`;
let http: HttpEngine;

beforeAll(async () => {
  const folder = await mkdtemp(join(testServers.dataDir(), 'web-'));
  await mkdir(join(folder, 'assets'));
  const files = { 'index.html': page, 'sw.js': 'self.skipWaiting();', 'manifest.webmanifest': '{}', 'icon-192.png': 'png', 'assets/main-1a2b.js': script };
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  http = await HttpEngine.start({ withoutWorker: true, web: { pagesFolder: folder } });
});
afterAll(() => http.stop());

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') => fetch(http.web + path, { method, headers, redirect: 'manual' });
const policyOf = ({ headers }: Response) => headers.get('content-security-policy')?.split('; ');

describe('the web app', () => {
  it.each(['/', '/cases/0192f8a0-0000-7000-8000-000000000001', '/sign-in?problem=SIGN_IN.DENIED', '/apiary', '/sessions'])('has its first page at %s', async (path) => {
    const response = await get(path, html);
    expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([200, 'text/html; charset=utf-8', page]);
    expect(response.headers.get('cache-control')).toBe('no-cache');
  });

  it('answers HEAD as GET, without the page', async () => {
    const response = await get('/cases', html, 'HEAD');
    expect([response.status, await response.text()]).toEqual([200, '']);
  });

  it.each<[string, Record<string, string>]>([
    ['/api/nowhere', html],
    ['/metrics/nowhere', html],
    ['/session', html],
    ['/session/nowhere', html],
    ['/assets/gone-1a2b.js', html],
    ['/assets/gone', html],
    ['/gone.png', html],
    ['/cases', { Accept: 'application/json' }],
    ['/cases', { Accept: '*/*' }],
    ['/assets', html],
    ['/..%2f..%2fpackage.json', html],
  ])('has none at %s %j', async (path, headers) => {
    const response = await get(path, headers);
    expect([response.status, response.headers.get('content-type')]).toEqual([404, 'application/problem+json; charset=utf-8']);
  });

  it('takes nothing else than GET', async () => {
    expect((await get('/cases', html, 'POST')).status).toBe(404);
  });

  it.each<[string, string]>([
    ['/assets/main-1a2b.js', 'public, max-age=31536000, immutable'],
    ['/sw.js', 'no-cache'],
    ['/manifest.webmanifest', 'no-cache'],
    ['/index.html', 'no-cache'],
    ['/icon-192.png', 'no-cache'],
  ])('keeps %s as long as it stays the same', async (path, caching) => {
    const response = await get(path);
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, caching]);
  });

  it('is asked for again at no cost while it is the same', async () => {
    const { headers } = await get('/sw.js');
    expect((await get('/sw.js', { 'If-None-Match': headers.get('etag')!, 'Cache-Control': 'max-age=0' })).status).toBe(304);
  });

  it('runs its own scripts and styles alone, frames and uses nothing', async () => {
    for (const response of [await get('/', html), await get('/assets/main-1a2b.js')]) {
      expect(policyOf(response)).toEqual([
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "img-src 'self' data:",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
      ]);
      expect(response.headers.get('permissions-policy')).toContain('camera=(), microphone=(), geolocation=()');
      expect(Object.fromEntries(response.headers)).toMatchObject({ 'referrer-policy': 'no-referrer', 'cross-origin-opener-policy': 'same-origin', 'cross-origin-resource-policy': 'same-origin', 'x-content-type-options': 'nosniff' });
    }
  });

  it('comes compressed, and what the API answers does not', async () => {
    const zipped = { 'Accept-Encoding': 'gzip' };
    expect((await get('/assets/main-1a2b.js', zipped)).headers.get('content-encoding')).toBe('gzip');
    expect((await get('/api/openapi.json', zipped)).headers.get('content-encoding')).toBe(null);
  });

  it("leaves the page of the API's document as it is", async () => {
    const response = await get('/api/docs', html);
    expect([response.status, response.headers.get('content-security-policy')]).toEqual([200, expect.stringContaining("style-src 'self' 'unsafe-inline'")]);
  });
});

describe('where the web app has not been built', () => {
  let alone: HttpEngine;
  beforeAll(async () => {
    alone = await HttpEngine.start({ withoutWorker: true, web: { pagesFolder: '/nowhere' }, variables: { OIDC_ISSUER: 'https://login.example.org/realm' } });
  });
  afterAll(() => alone.stop());

  it('the API runs, and the first page says so', async () => {
    const { status, body } = await alone.send('GET', '/', { headers: html });
    expect([status, body]).toEqual([404, 'The API runs here. The web app has not been built: run npm run build.\n']);
    expect((await alone.send('GET', '/cases', { headers: html })).body).toMatchObject({ code: 'ROUTE.NOT_FOUND' });
    expect((await alone.send('GET', '/api/health/live')).status).toBe(200);
  });
});
