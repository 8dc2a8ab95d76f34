import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Locator } from '@playwright/test';
import { staffIdOf } from '#persistence/seed';
import { demoStaff } from '#tools/demo-staff';
import { barriersOn, expect, test } from './support/fixtures.js';

const peer = demoStaff.find(({ account }) => account === 'pad-peer-2')!;

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

test.describe('the coordinator', () => {
  test('sees an overdose notice come in without a reload, and gives the case to a peer', async ({ as, api }) => {
    const page = await as('pco-coordinator');
    await page.goto('/incoming');
    const nobody = page.getByRole('region', { name: 'Cases with nobody assigned' });
    await expect(nobody).toBeVisible();

    const feed = await api('pco-feed');
    const { status, body } = await feed.post('/api/notices/overdose', { noticeId: randomUUID(), occurredAt: minutesAgo(20), area: 'brockton', fatal: false, source: 'Brockton Police' });
    expect(status).toBe(201);
    const assign = nobody.locator(`a[href="/cases/${body.caseId}/steps/assignStaff"]`);
    await expect(assign).toBeVisible();
    await expect(page.getByRole('region', { name: 'Waits for somebody' }).getByRole('link', { name: 'Take up an outreach' }).first()).toBeVisible();
    expect(await barriersOn(page)).toEqual([]);

    await assign.click();
    await page.getByRole('button', { name: /^Assign / }).first().dblclick();
    await expect(page.getByText(/^The case is assigned to /)).toBeVisible();
    await expect(page.getByText('Has the case')).toBeVisible();
    expect(await barriersOn(page)).toEqual([]);
  });

  test('cannot give a participant to a peer whose certificate has run out, and is told why', async ({ as, api, told }) => {
    const { caseId } = await told('pad-referral', 0);
    const coordinator = await api('pad-coordinator');
    const runsOut = (expiresOn?: string) =>
      coordinator.post('/api/programs/philadelphia-pad/steps/recordCredential', {
        commandId: randomUUID(),
        input: { person: staffIdOf(peer.agency, peer.account), credential: 'stateCertificate', obtainedOn: '2024-01-01', ...(expiresOn !== undefined && { expiresOn }) },
      });
    expect((await runsOut(minutesAgo(2 * 1440).slice(0, 10))).status).toBe(200);
    const page = await as('pad-coordinator');
    await page.goto(`/cases/${caseId}/steps/assignStaff`);
    const expired = page.getByRole('listitem').filter({ hasText: "Has run out: The state's peer certificate" });
    await expect(expired.first()).toBeVisible();
    await expect(expired.getByRole('button', { name: /^Assign/ })).toHaveCount(0);
    await expect(page.getByRole('button', { name: /^Assign / }).first()).toBeVisible();
    expect(await barriersOn(page)).toEqual([]);
    await runsOut();
  });

  test('finds a person by a name typed in the head, from any page and again from there, and the name stands in no address', async ({ as, told }) => {
    const { caseId } = await told('pad-referral', 1);
    const page = await as('pad-coordinator');
    const typed = page.getByLabel('A case by its id, or a person by name');
    await typed.fill('Nobody Of That Name');
    await typed.press('Enter');
    await expect(page.getByText('Nobody is found.', { exact: false })).toBeVisible();
    await typed.fill('Riley Dombrowski');
    await typed.press('Enter');
    await expect(page.getByRole('textbox', { name: /^Name/ })).toHaveValue('Riley Dombrowski');
    await expect(page.locator(`a[href="/cases/${caseId}"]`)).toBeVisible();
    await expect(page).toHaveURL('/participants');
  });

  test('goes by the keyboard to what concerns the program: its menu closes by Escape, and when it is left', async ({ as }) => {
    const page = await as('door-coordinator');
    const [menu, more] = ['Program', 'More'].map((name) => page.getByRole('button', { name, exact: true })) as [Locator, Locator];
    const docket = page.getByRole('link', { name: 'Docket' });
    await menu.press('Enter');
    await expect(docket).toBeVisible();
    expect(await barriersOn(page)).toEqual([]);
    await page.keyboard.press('Tab');
    await expect(docket).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(menu).toBeFocused();
    await expect(docket).toBeHidden();
    await menu.press('Enter');
    await page.keyboard.press('Shift+Tab');
    await expect(menu).toHaveAttribute('aria-expanded', 'false');
    await more.click();
    await menu.click();
    await expect(more).toHaveAttribute('aria-expanded', 'false');
    await docket.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Docket' })).toBeVisible();
    await expect(docket).toBeHidden();
  });

  test('sets the beds of a service, never fewer than are occupied, and the board says so', async ({ as }) => {
    const page = await as('door-coordinator');
    await page.goto('/capacity');
    const row = page.getByRole('row').filter({ hasText: 'Transitional housing' });
    await row.getByRole('link', { name: 'Set beds or slots: Transitional housing' }).click();
    const places = page.getByLabel('How many beds or slots?');
    await expect(places).toHaveValue('29');
    await places.fill('-1');
    await page.getByRole('button', { name: 'Record' }).click();
    await expect(page.getByRole('alert').getByText('How many beds or slots?')).toBeVisible();
    await places.fill('31');
    await page.getByRole('button', { name: 'Record' }).click();
    await expect(page.getByText('Recorded: Set beds or slots')).toBeVisible();
    await expect(row).toContainText('0 of 31');
    expect(await barriersOn(page)).toEqual([]);
  });

  test('saves the directory as a file, takes it in again, and is told what is wrong in one that is not taken', async ({ as }) => {
    const page = await as('door-coordinator');
    await page.goto('/directory');
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as a file' }).click();
    const saved = await readFile(await (await saving).path(), 'utf8');
    const services = (JSON.parse(saved) as { contents: object[] }).contents;
    const takeIn = async (content: string): Promise<void> => {
      await page.getByLabel('A directory to take in').setInputFiles({ name: 'directory.json', mimeType: 'application/json', buffer: Buffer.from(content) });
      await page.getByRole('button', { name: 'Take it in' }).click();
    };
    await takeIn(saved);
    await expect(page.getByText(`Taken in: 0 new, 0 changed, ${services.length} as they were.`)).toBeVisible();
    const nameless = services.map((service, index) => (index === 0 ? { ...service, name: '' } : service));
    await takeIn(JSON.stringify({ contents: nameless }));
    const refusal = page.getByRole('alert');
    await expect(refusal).toContainText('The directory cannot be taken in: nothing was changed');
    await expect(refusal).toContainText('Service no. 1 (name)');
    expect(await barriersOn(page)).toEqual([]);
    await takeIn('not a directory');
    await expect(refusal).toContainText('This file is not JSON');
  });
});
