import type { Locator, Page } from '@playwright/test';
import { derivedUuid } from '#persistence/canonical';
import { expect, test } from './support/fixtures.js';
import { answer, clockIn, recordsOnPage } from './support/on-page.js';

// Each journey goes from its start to the last step that people do without time passing, through everybody's hands.
test.setTimeout(300_000);
test.describe.configure({ mode: 'parallel' });

const phone = { viewport: { width: 320, height: 700 }, hasTouch: true };

/** Opens the form of a step by its link in the case's page, which shows it once the process has come so far. */
async function begins(page: Page, title: string): Promise<void> {
  await page.getByRole('link', { name: title, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
}

async function records(page: Page, title: string, fillIn: () => Promise<unknown> = () => Promise.resolve()): Promise<void> {
  await begins(page, title);
  await fillIn();
  await recordsOnPage(page, title);
}

/** What is not always needed stands folded. */
async function unfolds(page: Page, what: RegExp): Promise<void> {
  await page.locator('summary').filter({ hasText: what }).click();
}

/** From the worklist, where it waits for whoever is asked. */
async function findsOnWorklist(page: Page, caseId: string, stepId: string): Promise<void> {
  await page.goto('/worklist');
  await page.locator(`a[href^="/cases/${caseId}/steps/${stepId}"]`).click();
}

/** The form that opens a case: sent, and the case found by the page that follows. */
async function opens(page: Page, title: string): Promise<string> {
  await page.getByRole('button', { name: title }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'The case is open' })).toBeVisible();
  return page.url().split('/').at(-1)!;
}

async function comes(peer: Page, caseId: string, name: string, zone: string): Promise<void> {
  await findsOnWorklist(peer, caseId, 'acceptHandoff');
  await answer(peer, /Who is coming/, name).click();
  await peer.getByLabel(/^When/).fill(clockIn(zone, 20));
  await recordsOnPage(peer, 'Take the handoff');
}

async function meets(page: Page, name: string): Promise<void> {
  await records(page, 'Record the warm handoff', async () => {
    await answer(page, /What happened/, 'A peer met the person').click();
    await answer(page, /Which peer met/, name).click();
  });
}

/** Intake and a plan with one goal. */
async function takesIn(peer: Page, need: string, goal: string): Promise<void> {
  await records(peer, 'Complete the intake', () => answer(peer, /What would help/, need).click());
  await records(peer, 'Agree on the service plan', async () => {
    await peer.getByRole('button', { name: need }).click();
    await peer.getByLabel(/in the words of the person/).fill(goal);
    await answer(peer, /Did the person agree/, 'Yes').click();
  });
}

async function leavesConsentsForLater(page: Page): Promise<void> {
  await records(page, 'Leave the consents for later', () => answer(page, 'Why?', 'The person wants advice first').click());
}

async function sendsTeam(page: Page, names: readonly string[]): Promise<void> {
  await records(page, 'Send a team', async () => {
    for (const [index, name] of names.entries()) {
      if (index > 0) await page.getByRole('button', { name: 'Add another' }).click();
      await page.getByLabel('Who?').nth(index).selectOption({ label: name });
    }
  });
}

/** The card of a visit on somebody's list. */
function visit(page: Page, caseId: string): Locator {
  return page.locator('li.usa-card').filter({ has: page.locator(`a[href="/cases/${caseId}"]`) });
}

/** A contact in three taps: `from` the case, or one of several visits. */
async function logs(page: Page, whatHappened: string, from: Page | Locator = page): Promise<void> {
  await from.getByRole('button', { name: /^Log contact/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(whatHappened, { exact: true }).click();
  await dialog.getByRole('button', { name: 'Record', exact: true }).click();
  await expect(dialog).toBeHidden();
}

async function isInFollowUp(page: Page): Promise<void> {
  await expect(page.getByRole('link', { name: 'Record a follow-up contact' })).toBeVisible();
}

async function isClosed(page: Page): Promise<void> {
  await expect(page.getByRole('definition').filter({ hasText: /^Closed/ })).toBeVisible();
}

interface Consent {
  kind: string;
  /** One of the classes of persons. */
  recipients: string;
  what: string;
}

/** The person reads the text, and types the name. */
async function consents(page: Page, name: string, { kind, recipients, what }: Consent): Promise<void> {
  await begins(page, 'Take a consent');
  await page.getByLabel(/Name of the person/).fill(name);
  await answer(page, /What kind of consent/, kind).click();
  await page.getByLabel(/Who may disclose/).fill('The program');
  await page.getByRole('group', { name: 'What may be disclosed?' }).getByText(/^That the person takes part/).click();
  await page.getByLabel(/Of that, what/).fill(what);
  await answer(page, /A class of persons/, recipients).click();
  await page.getByLabel(/For what purpose/).fill('So that they know');
  await answer(page, /When does it end/, 'When the case closes').click();
  await answer(page, /explain the right to revoke/, 'Yes').click();
  await answer(page, /Did the person understand/, 'Yes').click();
  await answer(page, /take it in/, 'The person read it').click();
  await answer(page, /How does the person sign/, 'The person types the name').click();
  await page.getByLabel('Signature, typed').fill(name);
  await recordsOnPage(page, 'Take a consent');
  await page.getByRole('link', { name: 'To the case' }).click();
}

/** By the clocks of Santa Fe. */
function dayFromNow(days: number): string {
  return clockIn('America/Denver', days * 1440).slice(0, 10);
}

/** Asks on the page for everybody; its answer does not say which case it has opened. */
async function asksForHelp(page: Page): Promise<string> {
  const sent = page.waitForRequest('**/api/public/requests');
  await page.getByRole('button', { name: 'Ask for help' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Your request has arrived' })).toBeVisible();
  const { requestId } = (await sent).postDataJSON() as { requestId: string };
  return derivedUuid('helpRequest', 'paari-hub', requestId);
}

test('self-referral: somebody asks for help on the public page, a peer receives the person, and a provider has a place', async ({ page, as }) => {
  await page.setViewportSize(phone.viewport);
  await page.goto('/help');
  await page.getByLabel('Where is help needed?').selectOption({ label: "The hub's community" });
  await page.getByText('I do', { exact: true }).click();
  await page.getByLabel('Your phone number').fill('978-555-0117');
  const caseId = await asksForHelp(page);

  const peer = await as('paari-peer', phone);
  await comes(peer, caseId, 'Erin Callahan', 'America/New_York');
  await meets(peer, 'Erin Callahan');
  await takesIn(peer, 'Substance use treatment', 'Sleep through the night again');
  await consents(peer, 'Sasha Moreno', { kind: 'A named recipient', recipients: 'Those providers to whom the person is referred', what: 'That I take part, and how to reach me' });
  await records(peer, 'Ask a provider for a place', async () => {
    await unfolds(peer, /Choose without the directory/);
    await answer(peer, 'Which service?', 'Substance use treatment').click();
    await answer(peer, 'Treatment provider', 'Merrimack Treatment Center').click();
  });

  const provider = await as('paari-provider');
  const answers = async (status: string) => {
    await provider.goto('/referrals');
    await provider.locator(`a[href^="/cases/${caseId}/steps/updateReferral"]`).click();
    await provider.getByLabel('How does it stand?').selectOption({ label: status });
    await recordsOnPage(provider, 'Record how a referral stands');
  };
  await answers('Accepted: there is a place');
  await answers('The person is there');

  await isInFollowUp(peer);
  await logs(peer, 'To stay in touch');
  await records(peer, 'End the follow-up', () => answer(peer, 'Why?', 'The person has what was wanted').click());
  await isClosed(peer);
});

test('active outreach: a nurse and a peer find the person, the peer confirms that the program takes the case, and stays in touch to the end', async ({ as }) => {
  const coordinator = await as('door-coordinator');
  await coordinator.goto('/start');
  await coordinator.getByLabel('What gave rise to it?').selectOption({ label: 'An engagement event' });
  await answer(coordinator, 'In which area?', 'South Los Angeles').click();
  await unfolds(coordinator, /More, if you know it/);
  await coordinator.getByLabel('Where can the person be found?').fill('At the library, in the afternoon');
  const caseId = await opens(coordinator, 'Ask the outreach team to find and engage a person');
  await coordinator.getByRole('link', { name: 'The whole case' }).click();
  await records(coordinator, 'Take up an outreach');
  await records(coordinator, 'Say whether the scene is safe', () => answer(coordinator, 'Is the scene safe?', 'Safe').click());
  await sendsTeam(coordinator, ['Teresa Villanueva', 'Tasha Coleman']);

  const nurse = await as('door-nurse', phone);
  const peer = await as('door-peer', phone);
  await nurse.goto('/visits');
  await expect(visit(nurse, caseId)).toContainText('At the library, in the afternoon');
  await visit(nurse, caseId).getByRole('button', { name: /^Check in/ }).click();
  await peer.goto('/visits');
  await logs(peer, 'The person wants to go on with the team', visit(peer, caseId));
  await visit(nurse, caseId).getByRole('link', { name: 'Record the offer of naloxone' }).click();
  await answer(nurse, 'To whom?', 'The person').click();
  await answer(nurse, /What came of the offer/, 'Has naloxone already').click();
  await recordsOnPage(nurse, 'Record the offer of naloxone');
  await records(nurse, 'Check out', () => answer(nurse, 'Is everybody well?', 'Everybody is well').click());

  await findsOnWorklist(peer, caseId, 'confirmEligibility');
  await answer(peer, 'Is the person eligible?', 'Eligible').click();
  for (const criterion of ['Has a history of involvement with the justice system', 'Has a substance use disorder or a mental health challenge', "Lives in the program's service area"]) {
    await answer(peer, /Which of these are true/, criterion).click();
  }
  await recordsOnPage(peer, 'Confirm eligibility');
  await takesIn(peer, 'Housing', 'A room of my own');
  await leavesConsentsForLater(peer);
  await records(peer, 'Record that no placement is wanted now', () => answer(peer, 'Why?', 'The person does not want one now').click());

  await unfolds(peer, /More that you can record/);
  await records(peer, 'Log an encounter', async () => {
    await peer.getByLabel('How long, in minutes?').fill('15');
    await answer(peer, /How did it go/, 'Not reached').click();
  });
  await isInFollowUp(peer);
  for (const _interval of ['a week', 'a month', 'two months']) await logs(peer, 'To stay in touch');
  await isClosed(peer);
  await records(peer, 'Write the closing record', () => answer(peer, /With what did the person receive help/, 'Housing').click());
});

test('naloxone plus: EMS report an overdose, a team of four goes out, naloxone is given, the family is supported, and the data record ends it', async ({ as }) => {
  const lot = `Lot ${Date.now()}`;
  const coordinator = await as('qrt-coordinator');
  await coordinator.goto('/program/huntington-qrt');
  await coordinator.getByRole('link', { name: 'Stock naloxone' }).click();
  await coordinator.getByLabel('Lot number').fill(lot);
  await coordinator.getByLabel('How many kits?').fill('2');
  await coordinator.getByLabel('Expires on').fill('2029-12-31');
  await recordsOnPage(coordinator, 'Stock naloxone');

  const responder = await as('qrt-responder', phone);
  await responder.goto('/start');
  await responder.getByLabel('Who reported it?').selectOption({ label: 'An EMS or fire crew' });
  await answer(responder, 'In which area did it happen?', 'Huntington').click();
  await answer(responder, /Did the person die/, 'No').click();
  await unfolds(responder, /More, if you know it/);
  await responder.getByLabel('Where can the person be found?').fill('With his sister, on the second floor');
  const caseId = await opens(responder, 'Report an overdose for follow-up');

  await findsOnWorklist(coordinator, caseId, 'takeUpOutreach');
  await recordsOnPage(coordinator, 'Take up an outreach');
  await responder.getByRole('link', { name: 'The whole case' }).click();
  await records(responder, 'Say whether the scene is safe', async () => {
    await answer(responder, 'Is the scene safe?', 'Safe').click();
    await answer(responder, /watch out for/, 'Stairs or a steep path').click();
  });
  await sendsTeam(coordinator, ['Jodie Maynard', 'Randall Perry', 'Melanie Spurlock', 'Rev. Nathaniel Cross']);

  const peer = await as('qrt-peer', phone);
  await peer.goto('/visits');
  await expect(visit(peer, caseId)).toContainText('Stairs or a steep path');
  await responder.goto('/visits');
  await visit(responder, caseId).getByRole('button', { name: /^Check in/ }).click();
  await logs(peer, 'The person wants to go on with the team', visit(peer, caseId));
  await findsOnWorklist(peer, caseId, 'recordNaloxone');
  await answer(peer, 'To whom?', 'The person').click();
  await answer(peer, /What came of the offer/, 'Kits were given').click();
  await peer.getByLabel('How many kits?').fill('2');
  await peer.getByRole('group', { name: 'From which lot?' }).getByText(lot).click();
  await recordsOnPage(peer, 'Record the offer of naloxone');

  const minister = await as('qrt-faith-leader');
  await findsOnWorklist(minister, caseId, 'recordFamilyContact');
  await answer(minister, 'How?', 'In person').click();
  await answer(minister, 'What came of it?', 'Support was accepted').click();
  await answer(minister, /What was offered/, 'Grief resources').click();
  await recordsOnPage(minister, 'Record a contact with the family');
  await visit(responder, caseId).getByRole('button', { name: /^Check out/ }).click();

  await peer.goto(`/cases/${caseId}`);
  await takesIn(peer, 'Harm reduction', 'Not to be alone when I use');
  await leavesConsentsForLater(peer);
  await records(peer, 'Record that no placement is wanted now', () => answer(peer, 'Why?', 'The person does not want one now').click());
  await isInFollowUp(peer);
  await logs(peer, 'No further contact');
  await isClosed(peer);
  await records(peer, 'Write the closing record', () => answer(peer, /What was reached/, 'Naloxone was given').click());
});

test('officer prevention: an officer refers a person without any charge, a bed is given, and the officer learns under consent what became of it', async ({ as }) => {
  const officer = await as('wv-officer', phone);
  await officer.goto('/start');
  await officer.getByRole('button', { name: 'Refer a person to help, without any charge' }).click();
  await officer.getByLabel('What gave rise to it?').selectOption({ label: 'Repeated responses to one person' });
  await answer(officer, 'Where was it?', 'The county served').click();
  await answer(officer, /Which of these are true/, 'The incident is nonviolent').click();
  await answer(officer, /Which of these are true/, 'The incident is not law enforcement specific').click();
  await answer(officer, /Did you offer help/, 'Yes').click();
  const caseId = await opens(officer, 'Refer a person to help, without any charge');

  const peer = await as('wv-peer', phone);
  await comes(peer, caseId, 'Crystal Hager', 'America/New_York');
  await expect(officer.getByText(/Crystal Hager is coming/)).toBeVisible();
  await officer.getByRole('link', { name: 'The whole case' }).click();
  await expect(officer.getByRole('heading', { name: 'Charges' })).toHaveCount(0);
  await meets(officer, 'Crystal Hager');

  await takesIn(peer, 'Substance use treatment', 'A bed tonight');
  await consents(peer, 'Jamie Holcomb', { kind: 'A named recipient', recipients: 'The officers and responders who brought the person in', what: 'That I take part, and whether I have a place' });
  await records(peer, 'Ask a provider for a place', async () => {
    await peer.getByRole('button', { name: /^Choose.*Riverbend Detox Center/ }).click();
  });
  await records(peer, 'Record how a referral stands', () => peer.getByLabel('How does it stand?').selectOption({ label: 'The person is there' }));
  await expect(officer.getByText(/The person has a place\./)).toBeVisible();
  await isInFollowUp(peer);
  await logs(peer, 'No further contact');
  await isClosed(peer);
});

test('officer intervention: the attorney decides who is eligible, and the hold begins when it is accepted and the person has signed', async ({ as }) => {
  const officer = await as('lead-officer', phone);
  await officer.goto('/start');
  await answer(officer, 'Where was it?', 'City of Santa Fe').click();
  await answer(officer, 'How old is the person?', '25 to 34').click();
  await answer(officer, 'Kind of charge', 'Drug possession, 6 g or less').click();
  await officer.getByLabel('Charge as you would write it').fill('Possession of a small amount');
  await officer.getByLabel('Incident number').fill('SF-1');
  await answer(officer, /Did you offer the program/, 'Yes').click();
  await officer.getByLabel('Where is the person now?').fill('At the corner, with the officer');
  const caseId = await opens(officer, 'Refer a person instead of arrest');

  const prosecutor = await as('lead-prosecutor');
  await findsOnWorklist(prosecutor, caseId, 'confirmEligibility');
  await answer(prosecutor, 'Is the person eligible?', 'Eligible').click();
  await recordsOnPage(prosecutor, 'Confirm eligibility');

  const peer = await as('lead-peer', phone);
  await comes(peer, caseId, 'Ramona Chavez', 'America/Denver');
  await meets(peer, 'Ramona Chavez');
  await takesIn(peer, 'Employment and training', 'Back to work in the spring');
  await leavesConsentsForLater(peer);

  const liaison = await as('lead-court-liaison');
  await findsOnWorklist(liaison, caseId, 'setConditions');
  await answer(liaison, 'Kind', 'Engage with the team').click();
  await liaison.getByLabel(/What does the person have to do/).fill('Meet with Ramona once a week');
  await liaison.getByLabel('Last day').fill(dayFromNow(20));
  await answer(liaison, /return to use breaks it/, 'No').click();
  await recordsOnPage(liaison, 'Set the conditions');
  await findsOnWorklist(prosecutor, caseId, 'acceptHold');
  await recordsOnPage(prosecutor, 'Accept the hold of a charge');
  await findsOnWorklist(liaison, caseId, 'signConditions');
  await answer(liaison, /explained in plain language/, 'Yes').click();
  await liaison.getByLabel('Signature of the person').fill('Robin Trujillo');
  await liaison.getByLabel('Signed on').fill(dayFromNow(0));
  await recordsOnPage(liaison, "Record the person's signature on the conditions");

  const defender = await as('lead-defender');
  await defender.goto('/docket');
  await expect(defender.locator('tbody tr').filter({ has: defender.locator(`a[href^="/docket/${caseId}/"]`) })).toContainText('Held');
});
