import { randomUUID } from 'node:crypto';
import type { Page, TestInfo } from '@playwright/test';
import { barriersOn, expect, test, type Api } from './support/fixtures.js';

// A story is told before, and each page is looked at twice.
test.setTimeout(300_000);

/** By account: the pages that are for it. `:caseId` and the like are those of the story. */
const pagesOf: Readonly<Record<string, readonly string[]>> = {
  'mari-officer': ['/start', '/started/:caseId', '/kept', '/no-such-page'],
  'mari-peer': ['/worklist', '/cases', '/cases/:caseId', '/cases/:caseId/steps/addNote', '/cases/:caseId/print', '/cases/:caseId/entries/:entry/correct?field=:field', '/visits', '/notices', '/participants', '/help/steps'],
  'mari-case-manager': ['/cases/:caseId/consents', '/cases/:caseId/steps/captureConsent', '/cases/:caseId/steps/requestPlacement', '/directory'],
  'mari-coordinator': [
    '/incoming',
    '/alerts',
    '/cases/:caseId/steps/assignStaff',
    '/capacity',
    '/capacity/:serviceId',
    '/rosters',
    '/staff',
    '/meetings',
    '/reports',
    '/protocols',
    '/protocols/madison-mari',
    '/programs/madison-mari',
    '/program/madison-mari',
    '/program/madison-mari/steps/rosterTeam',
  ],
  'mari-prosecutor': ['/docket', '/docket/:caseId/:chargeId', '/agenda'],
  'mari-provider': ['/'],
  'pco-officer-2': ['/alerts/:alertId'],
  'mari-privacy-officer': ['/audit', '/emergency', '/sealing', '/sealing/:caseId', '/cases/:caseId/disclosures'],
  'mari-administrator': ['/accounts', '/accounts/new', '/accounts/:staffId'],
};

test.describe('every page, wide in English and at 320 px in Spanish,', () => {
  let ids: Readonly<Record<string, string>> = {};

  test('is without barriers for the public', async ({ browser, baseURL }, info) => {
    const page = await (await browser.newContext({ baseURL: baseURL! })).newPage();
    const found: string[] = [];
    for (const path of ['/sign-in', '/help', '/help/received']) found.push(...(await lookAt(page, path, info)));
    await page.context().close();
    expect(found).toEqual([]);
  });

  for (const [account, paths] of Object.entries(pagesOf)) {
    test(`is without barriers for ${account}`, async ({ as, api, told }, info) => {
      if (ids['caseId'] === undefined) ids = await idsOf((await told('condition-missed-extended-new-offence', 3)).caseId, api);
      const page = await as(account);
      const found: string[] = [];
      for (const path of paths) found.push(...(await lookAt(page, withIds(path, ids), info)));
      expect(found).toEqual([]);
    });
  }
});

async function idsOf(caseId: string, api: (account: string) => Promise<Api>): Promise<Record<string, string>> {
  const docket = await (await api('mari-prosecutor')).get('/api/docket?limit=100');
  const capacity = await (await api('mari-coordinator')).get('/api/capacity?limit=1');
  const peer = await api('mari-peer');
  const me = await peer.get('/api/me');
  const charges = docket.body.items as { caseId: string; chargeId: string }[];
  const [service] = capacity.body.items as { serviceId: string }[];
  const ids = { caseId, chargeId: charges.find((row) => row.caseId === caseId)!.chargeId, serviceId: service!.serviceId, staffId: me.body.staffId as string };
  return { ...ids, ...(await correctableIn(caseId, peer)), alertId: await alertOfHomeTown(api) };
}

async function correctableIn(caseId: string, peer: Api): Promise<{ entry: string; field: string }> {
  const { body } = await peer.get(`/api/cases/${caseId}/events?limit=500`);
  const entries = body.items as { entry: number; fields?: { path: string; correctable?: boolean }[] }[];
  const [found] = entries.flatMap(({ entry, fields = [] }) => fields.filter(({ correctable }) => correctable).map(({ path }) => ({ entry: String(entry), field: path })));
  return found!;
}

/** The police of a town are told of an overdose of somebody who lives there. */
async function alertOfHomeTown(api: (account: string) => Promise<Api>): Promise<string> {
  const notice = { noticeId: randomUUID(), occurredAt: new Date(Date.now() - 20 * 60_000).toISOString(), area: 'hull', fatal: false, source: 'Overdose map', person: { name: 'Jordan Avery', homeArea: 'brockton' } };
  expect((await (await api('pco-feed')).post('/api/notices/overdose', notice)).status).toBe(201);
  const { body } = await (await api('pco-officer-2')).get('/api/alerts');
  return (body.items as { alertId: string }[])[0]!.alertId;
}

function withIds(path: string, ids: Readonly<Record<string, string>>): string {
  return path.replace(/:(\w+)/g, (_whole, name: string) => ids[name]!);
}

/** What axe finds in both, what is wider than a phone, and what does not fit a page at 200 %. A picture of each is kept with the results. */
async function lookAt(page: Page, path: string, info: TestInfo): Promise<string[]> {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(path);
  const wide = await seen(page, `${path} en`, info);
  const zoomed = await unfitAt200Percent(page, path);
  await page.setViewportSize({ width: 320, height: 800 });
  await page.getByRole('button', { name: 'Español' }).click();
  const narrow = await seen(page, `${path} es 320`, info);
  const overflows = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  await page.getByRole('button', { name: 'English' }).click();
  return [...wide, ...zoomed, ...narrow, ...(overflows ? [`${path}: wider than 320 px`] : [])];
}

/** What 1280 px show at 200 %, with the text as far apart as readers may set it (WCAG 1.4.4, 1.4.12): nothing scrolls sideways, no text is cut off. */
async function unfitAt200Percent(page: Page, path: string): Promise<string[]> {
  await page.setViewportSize({ width: 640, height: 360 });
  const found = await page.evaluate(() => {
    const spacing = new CSSStyleSheet();
    spacing.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }');
    document.adoptedStyleSheets = [spacing];
    const isCut = (element: Element): boolean => {
      const { overflowX, overflowY } = getComputedStyle(element);
      const hides = (overflow: string, needs: number, has: number) => overflow !== 'visible' && overflow !== 'auto' && overflow !== 'scroll' && needs > has + 2;
      return element.clientWidth > 2 && (hides(overflowX, element.scrollWidth, element.clientWidth) || hides(overflowY, element.scrollHeight, element.clientHeight));
    };
    const cut = [...document.querySelectorAll('body *:not(input, select, textarea, svg, svg *)')].filter(isCut).map((element) => `cut off: ${element.outerHTML.slice(0, 120)}`);
    const wider = document.documentElement.scrollWidth > innerWidth ? ['scrolls sideways'] : [];
    document.adoptedStyleSheets = [];
    return [...wider, ...cut];
  });
  return found.map((what) => `${path} at 200 %: ${what}`);
}

async function seen(page: Page, name: string, info: TestInfo): Promise<string[]> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText(/^(Reading…|Leyendo…)$/)).toHaveCount(0);
  await page.screenshot({ path: info.outputPath(`${name.replaceAll(/[^a-zA-Z0-9]+/g, '-')}.png`), fullPage: true });
  return (await barriersOn(page)).map((barrier) => `${name}: ${barrier}`);
}
