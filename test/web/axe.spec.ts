import type { Page, TestInfo } from '@playwright/test';
import { barriersOn, expect, test, type Api } from './support/fixtures.js';

// A story is told before, and each page is looked at twice.
test.setTimeout(300_000);

/** By account: the pages that are for it. `:caseId` and the like are those of the story. */
const pagesOf: Readonly<Record<string, readonly string[]>> = {
  'mari-officer': ['/start', '/started/:caseId', '/kept', '/no-such-page'],
  'mari-peer': ['/worklist', '/cases', '/cases/:caseId', '/cases/:caseId/steps/addNote', '/cases/:caseId/print', '/visits', '/notices', '/participants', '/help/steps'],
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
  'mari-provider': ['/referrals'],
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
      const page = await as(account, { serviceWorkers: 'block' });
      const found: string[] = [];
      for (const path of paths) found.push(...(await lookAt(page, withIds(path, ids), info)));
      expect(found).toEqual([]);
    });
  }
});

async function idsOf(caseId: string, api: (account: string) => Promise<Api>): Promise<Record<string, string>> {
  const docket = await (await api('mari-prosecutor')).get('/api/docket?limit=100');
  const capacity = await (await api('mari-coordinator')).get('/api/capacity?limit=1');
  const me = await (await api('mari-peer')).get('/api/me');
  const charges = docket.body.items as { caseId: string; chargeId: string }[];
  const [service] = capacity.body.items as { serviceId: string }[];
  return { caseId, chargeId: charges.find((row) => row.caseId === caseId)!.chargeId, serviceId: service!.serviceId, staffId: me.body.staffId as string };
}

function withIds(path: string, ids: Readonly<Record<string, string>>): string {
  return path.replace(/:(\w+)/g, (_whole, name: string) => ids[name]!);
}

/** What axe finds in both, and what is wider than a phone. A picture of each is kept with the results. */
async function lookAt(page: Page, path: string, info: TestInfo): Promise<string[]> {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(path);
  const wide = await seen(page, `${path} en`, info);
  await page.setViewportSize({ width: 320, height: 800 });
  await page.getByRole('button', { name: 'Español' }).click();
  const narrow = await seen(page, `${path} es 320`, info);
  const overflows = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  await page.getByRole('button', { name: 'English' }).click();
  return [...wide, ...narrow, ...(overflows ? [`${path}: wider than 320 px`] : [])];
}

async function seen(page: Page, name: string, info: TestInfo): Promise<string[]> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText(/^(Reading…|Leyendo…)$/)).toHaveCount(0);
  await page.screenshot({ path: info.outputPath(`${name.replaceAll(/[^a-zA-Z0-9]+/g, '-')}.png`), fullPage: true });
  return (await barriersOn(page)).map((barrier) => `${name}: ${barrier}`);
}
