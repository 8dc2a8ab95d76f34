import pg from 'pg';
import { verifyDisclosures } from '#persistence/disclosures/verify';
import { recorded, staffId, TestClock } from '../support/engine.js';
import { HttpEngine, type Answered } from '../support/http-engine.js';
import { dayFrom, instantFrom, screenIn } from '../support/http-moves.js';
import { treatmentConsent } from '../support/moves.js';

const begins = '2031-03-04T18:05:00.000Z';
const clock = new TestClock(new Date(begins));
let http: HttpEngine;
let owner: pg.Pool;

beforeAll(async () => {
  http = await HttpEngine.start({ clock, driven: true, manyCases: true });
  owner = new pg.Pool({ connectionString: http.engine.testDatabase.ownerUrl });
});
afterAll(async () => {
  await owner.end();
  await http.stop();
});

interface Disclosed {
  at: string;
  toStaff: { id: string };
  purpose: string;
  what: string[];
  consentId?: string;
  law?: string;
  channel: string;
}

const does = async (as: string, caseId: string, step: string, input: Record<string, unknown>) => recorded(await http.engine.perform(as, caseId, step, input));

/** A case in which the clinic has written, under a consent that names the care team. */
async function aCase(): Promise<{ caseId: string; consentId: string; entry: number }> {
  clock.set(begins);
  const { caseId } = recorded(await http.engine.open('mari-officer', 'madison-mari', screenIn(http, 'madison', ['drugPossession']) as Record<string, unknown>));
  await does('mari-peer', caseId, 'acceptHandoff', { coming: staffId('mari-peer'), arrivesAt: instantFrom(http, 20) });
  await does('mari-peer', caseId, 'recordWarmHandoff', { outcome: 'met', metBy: staffId('mari-peer'), transport: 'peerDrove' });
  await does('mari-clinician', caseId, 'addNote', { note: 'Written at the clinic' });
  await does('mari-peer', caseId, 'captureConsent', treatmentConsent({ signedOn: dayFrom(http, -1) }));
  const { items } = await http.read('mari-privacy-officer', `cases/${caseId}/consents`);
  const written = (await http.read('mari-clinician', `cases/${caseId}/events?limit=500`)).items as { type: string; entry: number }[];
  return { caseId, consentId: items[0].id as string, entry: written.find(({ type }) => type === 'addNote')!.entry };
}

const accountOf = async (caseId: string) => (await http.read('mari-privacy-officer', `cases/${caseId}/disclosures?limit=500`)).items as Disclosed[];
const toldTo = async (caseId: string, account: string) => (await accountOf(caseId)).filter(({ toStaff }) => toStaff.id === staffId(account));
const timeline = (account: string, caseId: string): Promise<Answered> => http.read(account, `cases/${caseId}/events?limit=500`);

describe('what is read under a consent', () => {
  it('is recorded: to whom, when, for what purpose, what, under which consent', async () => {
    const { caseId, consentId, entry } = await aCase();
    await timeline('mari-coordinator', caseId);
    const [disclosed, ...others] = await toldTo(caseId, 'mari-coordinator');
    expect(others).toEqual([]);
    expect(disclosed).toMatchObject({ at: begins, channel: 'screen', consentId, purpose: 'Treatment, and the help that goes with it' });
    expect(disclosed!.what).toContain(`entry:${entry}:note`);
  });

  it('carries the statement of 42 CFR 2.32 and what the consent covers', async () => {
    const { caseId, consentId } = await aCase();
    const { disclosure } = await timeline('mari-coordinator', caseId);
    expect(disclosure.statement).toMatch(/42 CFR part 2.*civil, criminal, administrative, or legislative proceedings.*2\.64 or 2\.65/);
    expect(disclosure.shortStatement).toBe('42 CFR part 2 prohibits unauthorized use or disclosure of these records.');
    expect(disclosure.consents).toMatchObject([{ consentId, kinds: ['treatment'], scope: expect.arrayContaining(['notes']), ends: 'In force until the case closes' }]);
  });

  it('within the program that wrote it is no disclosure', async () => {
    const { caseId } = await aCase();
    expect((await timeline('mari-clinician', caseId)).disclosure).toBeUndefined();
    expect(await toldTo(caseId, 'mari-clinician')).toEqual([]);
  });

  it('again within the hour is one disclosure, and in the next hour another', async () => {
    const { caseId } = await aCase();
    for (let time = 0; time < 3; time += 1) await timeline('mari-coordinator', caseId);
    clock.set('2031-03-04T18:59:59.999Z');
    await timeline('mari-coordinator', caseId);
    expect(await toldTo(caseId, 'mari-coordinator')).toHaveLength(1);
    clock.set('2031-03-04T19:00:00.000Z');
    await timeline('mari-coordinator', caseId);
    expect(await toldTo(caseId, 'mari-coordinator')).toHaveLength(2);
  });

  it('by many at once is recorded of each, in one whole chain', async () => {
    const { caseId } = await aCase();
    const readers = ['mari-coordinator', 'mari-supervisor', 'mari-case-manager', 'mari-peer'];
    await Promise.all([...readers, ...readers, ...readers].map((account) => timeline(account, caseId)));
    expect(new Set((await accountOf(caseId)).map(({ toStaff }) => toStaff.id))).toEqual(new Set(readers.map(staffId)));
    expect(await verifyDisclosures(owner, caseId)).toBeUndefined();
  });

  it('is not answered where it cannot be recorded', async () => {
    const { caseId } = await aCase();
    await owner.query('revoke insert on disclosure from dpad_api');
    const refused = await http.send('GET', `/api/cases/${caseId}/events?limit=500`, { as: 'mari-coordinator' });
    await owner.query('grant insert on disclosure to dpad_api');
    expect([refused.status, refused.body.code, refused.headers.get('retry-after')]).toEqual([503, 'RECORD.UNAVAILABLE', expect.any(String)]);
    expect(JSON.stringify(refused.body)).not.toContain('Written at the clinic');
  });

  it('is no longer read once the consent is revoked; what was disclosed before stays recorded', async () => {
    const { caseId, consentId } = await aCase();
    await timeline('mari-coordinator', caseId);
    await does('mari-peer', caseId, 'revokeConsent', { consent: consentId, personTold: true });
    const after = await timeline('mari-coordinator', caseId);
    expect(JSON.stringify(after.items)).not.toContain('Written at the clinic');
    expect(after.disclosure).toBeUndefined();
    expect(await toldTo(caseId, 'mari-coordinator')).toHaveLength(1);
  });
});

describe('the accounting of disclosures', () => {
  it.each(['mari-officer', 'mari-prosecutor', 'mari-defender', 'mari-provider', 'mari-administrator'])('is not for %s', async (account) => {
    const { caseId } = await aCase();
    for (const path of ['disclosures', 'disclosures/print', 'corrections/recipients']) {
      expect([path, (await http.send('GET', `/api/cases/${caseId}/${path}`, { as: account })).status]).toEqual([path, 404]);
    }
  });

  it.each(['en', 'es'])('is printed for the participant in %s', async (language) => {
    const { caseId } = await aCase();
    await timeline('mari-coordinator', caseId);
    const { status, headers } = await http.send('GET', `/api/cases/${caseId}/disclosures/print?language=${language}`, { as: 'mari-privacy-officer' });
    expect([status, headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(headers.get('content-disposition')).toBe('attachment; filename="disclosures.pdf"');
  });

  it('is only ever added to', async () => {
    const { caseId } = await aCase();
    await timeline('mari-coordinator', caseId);
    for (const change of [`update disclosure set purpose = 'other'`, 'delete from disclosure', 'truncate disclosure']) {
      await expect(http.engine.apiDatabase.pool.query(change)).rejects.toThrow(/permission denied/);
      await expect(owner.query(change)).rejects.toThrow(/only ever added to/);
    }
  });

  it.each([
    ['changed', `update disclosure set what = '{}' where case_id = $1 and seq = 1`, 1],
    ['taken out', 'delete from disclosure where case_id = $1 and seq = 1', 1],
    ['moved', 'update disclosure set seq = seq + 10 where case_id = $1 and seq = 2', 2],
  ])('says where an entry was %s', async (_what, change, seq) => {
    const { caseId } = await aCase();
    for (const account of ['mari-coordinator', 'mari-supervisor']) await timeline(account, caseId);
    expect(await verifyDisclosures(owner, caseId)).toBeUndefined();
    await owner.query('alter table disclosure disable trigger append_only');
    await owner.query(change, [caseId]);
    await owner.query('alter table disclosure enable trigger append_only');
    expect(await verifyDisclosures(owner, caseId)).toMatchObject({ caseId, seq });
  });
});

describe('whoever was told a value that was corrected afterwards', () => {
  it('is listed, and who read it later is not', async () => {
    const { caseId, entry } = await aCase();
    await timeline('mari-coordinator', caseId);
    await does('mari-clinician', caseId, 'correctEntry', { entry, field: 'note', value: 'As it should have been', reason: 'Misheard' });
    clock.advance(3_600_000);
    await timeline('mari-supervisor', caseId);
    const { items } = await http.read('mari-privacy-officer', `cases/${caseId}/corrections/recipients`);
    expect(items).toMatchObject([{ corrects: { entry, path: 'note' }, disclosures: [{ toStaff: { id: staffId('mari-coordinator') } }] }]);
  });
});
