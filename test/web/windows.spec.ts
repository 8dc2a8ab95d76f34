import { randomUUID } from 'node:crypto';
import type { BrowserContext, Page } from '@playwright/test';
import { controlled } from './support/device.js';
import { expect, test } from './support/fixtures.js';
import { notesIn } from './support/notes-in.js';
import { released } from './support/released.js';

test.use({ serviceWorkers: 'allow' });

/** How often a note was sent, by any window; the first is refused. */
async function countNotes(context: BrowserContext): Promise<() => number> {
  let sent = 0;
  await context.route('**/steps/addNote', async (route) => {
    sent += 1;
    if (sent > 1) return route.continue();
    return route.fulfill({ status: 422, contentType: 'application/problem+json', json: { code: 'INPUT.INVALID', status: 422, title: 'Refused', detail: 'Not all fields are right', errors: [{ code: 'FIELD.INVALID', field: 'note', message: 'Not in the form that is asked for' }] } });
  });
  return () => sent;
}

/** Nothing is sent from this device until it may go on: what is asked for meanwhile is asked at once. */
async function heldUp(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(
    () => new Promise<void>((isHeld) => {
      const until = new Promise<void>((goOn) => window.addEventListener('goOn', () => goOn(), { once: true }));
      void navigator.locks.request('dpad-outbox', () => {
        isHeld();
        return until;
      });
    }),
  );
  return async () => {
    await page.evaluate(() => window.dispatchEvent(new Event('goOn')));
  };
}

/** A note that was filled in without a network and that the server has refused, in its form in two windows. */
async function refusedInTwoWindows({ as, told }: { as(account: string): Promise<Page>; told(example: string, until?: number): Promise<{ caseId: string }> }) {
  const { caseId } = await told('pad-referral', 2);
  const first = await as('pad-peer');
  const context = first.context();
  const second = await context.newPage();
  await first.goto(`/cases/${caseId}/steps/addNote`);
  await second.goto('/kept');
  await controlled(first);
  await expect(second.getByText('Nothing waits on this device.')).toBeVisible();
  await context.setOffline(true);
  await first.getByRole('textbox').first().fill('We talked about housing');
  await first.getByRole('button', { name: 'Record' }).click();
  await expect(second.getByRole('link', { name: 'Add a note' })).toBeVisible();

  const sent = await countNotes(context);
  await context.setOffline(false);
  for (const page of [first, second]) await expect(page.getByText('1 entry needs you.')).toBeVisible({ timeout: 60_000 });
  expect(sent()).toBe(1);

  for (const page of [first, second]) {
    await page.goto('/kept');
    await page.getByRole('link', { name: 'Add a note' }).click();
    await expect(sendIn(page)).toBeVisible();
  }
  return { caseId, first, second };
}

const sendIn = (page: Page) => page.getByRole('button', { name: 'Send it', exact: true });

test.describe('two windows of one person', () => {
  test('send what waits once, and what was refused once again', async ({ as, api, told }) => {
    const { caseId, first, second } = await refusedInTwoWindows({ as, told });
    const sendOn = await heldUp(first);
    await Promise.all([first, second].map((page) => sendIn(page).click()));
    await sendOn();
    for (const page of [first, second]) await expect(page.getByText('Nothing waits on this device.')).toBeVisible();
    expect(await notesIn(await api('pad-peer'), caseId)).toBe(1);
  });

  test('record once what one of them had sent when it was closed', async ({ as, api, told }) => {
    const { caseId, first, second } = await refusedInTwoWindows({ as, told });
    const recorded = new Promise<void>((isRecorded) => {
      void first.route('**/steps/addNote', async (route) => {
        await route.fetch();
        isRecorded();
      });
    });
    await sendIn(first).click();
    await recorded;
    await Promise.all([sendIn(second).click(), first.close()]);
    await expect(second.getByText('Nothing waits on this device.')).toBeVisible({ timeout: 60_000 });
    expect(await notesIn(await api('pad-peer'), caseId)).toBe(1);
  });

  test('that fill in the same form keep each its own, and are signed out together', async ({ as, told }) => {
    const { caseId } = await told('pad-referral', 2);
    const first = await as('pad-peer');
    const second = await first.context().newPage();
    for (const page of [first, second]) {
      await page.goto(`/cases/${caseId}/steps/addNote`);
      await expect(page.getByRole('button', { name: 'Record' })).toBeVisible();
    }
    await second.getByRole('textbox').first().fill('Left a message with the sister');
    await first.getByRole('textbox').first().fill('Called, nobody answered');
    await first.getByRole('button', { name: 'Record' }).click();
    await expect(first.getByText('Recorded: Add a note')).toBeVisible();

    await first.getByRole('button', { name: 'Sign out' }).click();
    await expect(second.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
    await second.getByRole('link', { name: 'Sign in' }).click();
    await second.locator('input[name=login]').fill('pad-peer');
    await second.locator('input[name=password]').fill('any');
    await second.locator('button[type=submit]').click();
    await second.getByRole('button', { name: 'Sign out' }).waitFor({ state: 'attached' });
    await second.goto(`/cases/${caseId}/steps/addNote`);
    await second.getByRole('button', { name: 'Go on with what you had filled in' }).click();
    await expect(second.getByRole('textbox').first()).toHaveValue('Left a message with the sister');
  });
});

/** The page as a window that is behind others, and later in front of them: `before` any of its own code runs. */
async function behindOthers(page: Page): Promise<() => Promise<void>> {
  await page.addInitScript(() => {
    Object.defineProperty(document, 'visibilityState', { get: () => (document.documentElement.dataset['front'] === 'yes' ? 'visible' : 'hidden') });
  });
  return () =>
    page.evaluate(() => {
      document.documentElement.dataset['front'] = 'yes';
      document.dispatchEvent(new Event('visibilitychange'));
    });
}

test.describe('many windows of one person', () => {
  test('take no connection from the one in front, and read anew when they come to the front', async ({ as, api, told }) => {
    const { caseId } = await told('pad-referral', 2);
    const front = await as('pad-peer');
    const context = front.context();
    // A browser opens six connections to one server.
    const behind = await Promise.all(Array.from({ length: 6 }, () => context.newPage()));
    const toTheFront = await Promise.all(behind.map(behindOthers));
    for (const page of [...behind, front]) {
      await page.goto(`/cases/${caseId}`);
      await expect(page.getByRole('heading', { level: 2, name: 'Timeline' })).toBeVisible();
    }
    const note = { commandId: randomUUID(), input: { note: 'We talked about housing' } };
    expect((await (await api('pad-peer')).post(`/api/cases/${caseId}/steps/addNote`, note)).status).toBe(200);
    await expect(front.getByText('We talked about housing')).toBeVisible();
    await expect(behind[0]!.getByText('We talked about housing')).toHaveCount(0);
    await toTheFront[0]!();
    await expect(behind[0]!.getByText('We talked about housing')).toBeVisible();
  });
});

test.describe('a newer version of the app', () => {
  test('is told of, keeps what is filled in when it is loaded, and leaves no window behind', async ({ as, baseURL }) => {
    const app = await released(baseURL!);
    const page = await as('pad-officer');
    const [behind, late] = [await page.context().newPage(), await page.context().newPage()];
    await page.goto(`${app.url}/start`);
    await controlled(page);
    for (const other of [behind, late]) await other.goto(`${app.url}/start`);
    for (const window of [page, behind, late]) await expect(window.getByRole('heading', { level: 1, name: 'Open a case' })).toBeVisible();
    await page.getByRole('button', { name: 'Refer a person to help, without any charge' }).click();
    await page.getByRole('group', { name: 'Where was it?' }).getByText('22nd District').click();

    app.newerVersion();
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())!.update());
    for (const window of [page, behind, late]) await expect(window.getByText('There is a newer version of this page.')).toBeVisible();
    await page.getByRole('button', { name: 'Load it' }).click();
    await page.getByRole('button', { name: 'Go on with what you had filled in' }).click();
    await expect(page.getByRole('group', { name: 'Where was it?' }).getByRole('radio', { name: '22nd District' })).toBeChecked();
    await expect(page.locator('script[src^="/assets-2/"]')).toBeAttached();

    await behind.getByRole('link', { name: 'Protocols' }).click();
    await expect(behind.getByRole('heading', { level: 1, name: 'Protocols' })).toBeVisible();
    await late.getByRole('button', { name: 'Load it' }).click();
    await expect(late.getByText('There is a newer version of this page.')).toBeHidden();
    for (const window of [behind, late]) await expect(window.locator('script[src^="/assets-2/"]')).toBeAttached();
    app.close();
  });
});
