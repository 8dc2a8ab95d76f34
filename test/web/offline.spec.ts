import type { Page } from '@playwright/test';
import { chooseCode, controlled, openByCode, storedOn } from './support/device.js';
import { barriersOn, expect, test } from './support/fixtures.js';

test.use({ serviceWorkers: 'allow' });

const helpWithoutCharge = 'Refer a person to help, without any charge';

async function begin(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: helpWithoutCharge })).toBeVisible();
  if (await page.getByRole('heading', { name: 'What is it about?' }).isVisible()) await page.getByRole('button', { name: helpWithoutCharge }).click();
  await expect(page.getByRole('heading', { name: 'What has to be known' })).toBeVisible();
}

async function fillIn(page: Page): Promise<void> {
  await page.getByLabel('What gave rise to it?').selectOption({ label: 'An officer in the field' });
  await page.getByRole('group', { name: 'Where was it?' }).getByText('22nd District').click();
  await page.getByRole('group', { name: 'Did you offer help, and did the person accept?' }).getByText('Yes').click();
}

/** On the first screen, with the app and its forms on the device. */
async function ready(page: Page): Promise<void> {
  await page.goto('/start');
  await controlled(page);
  await begin(page);
}

const send = (page: Page) => page.getByRole('button', { name: helpWithoutCharge }).click();

async function keptCase(page: Page): Promise<string> {
  await expect(page.getByRole('heading', { level: 1, name: 'Kept on this device' })).toBeVisible();
  return page.url().split('/').at(-1)!;
}

test.describe('without a network', () => {
  test('a case is kept, sealed, and sent once when the network is back', async ({ as, api }) => {
    const page = await as('pad-officer');
    await ready(page);
    await page.context().setOffline(true);
    await fillIn(page);
    await page.getByText('More, if you know it').click();
    await page.getByLabel("The person's name").fill('Marisol Quint');
    await send(page);
    const caseId = await keptCase(page);
    expect(await storedOn(page)).not.toContain('Quint');
    expect(await barriersOn(page)).toEqual([]);

    await page.context().setOffline(false);
    await expect(page.getByRole('heading', { level: 1, name: 'The case is open' })).toBeVisible({ timeout: 60_000 });
    const { status } = await (await api('pad-officer')).get(`/api/cases/${caseId}`);
    expect(status).toBe(200);
    expect(await storedOn(page)).not.toContain(caseId);
  });

  test('the app begins, a person fills in a case, and says after the sign-in that it is theirs', async ({ as, api }) => {
    const page = await as('pad-officer-2');
    await ready(page);
    await page.context().setOffline(true);
    await page.reload();
    await expect(page.getByRole('heading', { level: 1, name: 'No network' })).toBeVisible();
    expect(await barriersOn(page)).toEqual([]);
    await page.getByRole('button', { name: 'Fill in a new case' }).click();
    await begin(page);
    await fillIn(page);
    await send(page);
    const caseId = await keptCase(page);

    await page.context().setOffline(false);
    await page.goto('/kept');
    await expect(page.getByText('Filled in while nobody was signed in here')).toBeVisible();
    expect((await (await api('pad-officer-2')).get(`/api/cases/${caseId}`)).status).toBe(404);
    await page.getByRole('link', { name: helpWithoutCharge }).click();
    await page.getByRole('button', { name: 'It is mine: send it as it is' }).click();
    await expect(page.getByText('Nothing waits on this device.')).toBeVisible({ timeout: 60_000 });
    expect((await (await api('pad-officer-2')).get(`/api/cases/${caseId}`)).status).toBe(200);
  });

  test('by the offline code a person goes on as after a sign-in', async ({ as }) => {
    const page = await as('pad-officer');
    await ready(page);
    await chooseCode(page);
    expect(await barriersOn(page)).toEqual([]);
    await page.context().setOffline(true);
    await page.goto('/start');
    await openByCode(page, 'mockingbird');
    await begin(page);
    await fillIn(page);
    await send(page);
    await keptCase(page);
    await page.context().setOffline(false);
    await expect(page.getByRole('heading', { level: 1, name: 'The case is open' })).toBeVisible({ timeout: 60_000 });
  });

  test('five wrong codes delete the code, and not what waits', async ({ as }) => {
    const page = await as('pad-officer');
    await ready(page);
    await chooseCode(page);
    await page.goto('/start');
    await begin(page);
    await page.context().setOffline(true);
    await fillIn(page);
    await send(page);
    const caseId = await keptCase(page);
    await page.reload();
    for (const code of ['wrong one', 'wrong two', 'wrong three', 'wrong four']) {
      await openByCode(page, code);
      await expect(page.getByRole('button', { name: 'Open what is on this device' })).toBeEnabled();
      await expect(page.getByText('This is not the code.')).toBeVisible();
    }
    await openByCode(page, 'wrong five');
    await expect(page.getByText('There is no offline code on this device any more.')).toBeVisible();
    expect(await storedOn(page)).toContain(caseId);
  });
});

test.describe('an answer lost on its way', () => {
  test('leaves one case, however often it is sent', async ({ as, api }) => {
    const page = await as('pad-officer');
    await ready(page);
    let lost = 0;
    await page.route('**/api/cases', async (route) => {
      if (route.request().method() !== 'POST' || lost > 0) return route.continue();
      lost += 1;
      await route.fetch();
      return route.abort('connectionreset');
    });
    await fillIn(page);
    await send(page);
    await expect(page).toHaveURL(/\/started\//);
    const caseId = page.url().split('/').at(-1)!;
    await expect(page.getByRole('heading', { level: 1, name: 'The case is open' })).toBeVisible({ timeout: 60_000 });
    const { body } = await (await api('pad-coordinator')).get(`/api/cases/${caseId}/events`);
    expect((body.items as { type: string }[]).filter(({ type }) => type.startsWith('open'))).toHaveLength(1);
    expect(lost).toBe(1);
  });

  test('and the same case opened from elsewhere with other content is shown, compared and sent as a new one', async ({ as, api }) => {
    const page = await as('pad-officer');
    await ready(page);
    await page.context().setOffline(true);
    await fillIn(page);
    await send(page);
    const caseId = await keptCase(page);
    const elsewhere = { source: 'emergencyCall', area: '24', contactAt: new Date(Date.now() - 3_600_000).toISOString(), offerAccepted: true };
    const opened = await (await api('pad-officer')).post('/api/cases', { caseId, programId: 'philadelphia-pad', pathwayId: 'officerPrevention', input: elsewhere });
    expect(opened.status).toBe(201);

    await page.context().setOffline(false);
    await expect(page.getByText('1 entry needs you.')).toBeVisible({ timeout: 60_000 });
    await page.getByRole('link', { name: 'Look at it' }).last().click();
    await expect(page.getByText('This id was used before, with other content')).toBeVisible();
    expect(await barriersOn(page)).toEqual([]);
    await page.getByRole('button', { name: 'Send it as a new case' }).click();
    await expect(page.getByText('Nothing waits on this device.')).toBeVisible({ timeout: 60_000 });
  });
});

test.describe('the device', () => {
  test('that is full says so at once, and the form stays as it was filled in', async ({ as }) => {
    const page = await as('pad-officer');
    await page.addInitScript(() => {
      const put = IDBObjectStore.prototype.put;
      IDBObjectStore.prototype.put = function (...given: Parameters<typeof put>) {
        if (localStorage.getItem('full') !== null) throw new DOMException('No room', 'QuotaExceededError');
        return put.apply(this, given);
      };
    });
    await ready(page);
    await page.evaluate(() => localStorage.setItem('full', 'yes'));
    await page.context().setOffline(true);
    await fillIn(page);
    await expect(page.getByText('This device has no room left: what you fill in is not kept until it is sent.')).toBeVisible();
    await send(page);
    await expect(page.getByText('This device has no room left, so this could not be kept.')).toBeVisible();
    await expect(page.getByRole('group', { name: 'Where was it?' }).getByRole('radio', { name: '22nd District' })).toBeChecked();
    await page.context().setOffline(false);
    await send(page);
    await expect(page.getByRole('heading', { level: 1, name: 'The case is open' })).toBeVisible();
  });

  test('shows nothing of one person to another, and sends it when that person is back', async ({ as, api }) => {
    const page = await as('pad-officer');
    await ready(page);
    await page.context().setOffline(true);
    await fillIn(page);
    await send(page);
    const caseId = await keptCase(page);
    await page.context().clearCookies();
    await page.context().setOffline(false);
    await page.waitForURL('**/sign-in**');
    await signIn(page, 'pad-officer-2');
    await page.goto('/kept');
    await expect(page.getByText('Entries of somebody else wait here.')).toBeVisible();
    await expect(page.getByText('Nothing waits on this device.')).toBeVisible();
    await page.goto(`/kept/${caseId}`);
    await expect(page.getByText('This entry is not on the device any more: it was sent, or it is somebody else’s.')).toBeVisible();
    expect((await (await api('pad-officer')).get(`/api/cases/${caseId}`)).status).toBe(404);

    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL('**/sign-in**');
    await signIn(page, 'pad-officer');
    await page.goto(`/started/${caseId}`);
    await expect(page.getByRole('heading', { level: 1, name: 'The case is open' })).toBeVisible({ timeout: 60_000 });
  });

  test('that nobody has touched for 30 minutes is locked, and the form comes back after the sign-in', async ({ as }) => {
    const page = await as('pad-officer');
    await page.clock.install();
    await page.goto('/start');
    await begin(page);
    await fillIn(page);
    await page.clock.fastForward('29:30');
    await expect(page.getByRole('heading', { level: 1, name: 'Open a case' })).toBeVisible();
    await page.clock.fastForward('01:00');
    await expect(page.getByText('Nothing was done here for a while, so you were signed out.')).toBeVisible();
    expect(await barriersOn(page)).toEqual([]);
    await page.clock.resume();
    await signIn(page, 'pad-officer');
    await page.goto('/start');
    await page.getByRole('button', { name: 'Go on with what you had filled in' }).click();
    await expect(page.getByRole('group', { name: 'Where was it?' }).getByRole('radio', { name: '22nd District' })).toBeChecked();
  });

  test('is locked though nothing answers to the end of the session', async ({ as }) => {
    const page = await as('pad-officer');
    await page.clock.install();
    await page.goto('/start');
    await expect(page.getByRole('heading', { level: 1, name: 'Open a case' })).toBeVisible();
    await page.route('**/session/sign-out', () => undefined);
    await page.clock.fastForward('30:30');
    await expect(page.getByText('Nothing was done here for a while, so you were signed out.')).toBeVisible();
  });

  test('whose session has ended elsewhere keeps the form too', async ({ as }) => {
    const page = await as('pad-officer');
    await page.goto('/start');
    await begin(page);
    await fillIn(page);
    await page.context().clearCookies();
    await send(page);
    await expect(page.getByText('Your session has ended.')).toBeVisible();
    await signIn(page, 'pad-officer');
    await page.goto('/start');
    await page.getByRole('button', { name: 'Go on with what you had filled in' }).click();
    await send(page);
    await expect(page.getByRole('heading', { level: 1, name: 'The case is open' })).toBeVisible();
  });
});

async function signIn(page: Page, account: string): Promise<void> {
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.locator('input[name=login]').fill(account);
  await page.locator('input[name=password]').fill('any');
  await page.locator('button[type=submit]').click();
  await page.getByRole('button', { name: 'Sign out' }).waitFor({ state: 'attached' });
}
