import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import { test as base, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from '@playwright/test';
import { readEnvironment } from '#config/environment';
import { demoStaff } from '#tools/demo-staff';
import { play, type Played } from '#tools/play/play';
import { readStory } from '#tools/play/story';
import { signToken } from '#tools/set-up/sign-token';

export { expect } from '@playwright/test';

interface Fixtures {
  /** A page of their own, as somebody with a browser of their own has it: signed in by the sign-in service. */
  as(account: string, options?: BrowserContextOptions): Promise<Page>;
  /** What another program would ask of the API in somebody's name. */
  api(account: string): Promise<Api>;
  /** Plays one of the examples over HTTP as its people; `until`: so many of its moves and no more. */
  told(example: string, until?: number): Promise<Played>;
}

export interface Api {
  get(path: string): Promise<Answer>;
  post(path: string, body: object, headers?: Record<string, string>): Promise<Answer>;
}

export interface Answer {
  status: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests say what they expect of it
  body: any;
}

export const test = base.extend<Fixtures>({
  // One browser for each worker, of the path that the set-up found.
  launchOptions: async ({}, use) => use({ executablePath: process.env['CHROMIUM']!, args: ['--no-sandbox'] }),
  as: async ({ browser, baseURL, serviceWorkers }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (account, options = {}) => {
      const { context, page } = await signedIn(browser, account, { baseURL: baseURL!, serviceWorkers, ...options });
      contexts.push(context);
      return page;
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
  api: async ({ baseURL }, use) => {
    await use(async (account) => apiOf(baseURL!, await tokenFor(account)));
  },
  told: async ({ baseURL }, use) => {
    const accounts = demoStaff.map(({ account }) => account);
    await use(async (example, until) => {
      const story = readStory(await readFile(`examples/${example}.json`, 'utf8'));
      return play({ ...story, moves: story.moves.slice(0, until) }, { url: baseURL!, accounts, tokenFor, print: () => undefined });
    });
  },
});

async function signedIn(browser: Browser, account: string, options: BrowserContextOptions): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await page.goto('/');
  await page.getByRole('link', { name: /^(Sign in|Entrar)$/ }).click();
  await page.locator('input[name=login]').fill(account);
  await page.locator('input[name=password]').fill('any');
  await page.locator('button[type=submit]').click();
  // Against a development server the sign-in ends at the API's own address: the cookie is the same.
  if (process.env['WEB_TEST_URL'] !== undefined) await page.goto('/');
  await page.getByRole('button', { name: /^(Sign out|Salir)$/ }).first().waitFor({ state: 'attached' });
  return { context, page };
}

function tokenFor(account: string): Promise<string> {
  return signToken(account, readEnvironment(process.env));
}

function apiOf(url: string, token: string): Api {
  const ask = async (path: string, more: { method?: string; body?: string; headers?: Record<string, string> } = {}): Promise<Answer> => {
    const response = await fetch(`${url}${path}`, { ...more, headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', ...more.headers } });
    return { status: response.status, body: await response.json().catch(() => undefined) };
  };
  return { get: (path) => ask(path), post: (path, body, headers = {}) => ask(path, { method: 'POST', body: JSON.stringify(body), headers }) };
}

/** What axe finds on the page as it stands: ids of rules, with the first places. */
export async function barriersOn(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ target }) => target.join(' ')).join(', ')}`);
}
