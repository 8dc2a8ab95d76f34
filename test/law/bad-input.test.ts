import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { FormField } from '#protocol/views/field-form';
import { demoStaff } from '#tools/demo-staff';
import { organisationId, recorded, staffId, TestClock } from '../support/engine.js';
import { Chooser, filledForm } from '../support/filled-form.js';
import { HttpEngine, type Answer, type Answered } from '../support/http-engine.js';
import { dayFrom, instantFrom, screenIn } from '../support/http-moves.js';
import { treatmentConsent } from '../support/moves.js';

const clock = new TestClock(new Date('2031-03-03T18:05:00.000Z'));
let http: HttpEngine;
let owner: pg.Pool;
let caseId: string;

beforeAll(async () => {
  http = await HttpEngine.start({ clock, driven: true, manyCases: true });
  owner = new pg.Pool({ connectionString: http.engine.testDatabase.ownerUrl });
  caseId = recorded(await http.engine.open('mari-officer', 'madison-mari', screenIn(http, 'madison', ['drugPossession']) as Record<string, unknown>)).caseId;
  await does('mari-peer', 'acceptHandoff', { coming: staffId('mari-peer'), arrivesAt: instantFrom(http, 20) });
  await does('mari-peer', 'recordWarmHandoff', { outcome: 'met', metBy: staffId('mari-peer'), transport: 'peerDrove' });
  await does('mari-peer', 'recordIntake', { needs: ['treatment'] });
  await does('mari-case-manager', 'agreeServicePlan', { goals: [{ area: 'treatment', goal: 'Start medication' }], agreed: true });
  await does('mari-peer', 'deferConsent', { reason: 'notNow' });
});
afterAll(async () => {
  await owner.end();
  await http.stop();
});
beforeEach(() => clock.advance(60_000));

const does = async (as: string, step: string, input: Record<string, unknown>) => recorded(await http.engine.perform(as, caseId, step, input));
const tries = (as: string, step: string, input: object): Promise<Answer> =>
  http.send('POST', `/api/cases/${caseId}/steps/${step}`, { as, body: { commandId: randomUUID(), input } });
const signedLately = () => ({ signedOn: dayFrom(http, -1) });

async function stands(): Promise<unknown> {
  const { rows } = await owner.query(
    'select (select count(*) from case_event) as events, (select count(*) from disclosure) as disclosures, (select md5(string_agg(file::text, $1 order by case_id)) from case_head) as files, (select count(*) from staff) as staff',
    [''],
  );
  return rows;
}

/** Refused with its code, nothing changed, and the attempt is in the audit with the code. */
async function refusal(as: string, step: string, input: object): Promise<{ status: number; fields: string[] }> {
  const before = await stands();
  const since = clock.now().toISOString();
  const { status, body } = await tries(as, step, input);
  expect(await stands()).toEqual(before);
  const { items } = await http.read('mari-privacy-officer', `audit?from=${since}&staff=${staffId(as)}&action=performStep`);
  expect(items).toMatchObject([{ outcome: 'refused', code: body.code, cases: [caseId], detail: { stepId: step } }]);
  const errors = (body.errors ?? []) as { field: string; code: string }[];
  return { status, fields: errors.map(({ field, code }) => `${field} ${code}`) };
}

describe('a consent is refused by name, nothing is recorded, and the attempt is in the audit', () => {
  it.each<[string, object, number, string]>([
    ['without its purpose', { purpose: undefined }, 400, 'purpose INPUT.MISSING'],
    ['without a recipient', { recipients: [] }, 400, 'recipients INPUT.ARRAY_MIN_SIZE'],
    ['without what may be disclosed', { scope: [] }, 422, 'scope CONSENT.SCOPE_MISSING'],
    ['without the right to revoke', { revocationExplained: false }, 422, 'revocationExplained CONSENT.REVOCATION_NOT_EXPLAINED'],
    ['without a signature', { signature: undefined }, 422, 'signature CONSENT.SIGNATURE_MISSING'],
    ['whose signature is 31 days old', { signedOn: '2031-01-31' }, 422, 'signedOn CONSENT.SIGNATURE_TOO_OLD'],
    ['signed tomorrow', { signedOn: '2031-03-04' }, 422, 'signedOn FIELD.OUT_OF_BOUNDS'],
    ['that ended yesterday', { ends: 'onDate', expiresOn: '2031-03-02' }, 422, 'expiresOn CONSENT.EXPIRY_IN_PAST'],
    ['of two kinds that are never combined', { kinds: ['counselingNotes', 'treatment'] }, 422, 'kinds CONSENT.NEVER_COMBINED'],
    ['to a role that does not exist', { recipients: [{ class: 'everybody' }] }, 400, 'recipients.0.class INPUT.IS_IN'],
    ['to an organisation that does not exist', { recipients: [{ treatmentProvider: randomUUID() }] }, 422, 'recipients.0.treatmentProvider FIELD.NOT_AN_OPTION'],
    ["to another agency's organisation", { recipients: [{ treatmentProvider: organisationId('door', 'Vermont Avenue Wellness Clinic') }] }, 422, 'recipients.0.treatmentProvider FIELD.NOT_AN_OPTION'],
  ])('%s', async (_what, more, status, error) => {
    const refused = await refusal('mari-peer', 'captureConsent', treatmentConsent({ ...signedLately(), ...more }));
    expect(refused.status).toBe(status);
    expect(refused.fields).toContain(error);
  });
});

describe('a recipient for whom the consent is revoked', () => {
  it('is sent no referral', async () => {
    await does('mari-clinician', 'addNote', { note: 'Written at the clinic' });
    const consent = (await does('mari-peer', 'captureConsent', treatmentConsent({ ...signedLately(), recipients: [{ treatmentProvider: organisationId('mari', 'Yahara House') }, { class: 'careTeam' }] }))).commandId;
    const recipient = (await http.engine.file(caseId)).consents.at(-1)!.recipients![0]!.id;
    await does('mari-peer', 'revokeConsent', { consent, recipient, personTold: true });
    const refused = await refusal('mari-peer', 'requestPlacement', { service: 'outpatient', treatmentProvider: organisationId('mari', 'Yahara House') });
    expect(refused).toEqual({ status: 422, fields: ['treatmentProvider CONSENT.MISSING'] });
  });
});

/** 46 characters: shorter than any text may be long. */
const hostile = `'; drop table case_event;--<script>x</script>\u202e`;
const written = ['text', 'note', 'place'];

/** The form as somebody fills it in, with the same words in every field that takes any. */
function filledWith(words: string, fields: readonly FormField[], input: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => {
      const field = fields.find((one) => one.name === name)!;
      if (field.kind === 'list') return [name, (value as Record<string, unknown>[]).map((row) => filledWith(words, field.fields ?? [], row))];
      return [name, written.includes(field.kind) ? words : value];
    }),
  );
}

function textsIn(fields: readonly FormField[], input: Record<string, unknown>): number {
  return JSON.stringify(filledWith(hostile, fields, input)).split(JSON.stringify(hostile)).length - 1;
}

describe('SQL and script in every text that a step takes', () => {
  it('are words: kept as they were written, run by nobody', async () => {
    const tables = async () => (await owner.query<{ count: string }>(`select count(*) from information_schema.tables where table_schema = 'public'`)).rows;
    const before = await tables();
    const kept = new Map<string, number>();
    const accounts = demoStaff.filter(({ account }) => account.startsWith('mari-') && !/-2$|feed|administrator/.test(account)).map(({ account }) => account);
    for (const as of accounts) {
      const open = ((await http.send('GET', `/api/cases/${caseId}`, { as })).body.openSteps ?? []) as { stepId: string; fields: FormField[] }[];
      for (const { stepId, fields } of open.filter(({ stepId }) => !['withdrawFromProgram', 'sealRecords', 'correctEntry'].includes(stepId))) {
        for (let seed = 1; seed <= 4; seed += 1) {
          const input = filledForm(fields, new Chooser(seed), { now: clock.now().toISOString(), today: dayFrom(http) });
          const { status, body } = await tries(as, stepId, filledWith(hostile, fields, input));
          expect([stepId, status < 500, body.code]).not.toContain(false);
          if (status === 200) kept.set(stepId, Math.max(kept.get(stepId) ?? 0, textsIn(fields, input)));
        }
      }
    }
    expect(await tables()).toEqual(before);
    expect([...kept].filter(([, texts]) => texts > 0).map(([step]) => step)).toEqual(expect.arrayContaining(['addNote', 'identifyPerson', 'logEncounter', 'useEmergencyAccess']));
    const { items } = await http.read('mari-peer', `cases/${caseId}/events?limit=500`);
    const values = (items as Answered[]).flatMap(({ fields }) => (fields ?? []) as { value: unknown }[]).map(({ value }) => value);
    expect(values.filter((value) => typeof value === 'string' && value.includes('drop table') && value !== hostile)).toEqual([]);
    expect(values).toContain(hostile);
  });

  it.each([
    ['a choice', 'recordDisclosure', { on: '2031-03-03T18:00:00.000Z', to: 'x', basis: hostile, scope: ['notes'], what: 'x', why: 'x' }, 'basis INPUT.IS_IN'],
    ['a day', 'captureConsent', { expiresOn: hostile }, 'expiresOn INPUT.DATE'],
    ['an id', 'revokeConsent', { consent: hostile, personTold: true }, 'consent INPUT.ID'],
    ['a number', 'logEncounter', { at: '2031-03-03T18:00:00.000Z', support: ['emotional'], minutes: hostile }, 'minutes INPUT.IS_INT'],
    ['a code', 'recordDisclosure', { on: '2031-03-03T18:00:00.000Z', to: 'x', basis: 'courtOrder', scope: ['notes'], what: 'x', why: 'x', orderReference: hostile }, 'orderReference INPUT.MATCHES'],
    ['the lines of a signature', 'captureConsent', { drawn: hostile }, 'drawn INPUT.MATCHES'],
  ])('are refused as %s', async (_what, step, more, error) => {
    const input = step === 'captureConsent' ? treatmentConsent({ ...signedLately(), ...more }) : more;
    const refused = await refusal('mari-peer', step, input);
    expect(refused.status).toBe(400);
    expect(refused.fields).toContain(error);
  });

  it('are no markup in what a browser is sent', async () => {
    const { headers } = await http.send('GET', `/api/cases/${caseId}/events`, { as: 'mari-peer' });
    expect(headers.get('content-type')).toMatch(/^application\/json/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });
});
