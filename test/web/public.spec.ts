import { randomUUID } from 'node:crypto';
import { barriersOn, expect, test } from './support/fixtures.js';

const area = 'Brockton';

test.describe('somebody who needs help', () => {
  test.use({ locale: 'es-US', viewport: { width: 320, height: 800 } });

  test('asks in Spanish without an account, and the coordinator has the request', async ({ page, as }) => {
    const coordinator = await as('pco-coordinator', { locale: 'en-US', viewport: { width: 1280, height: 900 } });
    await coordinator.goto('/alerts');
    const alerts = coordinator.getByRole('link', { name: /^Somebody has asked for help on the public page/ });
    await expect(coordinator.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(coordinator.getByText('Reading…')).toHaveCount(0);
    const before = await alerts.count();

    await page.goto('/sign-in');
    await page.getByRole('link', { name: /^¿Busca ayuda/ }).click();
    await expect(page.getByRole('link', { name: 'Llame al 911' })).toHaveAttribute('href', 'tel:911');
    await expect(page.getByRole('link', { name: 'Envíe un mensaje al 988' })).toHaveAttribute('href', 'sms:988');
    await page.getByLabel('¿Dónde se necesita la ayuda?').selectOption({ label: area });
    await page.getByText('Yo', { exact: true }).click();
    await page.getByLabel('¿Qué ayudaría?').fill('Soy adicto y quiero hablar con alguien');
    await page.getByRole('button', { name: 'Pedir ayuda' }).click();
    await expect(page.getByRole('alert').first()).toContainText('Diga cómo podemos comunicarnos con usted');
    await page.getByLabel('Su número de teléfono').fill('215-555-0142');
    await expect(page.getByText('persona con un trastorno')).toHaveCount(0);
    // As a browser may do by itself.
    await page.getByLabel('Deje esto vacío').fill('https://example.org', { force: true });
    await page.getByRole('button', { name: 'Pedir ayuda' }).click();
    await expect(page.getByRole('alert')).toContainText('Su navegador había llenado algo que aquí no se ve');
    await page.getByRole('button', { name: 'Pedir ayuda' }).dblclick();
    await expect(page.getByRole('heading', { level: 1, name: 'Su solicitud ha llegado' })).toBeFocused();
    expect(await barriersOn(page)).toEqual([]);

    await expect(page.getByText('215')).toHaveCount(0);
    expect(await page.evaluate(async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length])).toEqual([0, 0, 0]);
    await expect(alerts).toHaveCount(before + 1);
  });

  test('leaves at once, and going back does not come back here', async ({ page }) => {
    await page.goto('/sign-in');
    await page.goto('/help');
    await page.getByRole('button', { name: 'Salir rápido de esta página' }).click();
    await expect(page).toHaveURL('about:blank');
    await page.goBack();
    await expect(page).toHaveURL(/\/sign-in$/);
    await page.goto('/help');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    for (let times = 0; times < 3; times += 1) await page.keyboard.press('Escape');
    await expect(page).toHaveURL('about:blank');
  });

  test('is told in words when too many have asked from one address, and loses nothing of what was written', async ({ page, baseURL }) => {
    await page.goto('/help');
    await page.getByLabel('¿Dónde se necesita la ayuda?').selectOption({ label: area });
    await page.getByText('Alguien cercano a mí').click();
    await page.getByLabel('Su número de teléfono').fill('215-555-0143');
    for (let asked = 0; asked < 10; asked += 1) {
      const body = { requestId: randomUUID(), programId: 'plymouth-county-outreach', forWhom: 'self', language: 'es', website: 'https://example.org' };
      await page.request.post(`${baseURL!}/api/public/requests`, { data: body });
    }
    await page.getByRole('button', { name: 'Pedir ayuda' }).click();
    await expect(page.getByRole('alert').first()).toContainText('demasiadas solicitudes');
    await expect(page.getByLabel('Su número de teléfono')).toHaveValue('215-555-0143');
    expect(await barriersOn(page)).toEqual([]);
  });
});
