import type { Locator, Page } from '@playwright/test';
import { expect } from './fixtures.js';

/** An answer among those that stand under a question. */
export function answer(within: Page | Locator, question: string | RegExp, option: string): Locator {
  return within.getByRole('group', { name: question }).getByText(option, { exact: true });
}

/** Sends the form of a step, and comes back to where it is said to be recorded. */
export async function recordsOnPage(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: 'Record', exact: true }).click();
  await expect(page.getByText(`Recorded: ${title}`)).toBeVisible();
}

/** What clocks show in the zone, as a form asks for it. */
export function clockIn(timeZone: string, minutesFromNow: number): string {
  const at = new Date(Date.now() + minutesFromNow * 60_000);
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at).replace(' ', 'T');
}

/** One line in the box, as a finger would. */
export async function drawsIn(page: Page, pad: Locator): Promise<void> {
  await pad.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await pad.boundingBox())!;
  await page.mouse.move(x + width * 0.2, y + height * 0.6);
  await page.mouse.down();
  for (const step of [0.3, 0.4, 0.5, 0.6]) await page.mouse.move(x + width * step, y + height * (step % 0.2 === 0 ? 0.3 : 0.7));
  await page.mouse.up();
}
