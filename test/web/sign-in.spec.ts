import { barriersOn, expect, test } from './support/fixtures.js';

test.describe('signing in', () => {
  test('brings a person back to the page that was asked for, and keeps nothing that a script can read', async ({ as, baseURL }) => {
    const page = await as('pad-officer');
    const cookies = await page.context().cookies(baseURL);
    expect(cookies.filter(({ httpOnly }) => !httpOnly)).toEqual([]);
    expect(await page.evaluate(() => JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]))).not.toMatch(/eyJ/);
  });

  test('ends with signing out: the page before is not shown again', async ({ as }) => {
    const page = await as('pad-officer');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL('**/sign-in**');
    await page.goto('/');
    await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
    expect(await barriersOn(page)).toEqual([]);
  });
});
