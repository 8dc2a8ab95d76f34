import { randomUUID } from 'node:crypto';
import { barriersOn, expect, test } from './support/fixtures.js';

// A whole story is told before some of these begin.
test.setTimeout(240_000);

const story = 'condition-missed-extended-new-offence';

test.describe('the privacy officer', () => {
  test('sees in the audit who used emergency access, in which case, and reviews it', async ({ as, api, told }) => {
    const { caseId } = await told(story, 2);
    const used = await (await api('mari-case-manager')).post(`/api/cases/${caseId}/steps/useEmergencyAccess`, {
      commandId: randomUUID(),
      input: { kind: 'medicalEmergency', reason: 'Unresponsive at the bus stop' },
    });
    expect(used.status).toBe(200);
    const page = await as('mari-privacy-officer');
    await page.getByLabel('What', { exact: true }).selectOption({ label: 'Used emergency access' });
    await page.getByRole('textbox', { name: 'Case' }).fill(caseId);
    await page.getByRole('main').getByRole('button', { name: 'Search' }).click();
    await expect(page.locator('tbody tr')).toHaveCount(1);
    await expect(page.locator('tbody tr')).toContainText('Sofia Brandt');
    expect(await barriersOn(page)).toEqual([]);

    await page.getByRole('link', { name: 'Emergency access', exact: true }).click();
    await page.locator('tbody tr').filter({ has: page.locator(`a[href*="${caseId}"]`) }).getByRole('link', { name: 'Review it' }).click();
    await page.getByText('It was justified').click();
    await page.getByRole('button', { name: 'Record' }).click();
    await page.goto('/emergency');
    await expect(page.locator('tbody tr').filter({ has: page.locator(`a[href*="${caseId}"]`) })).toContainText(/Reviewed .*, by Harold Beck/);
  });

  test('seals the justice class of a completed hold for good, and prints the proof', async ({ as, told }) => {
    const { caseId } = await told(story);
    const page = await as('mari-privacy-officer');
    await page.goto('/sealing');
    await page.getByLabel("The case's id").fill(caseId);
    await page.getByRole('button', { name: 'Show it' }).click();
    await page.getByRole('link', { name: 'Seal records for good' }).click();
    await page.getByText('Justice: charges, conditions, decisions').click();
    await page.getByText('The program keeps it no longer').click();
    await page.getByRole('button', { name: 'Record' }).click();
    await expect(page.getByRole('alert').first()).toContainText('The justice class is sealed by completion, by an order or on request.');
    await page.getByText('Successful completion').click();
    await page.getByRole('button', { name: 'Record' }).click();
    await expect(page.getByText(/sealed .* by Harold Beck, successful completion/)).toBeVisible();
    const [proof] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'In Spanish (PDF)' }).click()]);
    expect(proof.suggestedFilename()).toBe(`sealing-${caseId}.pdf`);
    expect(await barriersOn(page)).toEqual([]);
  });
});

test('an administrator puts somebody on the list once, and ends the account', async ({ as }) => {
  const subject = `mari-${randomUUID().slice(0, 8)}`;
  const page = await as('mari-administrator');
  const add = async (): Promise<void> => {
    await page.goto('/accounts/new');
    await page.getByLabel('Name').fill('Nadia Brooks');
    await page.getByLabel('Account').fill(subject);
    await page.getByText('Lakeside Recovery Coaches').click();
    await page.getByText('Officer', { exact: true }).click();
    await page.getByRole('button', { name: 'Add', exact: true }).click();
  };
  await add();
  await expect(page.getByText('The account of Nadia Brooks is as you see it.')).toBeVisible();
  await page.getByText('No', { exact: true }).click();
  await Promise.all([page.waitForResponse((response) => response.request().method() === 'PUT'), page.getByRole('button', { name: 'Save' }).click()]);
  await page.getByRole('link', { name: 'To the accounts' }).click();
  await page.getByLabel('Name, account or role').fill(subject);
  await expect(page.locator('tbody tr')).toContainText('Ended');
  expect(await barriersOn(page)).toEqual([]);

  await add();
  await expect(page.getByRole('alert').first()).toContainText('This account is on the list already: change it there');
});
