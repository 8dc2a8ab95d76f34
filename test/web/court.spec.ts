import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { verifyPacketFile } from '#persistence/packets/packet-file';
import { readPublicKey } from '#persistence/packets/packet-key';
import { barriersOn, expect, test, type Api } from './support/fixtures.js';
import { recordsOnPage } from './support/on-page.js';

// A story is told before each of these begins.
test.setTimeout(240_000);

const story = 'condition-missed-extended-new-offence';
/** How far it is told: until the plan is agreed, until the conditions are set, and until the charge is held under a consent. */
const [planned, conditionsSet, consented] = [6, 7, 10];
/** By the clocks of Madison. */
const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Chicago' }).format();

const participant = 'Casey Lindholm';
const signed = { explained: true, signature: participant, signedOn: today };
const consent = {
  kinds: ['criminalJustice'],
  participant,
  discloser: 'The case manager of the program',
  what: 'Whether the conditions are met, not yet met or missed',
  scope: ['conditions'],
  recipients: [{ class: 'prosecution' }, { class: 'courtLiaisons' }, { class: 'defense' }].map((recipient) => ({ id: randomUUID(), ...recipient })),
  purpose: 'To decide on the held charge',
  revocationExplained: true,
  ends: 'atFinalDisposition',
  understood: true,
  howUnderstood: 'readAloud',
  signatureKind: 'typed',
  signature: participant,
  signedOn: today,
};

async function records(who: Api, caseId: string, stepId: string, input: object): Promise<void> {
  await expect(async () => {
    const { status, body } = await who.post(`/api/cases/${caseId}/steps/${stepId}`, { commandId: randomUUID(), input }, { Prefer: 'wait=5' });
    expect([status, body.code]).toEqual([200, undefined]);
  }).toPass();
}

/** Under conditions of these kinds; without others under one of which the court liaison knows. */
async function isHeld(api: (account: string) => Promise<Api>, caseId: string, kinds: readonly string[] = ['noNewCharge']): Promise<void> {
  const [liaison, prosecutor] = [await api('mari-court-liaison'), await api('mari-prosecutor')];
  await records(liaison, caseId, 'setConditions', { conditions: kinds.map((kind) => ({ id: randomUUID(), kind, text: `As agreed: ${kind}`, due: dayAfter(90), coversReturnToUse: false })) });
  const { charges } = (await prosecutor.get(`/api/cases/${caseId}`)).body as { charges: { id: string }[] };
  await records(prosecutor, caseId, 'acceptHold', { charge: charges[0]!.id });
  await records(liaison, caseId, 'signConditions', signed);
  await records(await api('mari-peer'), caseId, 'captureConsent', consent);
}

function dayAfter(days: number): string {
  return new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The row of a case's charge on the docket, as somebody sees it. */
function rowOf(page: Page, caseId: string) {
  return page.locator('tbody tr').filter({ has: page.locator(`a[href^="/docket/${caseId}/"]`) });
}

test.describe('at court', () => {
  test('a hold is accepted, its conditions are shown once there is a consent, and the prosecutor dismisses the charge with a reason', async ({ as, api, told }) => {
    const { caseId } = await told(story, conditionsSet);
    const prosecutor = await as('mari-prosecutor');
    const row = rowOf(prosecutor, caseId);
    await prosecutor.goto('/docket');
    await row.getByRole('link').click();
    await prosecutor.getByRole('link', { name: 'Accept the hold of a charge' }).click();
    await prosecutor.getByRole('button', { name: 'Record' }).click();
    await expect(prosecutor.getByText('Recorded: Accept the hold of a charge')).toBeVisible();

    await records(await api('mari-court-liaison'), caseId, 'signConditions', signed);
    await expect(prosecutor.getByText('Held', { exact: true })).toBeVisible();
    await expect(prosecutor.getByText('That is not a missed condition.')).toBeVisible();

    await records(await api('mari-peer'), caseId, 'captureConsent', consent);
    await expect(prosecutor.getByText('Go to the outpatient group once a week')).toBeVisible();
    const condition = ((await (await api('mari-case-manager')).get(`/api/cases/${caseId}`)).body as { conditions: { id: string }[] }).conditions[0]!.id;
    await records(await api('mari-case-manager'), caseId, 'attestCondition', { condition, status: 'met' });
    await expect(prosecutor.getByText('Release: every condition is met')).toBeVisible();

    await prosecutor.getByRole('link', { name: 'Decide on a held charge' }).click();
    await prosecutor.getByText('Dismiss it').click();
    await prosecutor.getByRole('button', { name: 'Record' }).click();
    await expect(prosecutor.getByRole('alert').getByText('Reason')).toBeVisible();
    await prosecutor.getByLabel('Reason').fill('Every condition is met');
    await prosecutor.getByRole('button', { name: 'Record' }).dblclick();
    await expect(prosecutor.getByText(/^Dismissed, from .*, by Anne-Marie Koch$/)).toHaveCount(1);

    await prosecutor.getByRole('link', { name: 'Back to the docket' }).click();
    await expect(prosecutor.getByRole('heading', { name: 'Docket' })).toBeVisible();
    await expect(row).toHaveCount(0);
  });

  test('the liaison attests several conditions at once; an answer that is lost on its way is recorded once', async ({ as, api, told }) => {
    const cases = await Promise.all([told(story, planned), told(story, planned)]);
    for (const { caseId } of cases) await isHeld(api, caseId);
    const liaison = await as('mari-court-liaison');
    await liaison.goto('/docket?unattested=true');
    for (const { caseId } of cases) await rowOf(liaison, caseId).getByText('Nobody has attested').click();
    await liaison.getByRole('button', { name: 'Attest them' }).click();
    await liaison.getByText('Not yet', { exact: true }).click();

    let lost = 0;
    await liaison.route('**/steps/attestCondition', async (route) => {
      await route.fetch();
      lost += 1;
      return lost === 1 ? route.abort() : route.continue();
    });
    await liaison.getByRole('button', { name: 'Record for 2 conditions' }).click();
    await expect(liaison.getByText('Nothing answered. Send it again')).toBeVisible();
    await expect(liaison.getByText('1 of 2 recorded.')).toBeVisible();
    expect(await barriersOn(liaison)).toEqual([]);
    await liaison.getByRole('button', { name: 'Record for 1 condition' }).click();
    await expect(liaison.getByText('All of them are recorded.')).toBeVisible();

    const privacy = await api('mari-court-liaison');
    for (const { caseId } of cases) {
      const { items } = (await privacy.get(`/api/cases/${caseId}/events?limit=500`)).body as { items: { type: string }[] };
      expect(items.filter(({ type }) => type === 'attestCondition')).toHaveLength(1);
    }
  });

  test('a reload while several are attested leads to the docket, where the next choice is made', async ({ as, api, told }) => {
    const { caseId } = await told(story, planned);
    await isHeld(api, caseId, ['engage', 'report']);
    const manager = await as('mari-case-manager');
    await manager.goto('/docket');
    await rowOf(manager, caseId).getByText('Nobody has attested').first().click();
    await manager.getByRole('button', { name: 'Attest them' }).click();
    await expect(manager.getByRole('heading', { level: 1, name: 'Attest several conditions' })).toBeVisible();
    await manager.reload();
    await rowOf(manager, caseId).getByText('Nobody has attested').first().click();
    await expect(manager.getByText('1 condition chosen')).toBeVisible();
    await expect(manager).toHaveURL('/docket');
    await manager.getByRole('button', { name: 'Choose none' }).click();
    await expect(manager.getByRole('heading', { level: 1, name: 'Docket' })).toBeFocused();
  });

  test('what is recorded twice by the same step on the page of a charge is recorded twice', async ({ as, api, told }) => {
    const { caseId } = await told(story, planned);
    await isHeld(api, caseId, ['engage', 'report']);
    const coordinator = await as('mari-coordinator');
    await coordinator.goto('/docket');
    await rowOf(coordinator, caseId).getByRole('link').click();
    const said = coordinator.getByRole('textbox', { name: /^What does it show/ });
    for (const shown of ['The list of the first week', 'The list of the second week']) {
      await expect(said).toHaveValue('');
      await coordinator.getByLabel(/^Which file/).setInputFiles('apps/web/public/icon-192.png');
      await expect(coordinator.getByText('icon-192.png')).toBeVisible();
      await said.fill(shown);
      await recordsOnPage(coordinator, 'Add a file as evidence');
    }
    await expect(said).toHaveValue('');
    await expect(coordinator.getByRole('heading', { level: 1 })).toBeFocused();
    await coordinator.getByRole('link', { name: 'To the case' }).click();
    const timeline = coordinator.getByRole('region', { name: 'Timeline' });
    await expect(timeline.getByRole('heading', { name: 'Add a file as evidence' })).toHaveCount(2);
    const [file] = await Promise.all([coordinator.waitForEvent('download'), timeline.getByRole('button', { name: 'Save the file' }).first().click()]);
    expect(file.suggestedFilename()).toMatch(/\.png$/);
  });

  test('a packet verifies without access to the system, and the agenda reads on a narrow screen and in Spanish', async ({ as, told }) => {
    const { caseId } = await told(story, consented);
    const prosecutor = await as('mari-prosecutor', { viewport: { width: 320, height: 700 }, locale: 'es-US' });
    await prosecutor.goto('/docket');
    await rowOf(prosecutor, caseId).getByRole('link').click();
    const saved = async (button: string): Promise<Buffer> => {
      const [download] = await Promise.all([prosecutor.waitForEvent('download'), prosecutor.getByRole('button', { name: button }).click()]);
      return readFile(await download.path());
    };
    const key = readPublicKey((await saved('Clave pública (JWK)')).toString());
    for (const format of ['Expediente en PDF', 'Expediente en JSON']) {
      const packet = await saved(format);
      expect(verifyPacketFile(packet, key).ok).toBe(true);
    }
    await prosecutor.goto('/agenda');
    await expect(prosecutor.getByRole('heading', { level: 1, name: 'Agenda de la reunión' })).toBeVisible();
    await expect(prosecutor.getByText(/^Leído/)).toBeVisible();
    expect(await prosecutor.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    expect(await barriersOn(prosecutor)).toEqual([]);
  });
});
