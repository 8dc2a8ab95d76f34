import { randomUUID } from 'node:crypto';
import { drawnLines } from '#protocol/documents/drawn-lines';
import { HttpEngine } from '../support/http-engine.js';
import { dayFrom, isMet, isTakenIn, screenIn, type Site } from '../support/http-moves.js';
import { justiceConsent, treatmentConsent } from '../support/moves.js';
import { readPdf } from '../support/pdf-words.js';

let http: HttpEngine;
const site: Site = 'mari';

beforeAll(async () => {
  http = await HttpEngine.start();
});
afterAll(() => http.stop());

/** By no calendar a day to come. */
const signedLately = () => ({ signedOn: dayFrom(http, -1) });

async function aPersonTakenIn(): Promise<string> {
  const caseId = await http.opened('mari-officer', 'madison-mari', screenIn(http, 'madison', ['drugPossession']));
  await isMet(http, site, caseId);
  await isTakenIn(http, site, caseId);
  return caseId;
}

async function consented(caseId: string, input: object): Promise<string> {
  const commandId = randomUUID();
  await http.untilOpenTo('mari-peer', caseId, 'captureConsent');
  const { status, body } = await http.perform('mari-peer', caseId, 'captureConsent', input, commandId);
  if (status !== 200) throw new Error(`captureConsent: ${status} ${JSON.stringify(body)}`);
  return commandId;
}

async function aPersonWithBothConsents() {
  const caseId = await aPersonTakenIn();
  const justice = await consented(caseId, justiceConsent(signedLately()));
  const treatment = await consented(caseId, treatmentConsent(signedLately()));
  return { caseId, justice, treatment };
}

async function printed(as: string, path: string): Promise<{ status: number; type: string | null; name: string | null; bytes: Buffer }> {
  const response = await fetch(`${http.base}/api/${path}`, { headers: { Authorization: `Bearer ${await http.token(as)}` } });
  const { headers, status } = response;
  return { status, type: headers.get('content-type'), name: headers.get('content-disposition'), bytes: Buffer.from(await response.arrayBuffer()) };
}

interface Handed {
  packet: { consent: object | 'noConsent'; proof: { head: { entry: number } } };
}

const fieldsIn = (body: unknown) => (body as { errors: { field: string }[] }).errors.map(({ field }) => field);
const stagesIn = (view: unknown) => (view as { stages: { stage: string }[] }).stages.map(({ stage }) => stage);

describe('taking a consent', () => {
  let caseId: string;
  beforeAll(async () => {
    caseId = await aPersonTakenIn();
  });

  test.each(['kinds', 'participant', 'discloser', 'scope', 'what', 'recipients', 'purpose', 'revocationExplained', 'ends', 'understood', 'howUnderstood', 'signatureKind', 'signature', 'signedOn', 'redisclosureRiskStated'])(
    'without "%s" is refused, naming it, and nothing is recorded',
    async (element) => {
      const { [element]: _left, ...rest } = treatmentConsent(signedLately());
      const { status, body } = await http.perform('mari-peer', caseId, 'captureConsent', rest);
      expect([400, 422]).toContain(status);
      expect(fieldsIn(body)).toContain(element);
      expect((await http.engine.file(caseId)).consents).toEqual([]);
    },
  );

  test('of somebody outside who is not named is refused, naming the row', async () => {
    const input = treatmentConsent({ ...signedLately(), recipients: [{ class: 'careTeam' }, { class: 'outside' }] });
    const { status, body } = await http.perform('mari-peer', caseId, 'captureConsent', input);
    expect(status).toBe(422);
    expect(body).toMatchObject({ errors: [{ field: 'recipients.1.name', code: 'CONSENT.RECIPIENT_NOT_NAMED' }] });
  });

  test('with a drawn signature that is more than lines is refused', async () => {
    const { signature: _typed, ...drawn } = treatmentConsent({ ...signedLately(), signatureKind: 'drawn', drawn: 'M0 0L1 1"/><script>' });
    const { status, body } = await http.perform('mari-peer', caseId, 'captureConsent', drawn);
    expect(status).toBe(400);
    expect(body).toMatchObject({ errors: [{ field: 'drawn' }] });
  });

  test('is not for an officer', async () => {
    const { status } = await http.perform('mari-officer', caseId, 'captureConsent', treatmentConsent(signedLately()));
    expect(status).toBe(403);
  });
});

test.each(['M0 0L1 1', 'M10.25 3L4 5L6.5 7M1 1L2 2'])('the lines "%s" are a drawn signature', (path) => expect(path).toMatch(new RegExp(`^(?:${drawnLines})$`)));
test.each(['', 'M0 0', 'M0 0C1 1 2 2 3 3', 'M-1 0L1 1', 'M0 0L1 1Z', 'M0 0 L1 1', 'M00000 0L1 1'])('the lines "%s" are none', (path) => expect(path).not.toMatch(new RegExp(`^(?:${drawnLines})$`)));

describe('the consents of a case', () => {
  let caseId: string;
  let justice: string;
  let treatment: string;
  beforeAll(async () => {
    ({ caseId, justice, treatment } = await aPersonWithBothConsents());
  });

  test.each(['mari-peer', 'mari-coordinator'])('are all read by %s, the last one first', async (as) => {
    const { items } = await http.read(as, `cases/${caseId}/consents`);
    expect(items).toMatchObject([
      { id: treatment, kinds: ['treatment'], recipients: [{ class: 'careTeam' }, { class: 'treatingProviders' }], endsWith: 'caseClosed', standing: 'inForce' },
      { id: justice, kinds: ['criminalJustice'], scope: ['conditions'], untilFinalDisposition: true, standing: 'inForce' },
    ]);
  });

  test.each(['mari-prosecutor', 'mari-court-liaison', 'mari-defender'])('are read by %s as far as they are for criminal justice', async (as) => {
    const { items } = await http.read(as, `cases/${caseId}/consents`);
    expect(items).toMatchObject([{ id: justice, kinds: ['criminalJustice'] }]);
    expect(JSON.stringify(items)).not.toMatch(/treat/i);
    const view = await http.read(as, `cases/${caseId}`);
    expect(view.consents).toMatchObject([{ id: justice }]);
    expect(JSON.stringify(view)).not.toContain(treatment);
  });

  test('are not there for the officer who opened it, not even that there are any', async () => {
    expect((await http.send('GET', `/api/cases/${caseId}/consents`, { as: 'mari-officer' })).status).toBe(404);
    const view = await http.read('mari-officer', `cases/${caseId}`);
    expect(view.consents).toBeUndefined();
    expect(stagesIn(view)).not.toContain('consent');
    const { items } = await http.read('mari-officer', `cases/${caseId}/events?limit=500`);
    expect(JSON.stringify(items)).not.toMatch(/consent/i);
  });

  test('a court liaison can revoke the one for criminal justice, and is offered no other', async () => {
    const { fields } = await http.untilOpenTo('mari-court-liaison', caseId, 'revokeConsent');
    const offered = (fields as { name: string; items?: { value: string }[] }[]).find(({ name }) => name === 'consent')!.items!;
    expect(offered.map(({ value }) => value)).toEqual([justice]);
    const { status } = await http.perform('mari-court-liaison', caseId, 'revokeConsent', { consent: treatment, personTold: true });
    expect(status).toBe(422);
  });

  test.each([
    ['en', 'Consent to disclose information', 'Your right to revoke it'],
    ['es', 'Consentimiento para divulgar información', 'Su derecho a revocarlo'],
  ])('are printed in the language "%s"', async (language, title, right) => {
    const { status, type, name, bytes } = await printed('mari-peer', `cases/${caseId}/consents/${treatment}/print?language=${language}`);
    expect([status, type, name]).toEqual([200, 'application/pdf', `attachment; filename="consent-${treatment}.pdf"`]);
    const paper = await readPdf(bytes);
    expect(paper).toMatchObject({ title, language });
    for (const part of [right, 'Jordan Avery', 'What the team and the providers need to know', '42 CFR']) expect(paper.words).toContain(part);
  });

  test.each(['mari-officer', 'mari-prosecutor', 'mari-defender'])('are not printed for %s', async (as) => {
    expect((await printed(as, `cases/${caseId}/consents/${justice}/print`)).status).toBe(404);
  });

  test.each(['no-uuid', randomUUID()])('an unknown one ("%s") is answered as such', async (id) => {
    expect((await printed('mari-peer', `cases/${caseId}/consents/${id}/print`)).status).toBe(404);
  });

  test('a language that there is none of is refused by name', async () => {
    const { status, body } = await http.send('GET', `/api/cases/${caseId}/consents/${treatment}/print?language=fr`, { as: 'mari-peer' });
    expect(status).toBe(400);
    expect(body).toMatchObject({ errors: [{ field: 'language' }] });
  });
});

describe('revoking a consent', () => {
  test('for one recipient leaves the others', async () => {
    const { caseId, treatment } = await aPersonWithBothConsents();
    const recipients = async () => {
      const { items } = (await http.read('mari-peer', `cases/${caseId}/consents`)) as { items: { id: string; recipients: { id: string; class: string; revokedAt?: string }[] }[] };
      return items.find(({ id }) => id === treatment)!.recipients;
    };
    const providers = (await recipients()).find((one) => one.class === 'treatingProviders')!;
    await http.does('mari-peer', caseId, 'revokeConsent', { consent: treatment, recipient: providers.id, personTold: true });
    expect((await recipients()).map((one) => [one.class, one.revokedAt !== undefined])).toEqual([['careTeam', false], ['treatingProviders', true]]);
  });

  test('given until the final disposition is recorded, and takes effect then', async () => {
    const { caseId, justice } = await aPersonWithBothConsents();
    await http.does('mari-peer', caseId, 'revokeConsent', { consent: justice, personTold: true });
    const { items } = await http.read('mari-prosecutor', `cases/${caseId}/consents`);
    expect(items).toMatchObject([{ id: justice, revocationAsked: true, standing: 'inForce' }]);
  });

  test('twice by the same command is recorded once', async () => {
    const { caseId, treatment } = await aPersonWithBothConsents();
    const revoke = { consent: treatment, personTold: true };
    const commandId = randomUUID();
    const [first, second] = await Promise.all([1, 2].map(() => http.perform('mari-peer', caseId, 'revokeConsent', revoke, commandId)));
    expect([first!.status, second!.status]).toEqual([200, 200]);
    expect(first!.body.version).toBe(second!.body.version);
  });

  async function aConsentUntilADay() {
    const caseId = await aPersonTakenIn();
    const justice = await consented(caseId, justiceConsent({ ...signedLately(), ends: 'onDate', expiresOn: dayFrom(http, 90) }));
    await http.untilOpenTo('mari-peer', caseId, 'revokeConsent');
    return { caseId, revoke: () => http.perform('mari-peer', caseId, 'revokeConsent', { consent: justice, personTold: true }) };
  }

  test('stops what is read from then on', async () => {
    const { caseId, revoke } = await aConsentUntilADay();
    expect((await http.read('mari-prosecutor', `cases/${caseId}`)).conditions).toEqual([]);
    expect((await revoke()).status).toBe(200);
    expect((await http.read('mari-prosecutor', `cases/${caseId}`)).conditions).toBe('noConsent');
  });

  test('wins over every packet that is made at the same time and comes after it', async () => {
    const { caseId, revoke } = await aConsentUntilADay();
    const charge = (await http.engine.file(caseId)).charges[0]!.id;
    const packet = async () => ((await http.read('mari-prosecutor', `cases/${caseId}/charges/${charge}/packet`)) as Handed).packet;
    const atOnce = Array.from({ length: 6 }, packet);
    const [{ body }, ...packets] = await Promise.all([revoke(), ...atOnce]);
    const revokedBy = (body as { version: number }).version;
    for (const { consent, proof } of [...packets, await packet()]) expect(consent === 'noConsent').toBe(proof.head.entry >= revokedBy);
  });

  test('is possible after the case has closed', async () => {
    const { caseId, treatment } = await aPersonWithBothConsents();
    await http.does('mari-peer', caseId, 'withdrawFromProgram', { reason: 'wishesToLeave' });
    await http.engine.untilClosed(caseId);
    const { status } = await http.perform('mari-peer', caseId, 'revokeConsent', { consent: treatment, personTold: true });
    expect(status).toBe(200);
  });
});
