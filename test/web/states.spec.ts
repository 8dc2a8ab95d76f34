import { barriersOn, expect, test } from './support/fixtures.js';
import { notesIn } from './support/notes-in.js';

const problem = (status: number, code: string, detail: string, errors?: object[]) => ({ status, contentType: 'application/problem+json', json: { code, status, title: 'Refused', detail, ...(errors && { errors }) } });
const busy = { status: 503, contentType: 'application/problem+json', headers: { 'Retry-After': '10' }, json: { code: 'RECORD.BUSY', status: 503, title: 'Unavailable', detail: 'Too much is handed in at once: nothing was changed' } };

test.describe('a list that does not come', () => {
  test('says that it is being read, then why it could not be, and comes when it is asked for again', async ({ as }) => {
    const page = await as('mari-peer');
    let answer: () => void = () => undefined;
    const held = new Promise<void>((isAnswered) => {
      answer = isAnswered;
    });
    await page.route(/\/api\/cases(\?|$)/, async (route) => {
      await held;
      await route.fulfill(busy);
    });
    await page.getByRole('link', { name: 'Cases', exact: true }).click();
    await expect(page.getByText('Reading…')).toBeVisible();
    expect(await barriersOn(page)).toEqual([]);

    answer();
    await expect(page.getByRole('alert')).toContainText('Too much is handed in at once');
    expect(await barriersOn(page)).toEqual([]);

    await page.unrouteAll({ behavior: 'wait' });
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('alert')).toHaveCount(0);
    await expect(page.getByText('Reading…')).toHaveCount(0);
  });

  test('leaves what was read before on the screen, with a word on it', async ({ as, told }) => {
    const { caseId } = await told('pad-referral', 2);
    const page = await as('pad-peer');
    await page.goto(`/cases/${caseId}`);
    const timeline = page.getByRole('heading', { level: 2, name: 'Timeline' });
    await expect(timeline).toBeVisible();
    await page.route(`**/api/cases/${caseId}`, (route) => route.fulfill(busy));
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await expect(page.getByRole('alert')).toContainText('Too much is handed in at once');
    await expect(timeline).toBeVisible();
  });

  test('shows nothing any more of a case that the person may not know of now', async ({ as, told }) => {
    const { caseId } = await told('pad-referral', 2);
    const page = await as('pad-peer');
    await page.goto(`/cases/${caseId}`);
    const timeline = page.getByRole('heading', { level: 2, name: 'Timeline' });
    await expect(timeline).toBeVisible();
    await page.route(`**/api/cases/${caseId}`, (route) => route.fulfill(problem(404, 'CASE.NOT_FOUND', 'There is no such case')));
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await expect(page.getByRole('alert')).toContainText('There is no such case');
    await expect(timeline).toHaveCount(0);
  });
});

test.describe('a form that is refused', () => {
  test('for a field that it does not have says so, and is sent again as it is', async ({ as, api, told }) => {
    const { caseId } = await told('pad-referral', 2);
    const page = await as('pad-peer');
    await page.goto(`/cases/${caseId}/steps/addNote`);
    await page.getByRole('textbox').first().fill('We talked about housing');
    await page.route('**/steps/addNote', (route) => route.fulfill(problem(422, 'INPUT.INVALID', 'Not all fields are right', [{ field: 'note.0.id', code: 'FIELD.ID_IN_USE', message: 'This id is in use' }])), { times: 1 });
    await page.getByRole('button', { name: 'Record', exact: true }).click();
    await expect(page.getByRole('alert')).toContainText('This id is in use');
    await page.getByRole('button', { name: 'Record', exact: true }).click();
    await expect(page.getByText('Recorded: Add a note')).toBeVisible();
    expect(await notesIn(await api('pad-peer'), caseId)).toBe(1);
  });

  test('because it had been recorded before it was changed says so, and records another only when that is asked for', async ({ as, api, told }) => {
    const { caseId } = await told('pad-referral', 2);
    const page = await as('pad-peer');
    await page.goto(`/cases/${caseId}/steps/addNote`);
    await page.getByRole('textbox').first().fill('We talked about housing');
    // It is recorded, and the answer says that it was not.
    await page.route(
      '**/steps/addNote',
      async (route) => {
        await route.fetch();
        await route.fulfill(problem(422, 'INPUT.INVALID', 'Not all fields are right'));
      },
      { times: 1 },
    );
    await page.getByRole('button', { name: 'Record', exact: true }).click();
    await expect(page.getByRole('alert')).toContainText('Not all fields are right');
    await page.getByRole('textbox').first().fill('We talked about work');
    await page.getByRole('button', { name: 'Record', exact: true }).click();
    await expect(page.getByRole('alert')).toContainText('was recorded already');
    expect(await notesIn(await api('pad-peer'), caseId)).toBe(1);
    await page.getByRole('button', { name: 'Record', exact: true }).click();
    await expect(page.getByText('Recorded: Add a note')).toBeVisible();
    expect(await notesIn(await api('pad-peer'), caseId)).toBe(2);
  });
});
