import { randomUUID } from 'node:crypto';
import { verifyCase, type BrokenLink } from '#persistence/case-log/verify';
import { demoOrganisations } from '#tools/demo-staff';
import { staffId } from './engine.js';
import type { Answered, HttpEngine } from './http-engine.js';
import { justiceConsent, treatmentConsent } from './moves.js';

/** The prefix of a demo site's accounts. */
export type Site = 'pad' | 'door' | 'mari' | 'wv' | 'vor' | 'dots' | 'pco' | 'qrt' | 'core' | 'paari';

const treatmentProviders = demoOrganisations.filter(({ part2 }) => part2).map(({ title }) => title);

/** The words by which treatment would be known, in any answer. */
export const treatmentWords = new RegExp(['1-OTP', 'Start medication', 'withdrawal', 'detox', 'buprenorphine', 'inpatient', ...treatmentProviders].join('|'), 'i');

/** A day of the test's clock, `YYYY-MM-DD`, in UTC. */
export function dayFrom(http: HttpEngine, days = 0): string {
  return new Date(http.engine.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);
}

export function instantFrom(http: HttpEngine, minutes = 0): string {
  return new Date(http.engine.clock.now().getTime() + minutes * 60_000).toISOString();
}

export function screenIn(http: HttpEngine, district: string, charges: readonly string[], more: object = {}): object {
  return {
    contactAt: instantFrom(http),
    district,
    ageBand: 'from25to34',
    charges: charges.map((chargeClass) => ({ class: chargeClass, title: 'As the officer writes it' })),
    incidentNumber: '31-004512',
    offerAccepted: true,
    name: 'Jordan Avery',
    whereNow: 'In front of the library',
    ...more,
  };
}

export async function isMet(http: HttpEngine, site: Site, caseId: string): Promise<void> {
  await http.does(`${site}-peer`, caseId, 'acceptHandoff', { coming: staffId(`${site}-peer`), arrivesAt: instantFrom(http, 20) });
  await http.does(`${site}-peer`, caseId, 'recordWarmHandoff', { outcome: 'met', metBy: staffId(`${site}-peer`), transport: 'peerDrove' });
}

export async function isTakenIn(http: HttpEngine, site: Site, caseId: string): Promise<void> {
  await http.does(`${site}-peer`, caseId, 'recordIntake', { needs: ['treatment', 'housing'] });
  const goals = [{ area: 'treatment', goal: 'Start medication' }];
  await http.does(`${site}-case-manager`, caseId, 'agreeServicePlan', { goals, agreed: true });
}

export async function consents(http: HttpEngine, site: Site, caseId: string): Promise<void> {
  await http.does(`${site}-peer`, caseId, 'captureConsent', justiceConsent({ signedOn: dayFrom(http, -1) }));
  await consentsToTreatment(http, site, caseId);
}

export async function consentsToTreatment(http: HttpEngine, site: Site, caseId: string, more: object = {}): Promise<void> {
  await http.does(`${site}-peer`, caseId, 'captureConsent', treatmentConsent({ signedOn: dayFrom(http, -1), ...more }));
}

export const conditionOn = (http: HttpEngine, kind: string, more: object = {}) => ({
  kind,
  text: 'Go to the meetings that you agreed on',
  due: dayFrom(http, 120),
  coversReturnToUse: false,
  ...more,
});

/** To a hold in force, on these conditions. */
export async function isHeld(http: HttpEngine, site: 'door' | 'mari', caseId: string, conditions: readonly object[]): Promise<void> {
  const owner = site === 'door' ? { owner: staffId('door-prosecutor') } : {};
  await http.does(`${site}-court-liaison`, caseId, 'setConditions', { conditions, ...owner });
  if (site === 'mari') {
    const { charges } = await http.read('mari-prosecutor', `cases/${caseId}`);
    for (const { id } of charges as { id: string }[]) await http.does('mari-prosecutor', caseId, 'acceptHold', { charge: id });
  }
  await http.does(`${site}-court-liaison`, caseId, 'signConditions', { explained: true, signature: 'Jordan Avery', signedOn: dayFrom(http, -1) });
  await http.untilOpenTo(`${site}-prosecutor`, caseId, 'decideCharge');
}

export async function conditionOf(http: HttpEngine, site: Site, caseId: string, kind: string): Promise<string> {
  const { conditions } = await http.read(`${site}-case-manager`, `cases/${caseId}`);
  return (conditions as { id: string; kind: string }[]).find((condition) => condition.kind === kind)!.id;
}

export async function chargeOf(http: HttpEngine, site: Site, caseId: string, nth = 0): Promise<Answered> {
  return (await http.read(`${site}-prosecutor`, `cases/${caseId}`)).charges[nth];
}

export async function attests(http: HttpEngine, as: string, caseId: string, kind: string, status: string, more: object = {}): Promise<void> {
  const condition = await conditionOf(http, as.split('-')[0] as Site, caseId, kind);
  await http.does(as, caseId, 'attestCondition', { condition, status, ...more });
}

/** What waits for this person in this case, most urgent first. */
export async function worklistOf(http: HttpEngine, as: string, caseId?: string): Promise<Answered[]> {
  const { items } = await http.read(as, 'worklist?limit=500');
  return (items as { caseId: string }[]).filter((item) => caseId === undefined || item.caseId === caseId);
}

export async function docketOf(http: HttpEngine, as: string, caseId: string, query = ''): Promise<Answered[]> {
  const { items } = await http.read(as, `docket?limit=500${query}`);
  return (items as { caseId: string }[]).filter((row) => row.caseId === caseId);
}

export async function noticesFor(http: HttpEngine, as: string, caseId: string): Promise<string[]> {
  const { items } = await http.read(as, 'outbox?limit=500');
  return (items as { caseId: string; kind: string }[]).filter((notice) => notice.caseId === caseId).map(({ kind }) => kind);
}

/** All that this person can read of the case. */
export async function everythingSeenBy(http: HttpEngine, as: string, caseId: string): Promise<string> {
  const seen = [`cases/${caseId}`, `cases/${caseId}/events?limit=500`, 'cases?limit=500', 'worklist?limit=500', 'outbox?limit=500'];
  return JSON.stringify(await Promise.all(seen.map((path) => http.read(as, path))));
}

/** A program's own step, which nobody refuses: what it came to. */
export async function inProgram(http: HttpEngine, as: string, programId: string, stepId: string, input: object): Promise<Answered> {
  const { status, body } = await http.send('POST', `/api/programs/${programId}/steps/${stepId}`, { as, body: { commandId: randomUUID(), input } });
  if (status !== 200) throw new Error(`${stepId} as ${as}: ${status} ${JSON.stringify(body)}`);
  return body.result;
}

/** The code with which a program's own step is refused. */
export async function refusalInProgram(http: HttpEngine, as: string, programId: string, stepId: string, input: object): Promise<string> {
  const { status, body } = await http.send('POST', `/api/programs/${programId}/steps/${stepId}`, { as, body: { commandId: randomUUID(), input } });
  return status === 200 ? 'recorded' : (body.code as string);
}

/** The code with which a step on a case is refused. */
export async function refusalOf(http: HttpEngine, as: string, caseId: string, stepId: string, input: object = {}): Promise<string> {
  const { status, body } = await http.perform(as, caseId, stepId, input);
  return status === 200 ? 'recorded' : (body.code as string);
}

export const people = (site: Site, ...accounts: readonly string[]) => accounts.map((account) => ({ person: staffId(`${site}-${account}`) }));

/** Taken up, the scene declared safe, these people sent; the first of them checks in. */
export async function teamGoesOut(http: HttpEngine, site: Site, caseId: string, ...accounts: readonly string[]): Promise<void> {
  await http.does(`${site}-coordinator`, caseId, 'takeUpOutreach');
  await http.does(`${site}-coordinator`, caseId, 'declareSceneSafe', { scene: 'safe' });
  await http.does(`${site}-coordinator`, caseId, 'sendTeam', { members: people(site, ...accounts) });
  await http.does(`${site}-${accounts[0]}`, caseId, 'checkIn');
}

/** One attempt to find and engage the person, now and in person. */
export const attempt = (http: HttpEngine, outcome: string, more: object = {}) => ({ at: instantFrom(http), method: 'inPerson', outcome, ...more });

/** The referral's id. */
export async function asksFor(http: HttpEngine, as: string, caseId: string, request: object): Promise<string> {
  return (await http.does(as, caseId, 'requestPlacement', request)).commandId as string;
}

export async function referralIs(http: HttpEngine, as: string, caseId: string, placement: string, ...statuses: readonly string[]): Promise<void> {
  for (const status of statuses) await http.does(as, caseId, 'updateReferral', { placement, status });
}

/** The person was reached by phone, and says what is wanted. */
export async function staysInTouch(http: HttpEngine, as: string, caseId: string, wish: string): Promise<void> {
  await http.does(as, caseId, 'recordFollowUpContact', { at: instantFrom(http), reached: 'reached', method: 'phone', wish });
}

/** How the step stands on this person's worklist, once it waits. */
export async function askedOf(http: HttpEngine, as: string, caseId: string, stepId: string): Promise<Answered> {
  await http.untilOpenTo(as, caseId, stepId);
  return (await worklistOf(http, as, caseId)).find((item) => item.stepId === stepId);
}

export async function stepsAskedOf(http: HttpEngine, as: string, caseId: string): Promise<string[]> {
  return (await worklistOf(http, as, caseId)).map(({ stepId }) => stepId as string);
}

/** Where the case's chain is broken, `undefined` if nowhere. */
export function brokenLinkIn(http: HttpEngine, caseId: string): Promise<BrokenLink | undefined> {
  return verifyCase(http.engine.database.pool, caseId);
}

/** For this person there is no such case: the court knows of none in which there is no charge. */
export async function isUnknownTo(http: HttpEngine, as: string, caseId: string): Promise<void> {
  const { status, body } = await http.send('GET', `/api/cases/${caseId}`, { as });
  expect({ as, status, code: body.code as string }).toEqual({ as, status: 404, code: 'CASE.NOT_FOUND' });
}
