import { randomUUID } from 'node:crypto';
import { agencyKey } from '#persistence/agencies';
import { laDoor } from '#protocol/programs/la-door.program';
import { madisonMari } from '#protocol/programs/madison-mari.program';
import { organisationId, recorded, staffId, TestClock } from '../support/engine.js';
import { HttpEngine, stepIdsOf, type Answered } from '../support/http-engine.js';
import { dayFrom, instantFrom, screenIn } from '../support/http-moves.js';
import { treatmentConsent } from '../support/moves.js';

/** 12:30 in Madison. */
const tuesday = '2031-03-04T18:30:00.000Z';
const clinic = 'Vermont Avenue Wellness Clinic';
const written = 'Started buprenorphine';

let http: HttpEngine;
const clock = new TestClock(new Date(tuesday));
beforeAll(async () => {
  http = await HttpEngine.start({ clock, driven: true, manyCases: true });
}, 60_000);
afterEach(() => clock.set(tuesday));
afterAll(() => http.stop());

const does = async (as: string, caseId: string, step: string, input: Record<string, unknown>) => recorded(await http.engine.perform(as, caseId, step, input)).commandId;

/** A person met in Madison, of whom the clinic there has written. */
async function aCase(): Promise<string> {
  const { caseId } = recorded(await http.engine.open('mari-officer', madisonMari.id, screenIn(http, 'madison', ['drugPossession']) as Record<string, unknown>));
  await does('mari-peer', caseId, 'acceptHandoff', { coming: staffId('mari-peer'), arrivesAt: instantFrom(http, 20) });
  await does('mari-peer', caseId, 'recordWarmHandoff', { outcome: 'met', metBy: staffId('mari-peer'), transport: 'peerDrove' });
  await does('mari-clinician', caseId, 'addNote', { note: written });
  return caseId;
}

const shares = (caseId: string, more: object = {}) =>
  does('mari-coordinator', caseId, 'shareCase', { agency: agencyKey(laDoor.agency), purpose: 'coordination', reason: 'They know the person', ...more });
const toTheirClinic = (more: object = {}) =>
  treatmentConsent({ signedOn: dayFrom(http, -1), recipients: [{ treatmentProvider: organisationId('door', clinic) }, { peerOrganisation: organisationId('door', 'South Central Peer Network') }], ...more });
const consents = (caseId: string) => does('mari-peer', caseId, 'captureConsent', toTheirClinic());
const timeline = (as: string, caseId: string): Promise<Answered> => http.read(as, `cases/${caseId}/events?limit=500`);
const reads = async (as: string, caseId: string) => JSON.stringify(await timeline(as, caseId)).includes(written);
const status = async (as: string, caseId: string) => (await http.send('GET', `/api/cases/${caseId}`, { as })).status;

describe('a consent for another agency with which the case is shared', () => {
  const offered = async (caseId: string, step: string, field: string): Promise<{ value: string; label: string }[]> => {
    const { fields } = await http.untilOpenTo('mari-peer', caseId, step);
    const rows = (fields as { name: string; fields: { name: string; options: [] }[] }[]).find(({ name }) => name === 'recipients')!;
    return rows.fields.find(({ name }) => name === field)!.options;
  };

  it('names organisations there, called by their agency too, while it is shared', async () => {
    const caseId = await aCase();
    const theirs = async () => (await offered(caseId, 'captureConsent', 'treatmentProvider')).filter(({ value }) => value === organisationId('door', clinic));
    expect(await theirs()).toEqual([]);
    expect(await http.perform('mari-peer', caseId, 'captureConsent', toTheirClinic())).toMatchObject({ status: 422, body: { errors: [{ code: 'FIELD.NOT_AN_OPTION' }, { code: 'FIELD.NOT_AN_OPTION' }] } });
    const share = await shares(caseId);
    expect((await theirs()).map(({ label }) => label)).toEqual([expect.stringMatching(new RegExp(`^${clinic} \\(.+\\)$`))]);
    await does('mari-coordinator', caseId, 'endSharing', { share });
    expect(await theirs()).toEqual([]);
    expect(await http.perform('mari-peer', caseId, 'captureConsent', toTheirClinic())).toMatchObject({ status: 422 });
  });

  it('names none of a third agency', async () => {
    const caseId = await aCase();
    await shares(caseId);
    const elsewhere = toTheirClinic({ recipients: [{ treatmentProvider: organisationId('wv', 'Elk River Treatment Center') }] });
    const { status: refused, body } = await http.perform('mari-peer', caseId, 'captureConsent', elsewhere);
    expect([refused, body.errors]).toEqual([422, [expect.objectContaining({ field: 'recipients.0.treatmentProvider', code: 'FIELD.NOT_AN_OPTION' })]]);
  });

  it('lets those whom it names read what comes from treatment, and nobody else there', async () => {
    const caseId = await aCase();
    await shares(caseId);
    const readers = ['door-clinician', 'door-peer', 'door-case-manager', 'door-coordinator'];
    const reading = async () => Promise.all(readers.map((account) => reads(account, caseId)));
    expect(await reading()).toEqual([false, false, false, false]);
    await consents(caseId);
    expect(await reading()).toEqual([true, true, false, false]);
  });

  it('is told in the answer, and stands in the accounting with the names of who was told', async () => {
    const caseId = await aCase();
    await shares(caseId);
    const consentId = await consents(caseId);
    const { disclosure } = await timeline('door-clinician', caseId);
    expect(disclosure.consents).toMatchObject([{ consentId }]);
    const { items } = await http.read('mari-privacy-officer', `cases/${caseId}/disclosures?limit=500`);
    const told = (items as { toStaff: object }[]).filter(({ toStaff }) => (toStaff as { id: string }).id === staffId('door-clinician'));
    expect(told).toEqual([
      expect.objectContaining({ consentId, channel: 'screen', toStaff: { id: staffId('door-clinician'), name: 'Dr. Amara Nwosu' }, toOrganisation: { id: organisationId('door', clinic), name: clinic } }),
    ]);
  });

  it('closes what it opened with its revocation, at once', async () => {
    const caseId = await aCase();
    await shares(caseId);
    const consent = await consents(caseId);
    expect(await reads('door-clinician', caseId)).toBe(true);
    await does('mari-peer', caseId, 'revokeConsent', { consent, personTold: true });
    expect(await reads('door-clinician', caseId)).toBe(false);
  });

  it('opens nothing once the share has ended, by its end or by its last day', async () => {
    const [ended, until] = [await aCase(), await aCase()];
    const share = await shares(ended);
    await shares(until, { until: '2031-03-04' });
    for (const caseId of [ended, until]) await consents(caseId);
    await does('mari-coordinator', ended, 'endSharing', { share });
    expect(await status('door-clinician', ended)).toBe(404);
    clock.set('2031-03-05T05:59:59.999Z');
    expect(await reads('door-clinician', until)).toBe(true);
    clock.set('2031-03-05T06:00:00.000Z');
    expect(await status('door-clinician', until)).toBe(404);
  });
});

describe('a case that is handed over to another agency', () => {
  const begins = async () => recorded(await http.engine.open('wv-peer', 'west-virginia-police-and-peers', { source: 'participant', area: 'county', askedAt: instantFrom(http) }, undefined, 'selfReferral')).caseId;
  const handsOver = (caseId: string) =>
    does('wv-coordinator', caseId, 'transferCase', { agency: agencyKey(laDoor.agency), agreed: true, approvedBy: staffId('wv-supervisor'), reason: 'The person lives with family there now' });
  const waiting = async (as: string, caseId: string) => ((await http.read(as, 'cases?transferred=true&limit=500')).items as { caseId: string }[]).some((one) => one.caseId === caseId);
  const opensTheirs = async () => recorded(await http.engine.open('door-officer', laDoor.id, screenIn(http, 'southLa', ['drugPossession'], { criteria: ['justiceInvolvement', 'healthChallenge', 'livesInArea'] }) as Record<string, unknown>)).caseId;
  const options = async (as: string, caseId: string): Promise<{ value: string; label: string }[]> => {
    const { openSteps } = await http.read(as, `cases/${caseId}`);
    const open = openSteps as { stepId: string; fields: { options: { value: string; label: string }[] }[] }[];
    return open.find(({ stepId }) => stepId === 'linkFormerCase')?.fields[0]?.options ?? [];
  };

  it('is found by those who work with people there, until one of their cases goes on from it', async () => {
    const former = await begins();
    expect(await waiting('door-coordinator', former)).toBe(false);
    await handsOver(former);
    expect(await Promise.all(['door-coordinator', 'wv-coordinator', 'mari-coordinator', 'door-officer'].map((account) => waiting(account, former)))).toEqual([true, false, false, false]);
    const theirs = await opensTheirs();
    await http.does('door-coordinator', theirs, 'linkFormerCase', { former });
    expect(await waiting('door-coordinator', former)).toBe(false);
    expect((await http.read('door-coordinator', `cases/${former}`)).outcome).toBe('transferred');
  });

  it('is offered to their case by pathway, agency and day, and by nothing of the person', async () => {
    const former = await begins();
    await handsOver(former);
    const theirs = await opensTheirs();
    const [offered] = (await options('door-coordinator', theirs)).filter(({ value }) => value === former);
    expect(offered!.label).toMatch(/^Self-referral, from .+, 2031-03-04 \(.{6}\)$/);
    expect(await options('door-peer', theirs)).toEqual([]);
  });

  it('is not offered where its sharing was ended, and is theirs no more', async () => {
    const former = await begins();
    const share = await handsOver(former);
    const theirs = await opensTheirs();
    await does('wv-coordinator', former, 'endSharing', { share });
    expect((await options('door-coordinator', theirs)).map(({ value }) => value)).not.toContain(former);
    expect(await http.perform('door-coordinator', theirs, 'linkFormerCase', { former })).toMatchObject({ status: 422, body: { code: 'FIELD.NOT_AN_OPTION' } });
    expect([await waiting('door-coordinator', former), await status('door-coordinator', former)]).toEqual([false, 404]);
  });

  it('is named in theirs for the care team, and not for the officer', async () => {
    const former = await begins();
    await handsOver(former);
    const theirs = await opensTheirs();
    await http.does('door-coordinator', theirs, 'linkFormerCase', { former });
    expect((await http.read('door-peer', `cases/${theirs}`)).formerCase).toEqual({ caseId: former, at: tuesday });
    const seen = JSON.stringify([await http.read('door-officer', `cases/${theirs}`), await timeline('door-officer', theirs)]);
    expect(seen).not.toContain(former);
  });

  it('is searched for by "true" alone', async () => {
    const { status: refused, body } = await http.send('GET', '/api/cases?transferred=yes', { as: 'door-coordinator' });
    expect([refused, body.errors[0].field]).toEqual([400, 'transferred']);
  });

  it('shows what comes from treatment to nobody there without a consent, and by one that lasts beyond it to those whom it names', async () => {
    const [without, named] = [await begins(), await begins()];
    for (const former of [without, named]) {
      await does('wv-peer', former, 'acceptHandoff', { coming: staffId('wv-peer'), arrivesAt: instantFrom(http, 20) });
      await does('wv-peer', former, 'recordWarmHandoff', { outcome: 'met', metBy: staffId('wv-peer'), transport: 'peerDrove' });
      await does('wv-clinician', former, 'addNote', { note: written });
    }
    await does('wv-coordinator', named, 'shareCase', { agency: agencyKey(laDoor.agency), purpose: 'moved', reason: 'The person moves to family there' });
    await does('wv-peer', named, 'captureConsent', toTheirClinic({ ends: 'onDate', expiresOn: '2031-06-30' }));
    for (const former of [without, named]) await handsOver(former);
    expect([await reads('door-clinician', without), await reads('door-clinician', named), await reads('door-coordinator', named)]).toEqual([false, true, false]);
  });

  it('takes notes of theirs, and nothing else', async () => {
    const former = await begins();
    await handsOver(former);
    await http.engine.drivenCase(former).settle();
    expect(stepIdsOf((await http.read('door-peer', `cases/${former}`)).openSteps)).toEqual(['addNote']);
  });

  it('is handed over once, whoever sends it again', async () => {
    const caseId = await begins();
    const commandId = randomUUID();
    const input = { agency: agencyKey(laDoor.agency), agreed: true, approvedBy: staffId('wv-supervisor'), reason: 'The person has moved' };
    const first = await http.perform('wv-coordinator', caseId, 'transferCase', input, commandId);
    const again = await http.perform('wv-coordinator', caseId, 'transferCase', input, commandId);
    expect([first.status, again.status, again.body.version]).toEqual([200, 200, first.body.version]);
    expect(await http.perform('wv-coordinator', caseId, 'transferCase', input)).toMatchObject({ status: 409, body: { code: 'STEP.NOT_OPEN' } });
  });
});
