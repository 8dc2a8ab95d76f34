import type { Page } from '@playwright/test';
import { barriersOn, expect, test } from './support/fixtures.js';

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };
const insteadOfArrest = 'Refer a person instead of arrest';

async function begin(page: Page): Promise<void> {
  await page.goto('/start');
  const choice = page.getByRole('button', { name: insteadOfArrest });
  await expect(choice).toBeVisible();
  // The choice of the pathway, or the form that is sent: by what was opened last on the device.
  if (await page.getByRole('heading', { name: 'What is it about?' }).isVisible()) await choice.click();
  await expect(page.getByRole('heading', { name: 'May the person take part?' })).toBeVisible();
}

async function fillIn(page: Page, incident: string): Promise<void> {
  await page.getByRole('group', { name: 'Where was it?' }).getByText('City of Madison').click();
  await page.getByRole('group', { name: 'How old is the person?' }).getByText('25 to 34').click();
  await page.getByLabel('Kind of charge').selectOption({ index: 1 });
  await page.getByLabel('Charge as you would write it').fill('Possession of a small amount');
  await page.getByLabel('Incident number').fill(incident);
  await page.getByRole('group', { name: 'Did you offer the program, and did the person accept?' }).getByText('Yes').click();
  await page.getByLabel('Where is the person now?').fill('At the corner, with the officer');
}

test.describe('the officer', () => {
  test('opens a case from one screen of a phone, and sees who is coming', async ({ as, api }) => {
    const page = await as('mari-officer', phone);
    await page.goto('/');
    await expect(page).toHaveURL(/\/start$/);
    await begin(page);
    await page.getByRole('group', { name: 'Where was it?' }).getByText('Elsewhere').click();
    await expect(page.getByText('The program does not serve this district')).toBeVisible();
    await fillIn(page, 'M-1');
    await expect(page.getByRole('heading', { name: 'Eligible by the answers so far' })).toBeVisible();
    expect(await barriersOn(page)).toEqual([]);
    await page.getByRole('button', { name: insteadOfArrest }).dblclick();

    await expect(page).toHaveURL(/\/started\//);
    await expect(page.getByText('A peer has been asked to come')).toBeVisible();
    expect(await barriersOn(page)).toEqual([]);

    const caseId = page.url().split('/').at(-1)!;
    const peer = await api('mari-peer');
    const { body: me } = await peer.get('/api/me');
    const arrivesAt = new Date(Date.now() + 20 * 60_000).toISOString();
    const accepted = await peer.post(`/api/cases/${caseId}/steps/acceptHandoff`, { commandId: crypto.randomUUID(), input: { coming: me.staffId, arrivesAt } });
    expect(accepted.status, JSON.stringify(accepted.body)).toBe(200);
    await expect(page.getByText(`${me.name} is coming, expected at`)).toBeVisible();

    await page.goBack();
    await expect(page.getByRole('heading', { level: 1, name: 'Open a case' })).toBeVisible();
    await expect(page.getByLabel('Incident number')).toHaveValue('');
  });

  test('records somebody not eligible without saying who the person is', async ({ as }) => {
    const page = await as('mari-officer', phone);
    await begin(page);
    await fillIn(page, 'M-2');
    await page.getByRole('group', { name: 'How old is the person?' }).getByText('Under 18').click();
    await expect(page.getByText('People under 18 are not eligible: this program states no rule for them.')).toBeVisible();
    await page.getByRole('button', { name: 'Record a screening without identity' }).click();
    await expect(page.getByRole('radio', { name: 'The person is not eligible' })).toBeChecked();
    await expect(page.getByRole('checkbox', { name: 'Under 18, and the program states no rule for it' })).toBeChecked();
    expect(await barriersOn(page)).toEqual([]);
    await page.getByRole('button', { name: 'Record', exact: true }).click();
    await expect(page.getByText('The screening is recorded.')).toBeVisible();
  });

  test('finds a refusal of the server beside its field, and nothing lost', async ({ as }) => {
    const page = await as('mari-officer', phone);
    await begin(page);
    await fillIn(page, 'M-3');
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 16);
    await page.getByLabel('When did you meet the person?').fill(tomorrow);
    await page.getByRole('button', { name: insteadOfArrest }).click();
    await expect(page.getByRole('link', { name: /When did you meet the person/ })).toBeVisible();
    await expect(page.getByLabel('Incident number')).toHaveValue('M-3');
    expect(await barriersOn(page)).toEqual([]);
  });
});
