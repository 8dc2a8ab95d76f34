import { expect, type Page } from '@playwright/test';

/** What the device's store holds, as somebody would find it who has the device. */
export async function storedOn(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('dpad');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(new Error('no store'));
    });
    const all = [...db.objectStoreNames].map(
      (name) => new Promise<unknown[]>((resolve) => {
        const reading = db.transaction(name).objectStore(name).getAll();
        reading.onsuccess = () => resolve(reading.result as unknown[]);
      }),
    );
    const text = (value: unknown): unknown => (value instanceof Uint8Array ? new TextDecoder('latin1').decode(value) : value);
    return JSON.stringify(await Promise.all(all), (_key, value) => text(value));
  });
}

/** The app is on the device: it begins without a network too. */
export async function controlled(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

export async function chooseCode(page: Page): Promise<void> {
  await page.goto('/kept');
  await page.getByLabel('Choose an offline code').fill('mockingbird');
  await page.getByRole('button', { name: 'Set the code' }).click();
  await expect(page.getByText('The offline code is set on this device.')).toBeVisible();
}

export async function openByCode(page: Page, code: string): Promise<void> {
  await page.getByLabel('Your offline code').fill(code);
  await page.getByRole('button', { name: 'Open what is on this device' }).click();
}

/** What was read is on the device: nothing was written for longer than the app gathers what it has read. */
export async function readsKept(page: Page): Promise<void> {
  let before: unknown;
  await expect(async () => {
    const [last, now] = [before, await readsWrittenAt(page)];
    before = now;
    expect(now).toBeDefined();
    expect(now).toBe(last);
  }).toPass({ intervals: [2_500] });
}

function readsWrittenAt(page: Page): Promise<string | undefined> {
  return page.evaluate(
    () => new Promise<string | undefined>((resolve) => {
      const opening = indexedDB.open('dpad');
      opening.onsuccess = () => {
        const reading = opening.result.transaction('boxes').objectStore('boxes').getAll();
        reading.onsuccess = () => resolve((reading.result as { place: string; keptAt: string }[]).find(({ place }) => place === 'reads')?.keptAt);
      };
    }),
  );
}
