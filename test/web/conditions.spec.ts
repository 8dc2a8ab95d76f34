import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { staffIdOf } from '#persistence/seed';
import { expect, test, type Api } from './support/fixtures.js';
import { chooseCode, controlled, openByCode, readsKept, storedOn } from './support/device.js';

test.use({ serviceWorkers: 'allow' });

const aDay = 86_400_000;
const keptHere = 'Kept on this device. It is sent as soon as the server can take it.';

async function records(who: Api, caseId: string, stepId: string, input: object): Promise<void> {
  await expect(async () => {
    const { status, body } = await who.post(`/api/cases/${caseId}/steps/${stepId}`, { commandId: randomUUID(), input }, { Prefer: 'wait=5' });
    expect([status, body.code]).toEqual([200, undefined]);
  }).toPass();
}

/** A visit for which a team has been sent. */
async function visitFor(coordinator: Api): Promise<string> {
  const caseId = randomUUID();
  const input = { source: 'familyOrFriend', area: 'elkton', overdoseAt: new Date(Date.now() - 30 * 60_000).toISOString(), fatal: false, whereNow: 'Bow Street', safeContact: 'Ring twice, ask for nobody else' };
  const opened = await coordinator.post('/api/cases', { caseId, programId: 'voices-of-recovery', pathwayId: 'naloxonePlus', input });
  expect([opened.status, opened.body.code]).toEqual([201, undefined]);
  await records(coordinator, caseId, 'takeUpOutreach', {});
  await records(coordinator, caseId, 'declareSceneSafe', { scene: 'safe' });
  const members = ['vor-peer', 'vor-peer-2'].map((account) => ({ id: randomUUID(), person: staffIdOf('cecil-county', account) }));
  await records(coordinator, caseId, 'sendTeam', { members });
  return caseId;
}

async function fillIn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Refer a person to help, without any charge' }).click();
  await page.getByLabel('What gave rise to it?').selectOption({ label: 'An officer in the field' });
  await page.getByRole('group', { name: 'Where was it?' }).getByText('22nd District').click();
  await page.getByRole('group', { name: 'Did you offer help, and did the person accept?' }).getByText('Yes').click();
}

/** From the next page on. */
async function withClockAhead(page: Page): Promise<Page> {
  await page.goto('about:blank');
  await page.clock.install({ time: Date.now() + aDay });
  return page;
}

test.describe('without a network', () => {
  test('a peer has the visits, checks in and out, and a contact begun in one is kept, gone on with and sent once', async ({ as, api }) => {
    const caseId = await visitFor(await api('vor-coordinator'));
    const page = await as('vor-peer');
    const ofCase = page.locator(`a[href="/cases/${caseId}"]`);
    await chooseCode(page);
    await page.goto('/worklist');
    await page.getByRole('listitem').filter({ has: ofCase }).getByRole('button', { name: /^Log contact/ }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Log contact' });
    await expect(dialog.getByText('The person was not found')).toBeVisible();
    await page.keyboard.press('Escape');
    const visit = page.locator('li.usa-card').filter({ has: ofCase });
    await page.getByRole('link', { name: 'Visits' }).click();
    await expect(visit).toBeVisible();
    await controlled(page);
    await readsKept(page);

    await page.context().setOffline(true);
    await page.goto('/visits');
    await openByCode(page, 'mockingbird');
    await expect(visit).toContainText('Ring twice, ask for nobody else');
    expect(await storedOn(page)).not.toContain('Ring twice');
    await visit.getByRole('button', { name: /^Check in/ }).click();
    await expect(visit.getByText(keptHere)).toBeVisible();
    await page.goto('/visits');
    await openByCode(page, 'mockingbird');
    await expect(visit.getByRole('button', { name: /^Check out/ })).toBeVisible();
    await expect(visit.getByRole('button', { name: /^Check in/ })).toHaveCount(0);
    await visit.getByRole('button', { name: /^Log contact/ }).click();
    await dialog.getByText('The person was not found').click();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await visit.getByRole('button', { name: /^Log contact/ }).click();
    await dialog.getByRole('button', { name: 'Go on with what you had filled in' }).click();
    await expect(dialog.getByRole('radio', { name: 'The person was not found' })).toBeChecked();
    await dialog.getByRole('button', { name: 'Record', exact: true }).click();
    await expect(visit.getByText(keptHere)).toHaveCount(2);
    expect(await storedOn(page)).not.toContain('recordContactAttempt');
    await visit.getByRole('button', { name: /^Check out/ }).click();
    await expect(visit.getByText(keptHere)).toHaveCount(3);

    await page.context().setOffline(false);
    await expect(page.getByText('3 entries that waited have been sent.')).toBeVisible({ timeout: 60_000 });
    const { body } = await (await api('vor-peer')).get(`/api/cases/${caseId}/events?limit=500`);
    const sent = (body.items as { type: string }[]).map(({ type }) => type).filter((type) => ['checkIn', 'recordContactAttempt', 'checkOut'].includes(type));
    expect(sent).toEqual(['checkIn', 'recordContactAttempt', 'checkOut']);
  });
});

test.describe("a device's clock that is wrong by a day", () => {
  test('is told, and neither what is recorded nor what is kept nor the session goes by it', async ({ as, api }) => {
    const page = await withClockAhead(await as('pad-officer'));
    await chooseCode(page);
    await expect(page.getByText("This device's clock is 24 hours ahead.")).toBeVisible();
    await page.goto('/start');
    await fillIn(page);
    await page.clock.fastForward('00:40');
    await page.reload();
    await page.getByRole('button', { name: 'Go on with what you had filled in' }).click();
    await page.getByRole('button', { name: 'Refer a person to help, without any charge' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'The case is open' })).toBeVisible();
    const caseId = page.url().split('/').at(-1)!;
    const { body } = await (await api('pad-coordinator')).get(`/api/cases/${caseId}/events?limit=1`);
    const { value: contactAt } = (body.items[0].fields as { path: string; value: string }[]).find(({ path }) => path === 'contactAt')!;
    expect(Math.abs(Date.parse(contactAt) - Date.now())).toBeLessThan(5 * 60_000);

    await controlled(page);
    await page.context().setOffline(true);
    await page.goto('/kept');
    await openByCode(page, 'mockingbird');
    await expect(page.getByText('Nothing waits on this device.')).toBeVisible();
    await page.clock.fastForward('01:00');
    await expect(page.getByRole('heading', { level: 1, name: 'Kept on this device' })).toBeVisible();
  });

  test('and is put right does not keep the screen open when nobody is there', async ({ as }) => {
    const page = await withClockAhead(await as('pad-officer'));
    await page.goto('/start');
    await expect(page.getByText("This device's clock is 24 hours ahead.")).toBeVisible();
    await page.clock.setSystemTime(Date.now());
    await page.clock.runFor('00:15');
    await page.clock.fastForward('30:15');
    await expect(page.getByText('Nothing was done here for a while, so you were signed out.')).toBeVisible();
  });
});
