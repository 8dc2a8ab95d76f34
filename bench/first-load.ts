import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { readEnvironment } from '#config/environment';
import { chromiumBinary } from '#tools/set-up/chromium';
import { freePort } from '#tools/set-up/ports';
import { startSystem } from '#tools/system';

/** What an officer's phone loads first, and how soon the screen is there: on a slow 4G line and a processor four times slower. */
const budget = { appKilobytes: 300, answersKilobytes: 100, firstPaintMs: 3_000, screenMs: 5_000 };
const slow4g = { offline: false, latency: 150, downloadThroughput: (1.6 * 1024 * 1024) / 8, uploadThroughput: (750 * 1024) / 8 };
const account = 'mari-officer';

const folder = await mkdtemp(join(tmpdir(), 'dpad-first-load-'));
const port = String(await freePort());
const cacheDir = join(resolve(readEnvironment(process.env).dataDir), 'cache');
const system = await startSystem({ variables: { ...process.env, DATA_DIR: folder, PORT: port, LOG_LEVEL: 'warn' }, cacheDir, durability: 'throwAway' });
try {
  const browser = await chromium.launch({ executablePath: await chromiumBinary((line) => console.log(line)), args: ['--no-sandbox'] });
  const page = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
  await signIn(page, system.apiUrl);
  const measured = await firstLoad(page, `${system.apiUrl}/start`);
  await browser.close();
  console.table({ measured, budget });
} finally {
  await system.stop();
  await rm(folder, { recursive: true, force: true });
}
process.exit();

async function signIn(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/session/sign-in?to=/start`);
  await page.locator('input[name=login]').fill(account);
  await page.locator('input[name=password]').fill('any');
  await page.locator('button[type=submit]').click();
  await page.getByRole('heading', { level: 1 }).waitFor();
}

/** With nothing in the cache, as at the first time. */
async function firstLoad(page: Page, url: string): Promise<typeof budget> {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Network.enable');
  await devTools.send('Network.clearBrowserCache');
  await devTools.send('Network.setBypassServiceWorker', { bypass: true });
  await devTools.send('Network.setCacheDisabled', { cacheDisabled: true });
  await devTools.send('Network.emulateNetworkConditions', slow4g);
  await devTools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const answers = new Set<string>();
  const bytes = { app: 0, answers: 0 };
  devTools.on('Network.responseReceived', ({ requestId, response }) => {
    if (new URL(response.url).pathname.startsWith('/api/')) answers.add(requestId);
  });
  devTools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => (bytes[answers.has(requestId) ? 'answers' : 'app'] += encodedDataLength));
  const begun = Date.now();
  await page.goto(url);
  await page.getByRole('heading', { level: 1 }).waitFor();
  const screenMs = Date.now() - begun;
  const firstPaintMs = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN);
  return { appKilobytes: Math.round(bytes.app / 1024), answersKilobytes: Math.round(bytes.answers / 1024), firstPaintMs: Math.round(firstPaintMs), screenMs };
}
