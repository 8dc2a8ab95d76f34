import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { organisationIdOf, staffIdOf } from '#persistence/seed';
import { barriersOn, expect, test, type Api } from './support/fixtures.js';
import { answer, clockIn, drawsIn, recordsOnPage } from './support/on-page.js';

async function records(who: Api, caseId: string, stepId: string, input: object): Promise<void> {
  await expect(async () => {
    const { status, body } = await who.post(`/api/cases/${caseId}/steps/${stepId}`, { commandId: randomUUID(), input }, { Prefer: 'wait=5' });
    expect([status, body.code]).toEqual([200, undefined]);
  }).toPass();
}

async function opened(who: Api, programId: string, pathwayId: string, input: object): Promise<string> {
  const { status, body } = await who.post('/api/cases', { caseId: randomUUID(), programId, pathwayId, input });
  expect([status, body.code]).toEqual([201, undefined]);
  return body.caseId as string;
}

/** A service with two beds, in the directory of the program. */
async function lists(coordinator: Api, name: string): Promise<void> {
  const performs = async (stepId: string, input: object) => {
    const { status, body } = await coordinator.post(`/api/programs/madison-mari/steps/${stepId}`, { commandId: randomUUID(), input });
    expect([status, body.code]).toEqual([200, undefined]);
    return body.result as { serviceId: string };
  };
  const treatmentProvider = organisationIdOf('madison', 'Mendota Recovery Center');
  const { serviceId } = await performs('listService', { treatmentProvider, name, type: 'residential' });
  await performs('setCapacity', { place: serviceId, places: 2 });
}

/** How often each step has been recorded in the case. */
async function entriesOf(who: Api, caseId: string, type: string): Promise<number> {
  const { body } = await who.get(`/api/cases/${caseId}/events?limit=500`);
  return (body.items as { type: string }[]).filter((entry) => entry.type === type).length;
}

/** The process opens the step in its own time; the page reads it again by itself. */
async function beginsStep(page: Page, caseId: string, stepId: string, title: string): Promise<void> {
  await expect(async () => {
    await page.goto(`/cases/${caseId}/steps/${stepId}`);
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible({ timeout: 5_000 });
  }).toPass();
}

test.describe('a peer', () => {
  test('accepts a handoff, meets the person, takes them in, agrees on a plan, takes a drawn consent, finds a place and logs an encounter in three taps', async ({ as, api }) => {
    test.setTimeout(240_000);
    const service = `Beds ${randomUUID().slice(0, 8)}`;
    await lists(await api('mari-coordinator'), service);
    const officer = await api('mari-officer');
    const caseId = await opened(officer, 'madison-mari', 'officerIntervention', {
      contactAt: new Date().toISOString(),
      district: 'madison',
      ageBand: 'from25to34',
      charges: [{ id: randomUUID(), class: 'drugPossession', title: 'Possession, second degree' }],
      incidentNumber: '26-118204',
      offerAccepted: true,
      name: 'Jordan Avery',
      whereNow: 'In front of the library',
    });
    const page = await as('mari-peer');

    await beginsStep(page, caseId, 'acceptHandoff', 'Take the handoff');
    await answer(page, /Who is coming/, 'Dale Hendricks').click();
    await page.getByLabel(/^When/).fill(clockIn('America/Chicago', 20));
    await recordsOnPage(page, 'Take the handoff');

    await beginsStep(page, caseId, 'recordWarmHandoff', 'Record the warm handoff');
    await answer(page, /What happened/, 'A peer met the person').click();
    await answer(page, /Which peer met/, 'Dale Hendricks').click();
    await recordsOnPage(page, 'Record the warm handoff');

    await beginsStep(page, caseId, 'recordIntake', 'Complete the intake');
    await answer(page, /What would help/, 'Housing').click();
    await recordsOnPage(page, 'Complete the intake');

    await beginsStep(page, caseId, 'agreeServicePlan', 'Agree on the service plan');
    await page.getByRole('button', { name: 'Substance use treatment' }).click();
    await page.getByRole('button', { name: 'Housing' }).click();
    await expect(page.getByRole('heading', { name: 'Goal 2: Housing' })).toBeVisible();
    const [first, second] = [page.getByLabel(/in the words of the person/).first(), page.getByLabel(/in the words of the person/).nth(1)];
    await first.fill('Use less, and sleep again');
    await second.fill('A room of my own');
    await answer(page, /Did the person agree/, 'Yes').click();
    expect(await barriersOn(page)).toEqual([]);
    await recordsOnPage(page, 'Agree on the service plan');

    await beginsStep(page, caseId, 'captureConsent', 'Take a consent');
    await page.getByLabel(/Name of the person/).fill('Jordan Avery');
    await page.getByRole('group', { name: /What kind of consent/ }).getByText('Treatment, payment and operations').click();
    await page.getByLabel(/Who may disclose/).fill('The clinic');
    await page.getByRole('group', { name: /What may be disclosed/ }).getByText('That the person takes part', { exact: false }).click();
    await page.getByLabel(/Of that, what/).fill('That I come to my appointments');
    await page.getByRole('group', { name: /A class of persons/ }).getByText('The program\'s care team').click();
    await page.getByLabel(/For what purpose/).fill('To arrange care');
    await answer(page, /When does it end/, 'When the case closes').click();
    await answer(page, /explain the right to revoke/, 'Yes').click();
    await answer(page, /may be redisclosed/, 'Yes').click();
    await answer(page, /Did the person understand/, 'Yes').click();
    await answer(page, /take it in/, 'It was read aloud').click();
    await page.getByRole('group', { name: 'Language of the text' }).getByText('Español').click();
    const aloud = page.locator('[lang=es]').filter({ hasText: 'That I come to my appointments' });
    await expect(aloud).toContainText('Jordan Avery');
    await page.getByRole('button', { name: 'Record', exact: true }).click();
    await expect(page.getByRole('link', { name: /The person has not signed yet/ })).toBeVisible();
    await drawsIn(page, page.getByRole('img', { name: 'The box is empty.' }));
    await expect(page.getByRole('img', { name: 'There is a signature in the box.' })).toBeVisible();
    // Nobody has signed what is changed afterwards.
    await page.getByLabel(/For what purpose/).fill('To arrange care and housing');
    await expect(page.getByText('What is signed has changed, so the signature was taken away.')).toBeVisible();
    await drawsIn(page, page.getByRole('img', { name: 'The box is empty.' }));
    await expect(page.getByRole('img', { name: 'There is a signature in the box.' })).toBeVisible();
    expect(await barriersOn(page)).toEqual([]);
    await recordsOnPage(page, 'Take a consent');
    await expect(page.getByRole('heading', { name: 'Treatment, payment and operations' })).toBeVisible();

    await beginsStep(page, caseId, 'requestPlacement', 'Ask a provider for a place');
    await page.getByLabel('Name of the service or provider').fill(`mendota ${service}`);
    await expect(page.getByText('2 of 2 free, nobody waits')).toBeVisible();
    await page.getByRole('button', { name: new RegExp(`^Choose.*${service}, Mendota Recovery Center`) }).click();
    await expect(page.getByText(`Chosen: ${service}, Mendota Recovery Center`)).toBeVisible();
    expect(await barriersOn(page)).toEqual([]);
    await recordsOnPage(page, 'Ask a provider for a place');

    await page.goto(`/cases/${caseId}`);
    // One, two, three.
    await page.getByRole('button', { name: 'Log contact' }).click();
    await page.getByRole('dialog').getByText('Emotional: empathy, caring, concern').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Record', exact: true }).click();
    await expect(page.getByRole('dialog')).toBeHidden();
    const peer = await api('mari-peer');
    expect(await entriesOf(peer, caseId, 'logEncounter')).toBe(1);
    // A bed is free, and given at once.
    await expect.poll(async () => (await peer.get(`/api/cases/${caseId}`)).body.placements as object[]).toMatchObject([{ provider: { name: 'Mendota Recovery Center' }, status: 'accepted' }]);
  });

  test('goes out on a visit: reads what is safe first, checks in and out with one tap, and logs the attempt in three', async ({ as, api }) => {
    const coordinator = await api('vor-coordinator');
    const caseId = await opened(coordinator, 'voices-of-recovery', 'naloxonePlus', {
      source: 'familyOrFriend',
      area: 'elkton',
      overdoseAt: new Date(Date.now() - 30 * 60_000).toISOString(),
      fatal: false,
      whereNow: `Bow Street ${randomUUID().slice(0, 4)}`,
      safeContact: 'Ring twice, ask for nobody else',
    });
    await records(coordinator, caseId, 'takeUpOutreach', {});
    await records(coordinator, caseId, 'declareSceneSafe', { scene: 'safe', hazards: ['dog'] });
    const members = ['vor-peer', 'vor-peer-2'].map((account) => ({ id: randomUUID(), person: staffIdOf('cecil-county', account) }));
    await records(coordinator, caseId, 'sendTeam', { members });

    const page = await as('vor-peer');
    await page.goto('/visits');
    const visit = page.locator('li.usa-card').filter({ has: page.locator(`a[href="/cases/${caseId}"]`) });
    await expect(visit).toContainText('Ring twice, ask for nobody else');
    await expect(visit).toContainText('A dog');
    await expect(page.getByText('Say: "Public health outreach."', { exact: false })).toBeVisible();
    expect(await barriersOn(page)).toEqual([]);

    await visit.getByRole('button', { name: /^Check in/ }).click();
    const out = page.getByRole('region', { name: 'Out now' }).locator('li.usa-card').filter({ has: page.locator(`a[href="/cases/${caseId}"]`) });
    await expect(out.getByRole('button', { name: /^Check out/ })).toBeVisible();

    await out.getByRole('button', { name: /^Log contact/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('The person was not found').click();
    expect(await barriersOn(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Record', exact: true }).click();
    await expect(dialog).toBeHidden();
    const peer = await api('vor-peer');
    await expect.poll(() => entriesOf(peer, caseId, 'recordContactAttempt')).toBe(1);

    await out.getByRole('button', { name: /^Check out/ }).click();
    await expect.poll(() => entriesOf(peer, caseId, 'checkOut')).toBe(1);
    await expect(out).toBeHidden();

    await page.goto('/notices');
    const notice = page.getByRole('listitem').filter({ has: page.locator(`a[href="/cases/${caseId}"]`) }).filter({ hasText: 'You are asked to make a visit' });
    await notice.getByRole('button', { name: /^Seen/ }).click();
    await expect(notice.getByText(/^Seen /)).toBeVisible();
    expect(await barriersOn(page)).toEqual([]);
  });
});
