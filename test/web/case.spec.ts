import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { barriersOn, expect, test, type Api } from './support/fixtures.js';
import { answer, recordsOnPage } from './support/on-page.js';

/** What waits in one case, on the worklist of whoever looks at it. */
function waitingIn(page: Page, caseId: string) {
  return page.getByRole('listitem').filter({ has: page.locator(`a[href="/cases/${caseId}"]`) });
}

/** As a control for date and time takes it. */
function inTheZoneOfTheProgram(minutesFromNow: number): string {
  const at = new Intl.DateTimeFormat('sv-SE', { timeZone: 'America/New_York', dateStyle: 'short', timeStyle: 'short' }).format(Date.now() + minutesFromNow * 60_000);
  return at.replace(' ', 'T');
}

async function notes(who: Api, caseId: string): Promise<void> {
  expect((await who.post(`/api/cases/${caseId}/steps/addNote`, { commandId: randomUUID(), input: { note: 'Ask for the side door' } })).status).toBe(200);
}

test.describe('a case', () => {
  test('is gone on with from the worklist: a refusal stands beside its field, and going back afterwards records nothing again', async ({ as, told }) => {
    const { caseId } = await told('pad-referral', 1);
    const page = await as('pad-peer');
    await page.goto('/worklist');
    await expect(page.getByRole('heading', { level: 1, name: 'My worklist' })).toBeVisible();
    expect(await barriersOn(page)).toEqual([]);
    await waitingIn(page, caseId).getByRole('link', { name: 'Record the warm handoff' }).click();

    await page.locator('label', { hasText: 'A peer met the person' }).click();
    await page.getByRole('textbox', { name: /^Where\?/ }).fill('At the corner, by the library');
    await page.getByRole('button', { name: 'Record' }).click();
    const metBy = page.getByRole('group', { name: /^Which peer met the person/ });
    await expect(metBy.getByText('Say which peer met the person.')).toBeVisible();
    await expect(page.getByRole('textbox', { name: /^Where\?/ })).toHaveValue('At the corner, by the library');
    expect(await barriersOn(page)).toEqual([]);

    await metBy.locator('label').first().click();
    await page.getByRole('button', { name: 'Record' }).dblclick();
    await expect(page.getByText('Recorded: Record the warm handoff')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Complete the intake' })).toBeVisible();
    const timeline = page.getByRole('region', { name: 'Timeline' });
    await expect(timeline.getByRole('heading', { name: 'Record the warm handoff' })).toHaveCount(1);
    await expect(timeline.getByText('A peer met the person')).toBeVisible();
    expect(await barriersOn(page)).toEqual([]);

    await page.goBack();
    await expect(page.getByRole('heading', { level: 1, name: 'My worklist' })).toBeVisible();
    await page.goForward();
    await expect(timeline.getByRole('heading', { name: 'Record the warm handoff' })).toHaveCount(1);
  });

  test('tells the second of two people who fill in one step who was first, and keeps what was filled in', async ({ as, told }) => {
    const { caseId } = await told('pad-referral', 0);
    const [first, second] = await Promise.all([as('pad-peer'), as('pad-peer-2')]);
    for (const page of [first, second]) {
      await page.goto(`/cases/${caseId}/steps/acceptHandoff`);
      await page.getByLabel('When?').fill(inTheZoneOfTheProgram(30));
    }
    await first.getByRole('group', { name: 'Who is coming?' }).locator('label').first().click();
    await first.getByRole('button', { name: 'Record' }).click();
    await expect(first.getByText('Recorded: Take the handoff')).toBeVisible();

    await expect(second.getByText(/In the meantime .+ has recorded this/)).toBeVisible();
    await second.getByRole('group', { name: 'Who is coming?' }).locator('label').last().click();
    await second.getByRole('button', { name: 'Record' }).click();
    await expect(second.getByText(/This is not open any more/)).toBeVisible();
    await expect(second.getByLabel('When?')).not.toHaveValue('');
    expect(await barriersOn(second)).toEqual([]);
  });

  test('is given by a case manager to one person by name, and then to another: each is said to be recorded', async ({ as, told }) => {
    const { caseId } = await told('pad-referral', 0);
    const page = await as('pad-case-manager');
    for (const [role, name] of [['Case manager', 'Imani Brooks'], ['Court liaison', 'Peter Nowak']] as const) {
      await page.goto(`/cases/${caseId}/steps/assignStaff`);
      await answer(page, /^In which role/, role).click();
      await answer(page, /^Who/, name).click();
      await recordsOnPage(page, 'Assign somebody to the case');
    }
    await expect(page.getByRole('region', { name: 'Timeline' }).getByRole('heading', { name: 'Assign somebody to the case' })).toHaveCount(2);
  });

  test('says how many entries of others are new since the last look', async ({ as, api, told }) => {
    const { caseId } = await told('pad-referral', 1);
    const page = await as('pad-peer');
    const noted = page.waitForResponse((response) => response.url().endsWith(`/api/cases/${caseId}/seen`) && response.ok());
    await page.goto(`/cases/${caseId}`);
    await noted;
    await page.getByRole('link', { name: 'My worklist' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'My worklist' })).toBeVisible();
    await notes(await api('pad-peer'), caseId);
    await notes(await api('pad-case-manager'), caseId);
    await page.goBack();
    await expect(page.getByText('One entry is new since you last looked.')).toBeVisible();
    await expect(page.getByRole('region', { name: 'Timeline' }).getByText('New', { exact: true })).toHaveCount(1);
  });

  test('shows a mistake and its correction side by side', async ({ as, told }) => {
    const { caseId } = await told('pad-referral', 2);
    const page = await as('pad-peer');
    await page.goto(`/cases/${caseId}`);
    const transport = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Record the warm handoff' }) });
    await transport.getByRole('link', { name: 'This is not right (How did you go on from there?)' }).click();
    await page.getByRole('group', { name: 'Right value' }).locator('label').first().click();
    await page.getByRole('textbox', { name: 'Why it was wrong' }).fill('We were driven');
    await page.getByRole('button', { name: 'Record the correction' }).click();
    await expect(page.getByText('Recorded: Correct an entry')).toBeVisible();
    await expect(transport.getByText('Because: We were driven')).toBeVisible();
    await expect(transport.locator('s')).toHaveText('On foot, together');
  });
});
