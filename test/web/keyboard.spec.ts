import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support/fixtures.js';

/** What has moved on the page although the person's device asks for none of it. */
async function noteMotion(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const moved: string[] = [];
    Object.assign(window, { moved });
    for (const kind of ['transitionrun', 'animationstart']) {
      document.addEventListener(kind, ({ target }) => moved.push(`${kind} ${(target as Element).className}`), true);
    }
  });
}

const moved = (page: Page) => page.evaluate(() => (window as unknown as { moved: string[] }).moved);

/** By this key alone to what is meant. On the way what has the focus can always be seen, and is under nothing. */
async function goTo(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  await expect(target).toBeAttached();
  for (let pressed = 0; pressed < 120; pressed += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
    expect(await unseenFocus(page)).toBeUndefined();
  }
  throw new Error(`${key} does not lead to ${target.toString()}`);
}

/** What has the focus, where nobody could see that; the drawn part of a radio or a checkbox stands in its label. */
function unseenFocus(page: Page): Promise<string | undefined> {
  return page.evaluate(() => {
    const focused = document.activeElement as HTMLElement;
    if (focused === document.body) return undefined;
    const label = focused.matches('[type=radio], [type=checkbox]') ? focused.nextElementSibling : null;
    const drawn = label === null ? getComputedStyle(focused) : getComputedStyle(label, '::before');
    const shown = label ?? focused;
    const { top, bottom, left, right, width, height } = shown.getBoundingClientRect();
    const isOnScreen = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth && width > 0 && height > 0;
    const on = document.elementFromPoint(Math.max(left, 0) + Math.min(width, innerWidth) / 2, Math.min(Math.max((top + bottom) / 2, 1), innerHeight - 1));
    const isOnTop = on !== null && (shown.contains(on) || on.contains(shown));
    if (drawn.outlineStyle !== 'none' && Number.parseFloat(drawn.outlineWidth) > 0 && isOnScreen && isOnTop) return undefined;
    return `${focused.outerHTML.slice(0, 200)} ${drawn.outlineStyle} ${drawn.outlineWidth} at ${top}, ${left}, under ${on?.outerHTML.slice(0, 100) ?? 'nothing'}`;
  });
}

async function press(page: Page, target: Locator, key = 'Enter'): Promise<void> {
  await goTo(page, target);
  await page.keyboard.press(key);
}

/** A group of radios is one stop of the Tab key; within it the arrows choose. */
async function choose(page: Page, question: string | RegExp, option: string): Promise<void> {
  const radios = page.getByRole('group', { name: question }).getByRole('radio');
  await goTo(page, radios.first());
  await page.keyboard.press('Space');
  const chosen = page.getByRole('group', { name: question }).getByRole('radio', { name: option, exact: true });
  await goTo(page, chosen, 'ArrowDown');
  await expect(chosen).toBeChecked();
}

async function isAt(page: Page, heading: string | RegExp): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: heading })).toBeFocused();
  await expect(page).toHaveTitle(typeof heading === 'string' ? `${heading} · DPAD` : heading);
}

/** Date and time as a control of the browser takes them from the keyboard. */
async function typeTime(page: Page, control: Locator, zone: string, minutesFromNow: number): Promise<void> {
  await goTo(page, control);
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' }).formatToParts(Date.now() + minutesFromNow * 60_000);
  const part = (type: string) => parts.find((one) => one.type === type)!.value;
  await page.keyboard.type(`${part('month')}${part('day')}${part('year')}`);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.type(`${part('hour')}${part('minute')}${part('dayPeriod').slice(0, 1)}`);
}

test.describe('by the keyboard alone, and without any motion,', () => {
  test('an officer signs in, is led to what is missing, and opens a case', async ({ browser, baseURL }) => {
    const page = await (await browser.newContext({ baseURL: baseURL!, reducedMotion: 'reduce' })).newPage();
    await noteMotion(page);
    await page.goto('/start');
    await press(page, page.getByRole('link', { name: 'Sign in' }));
    await goTo(page, page.locator('input[name=login]'));
    await page.keyboard.type('pad-officer');
    await goTo(page, page.locator('input[name=password]'));
    await page.keyboard.type('any');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Open a case' })).toBeVisible();
    if (!page.url().startsWith(baseURL!)) await page.goto('/start');

    await press(page, page.getByRole('link', { name: 'Skip to the main content' }));
    await expect(page.locator('#main')).toBeFocused();
    await press(page, page.getByRole('button', { name: 'Refer a person to help, without any charge' }));
    const send = page.getByRole('button', { name: 'Refer a person to help, without any charge' });
    await expect(page.getByRole('heading', { name: 'What has to be known' })).toBeVisible();
    for (const _time of ['first', 'second']) {
      await press(page, send);
      const missing = page.getByRole('alert').filter({ hasText: 'things are not right' });
      await expect(missing.getByRole('link').first()).toBeVisible();
      await page.keyboard.press('Tab');
      await expect(missing.getByRole('link').first()).toBeFocused();
    }
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('What gave rise to it?')).toBeFocused();
    await page.keyboard.type('An officer in the field');
    await choose(page, 'Where was it?', '22nd District');
    await choose(page, 'Did you offer help, and did the person accept?', 'Yes');
    await press(page, send);
    await isAt(page, 'The case is open');
    expect(await moved(page)).toEqual([]);
    await page.context().close();
  });

  test('a peer takes a handoff from the worklist and logs an encounter', async ({ as, told }) => {
    const { caseId } = await told('pad-referral', 0);
    const page = await as('pad-peer', { reducedMotion: 'reduce' });
    await noteMotion(page);
    await page.goto('/visits');
    await press(page, page.getByRole('link', { name: 'My worklist' }));
    await isAt(page, 'My worklist');
    const filter = page.getByLabel('Program');
    if (await filter.isVisible()) {
      await goTo(page, filter);
      await page.keyboard.press('ArrowDown');
      await expect(page).toHaveURL(/program=/);
      await expect(filter).toBeFocused();
    }
    const item = page.getByRole('listitem').filter({ has: page.locator(`a[href="/cases/${caseId}"]`) });
    await press(page, item.getByRole('link', { name: 'Take the handoff' }));
    await isAt(page, 'Take the handoff');
    await choose(page, 'Who is coming?', 'Yolanda Price');
    await typeTime(page, page.getByLabel('When?'), 'America/New_York', 30);
    await press(page, page.getByRole('button', { name: 'Record' }));
    await expect(page.getByText('Recorded: Take the handoff')).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();

    const log = page.getByRole('button', { name: 'Log contact' });
    await press(page, log);
    await expect(page.getByRole('dialog').getByRole('heading', { name: 'Log contact' })).toBeFocused();
    await press(page, page.getByRole('checkbox', { name: 'Emotional: empathy, caring, concern' }), 'Space');
    await press(page, page.getByRole('checkbox', { name: 'Informational: knowledge, information, skills' }), 'Space');
    await press(page, page.getByRole('dialog').getByRole('button', { name: 'Record', exact: true }));
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(log).toBeFocused();
    expect(await moved(page)).toEqual([]);
  });
});
