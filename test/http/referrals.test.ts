import { randomUUID } from 'node:crypto';
import { organisationId, staffId } from '../support/engine.js';
import { HttpEngine, stepIdsOf, type Answer, type Answered } from '../support/http-engine.js';
import { dayFrom, screenIn } from '../support/http-moves.js';
import { treatmentConsent } from '../support/moves.js';

const criteria = ['justiceInvolvement', 'healthChallenge', 'livesInArea'];
const ours = () => organisationId('door', 'Vermont Avenue Wellness Clinic');
const another = () => organisationId('door', 'Crenshaw Outpatient Center');

describe('referrals to a provider', () => {
  let http: HttpEngine;
  let caseId: string;
  beforeAll(async () => {
    http = await HttpEngine.start({ withoutWorker: true });
    // The clinician works for another Part 2 program than the provider's.
    await http.engine.database.pool.query('update staff set organisation_id = $2 where id = $1', [staffId('door-clinician'), another()]);
  });
  afterAll(() => http.stop());
  beforeEach(async () => {
    caseId = await http.opened('door-officer', 'la-door', screenIn(http, 'southLa', ['drugPossession'], { criteria }));
    // Met and taken in: no process is needed for what follows.
    await http.engine.database.pool.query(
      `update case_head set file = file || jsonb_build_object('handoff', '{"passedOn": 0, "outcome": "met"}'::jsonb, 'intake', jsonb_build_object('by', opened_by, 'at', now())) where case_id = $1`,
      [caseId],
    );
  });

  const performs = (as: string, stepId: string, input: object, commandId: string = randomUUID()): Promise<Answer> =>
    http.send('POST', `/api/cases/${caseId}/steps/${stepId}`, { as, body: { commandId, input } });
  const asks = (as: string, more: object = {}, commandId?: string) =>
    performs(as, 'requestPlacement', { service: 'treatment', treatmentProvider: ours(), remark: 'Mornings only', ...more }, commandId);

  async function does(as: string, stepId: string, input: object): Promise<void> {
    const { status, body } = await performs(as, stepId, input);
    if (status !== 200) throw new Error(`${stepId}: ${status} ${JSON.stringify(body)}`);
  }
  const consents = (more: object = {}) => does('door-peer', 'captureConsent', treatmentConsent({ signedOn: dayFrom(http, -1), ...more }));

  async function asked(as = 'door-case-manager', more: object = {}): Promise<string> {
    const referralId = randomUUID();
    const { status, body } = await asks(as, more, referralId);
    if (status !== 200) throw new Error(`requestPlacement: ${status} ${JSON.stringify(body)}`);
    return referralId;
  }

  const listed = async (as = 'door-provider'): Promise<Answered> => {
    const page = await http.read(as, 'referrals?limit=500');
    return { ...page, items: (page.items as Answered[]).filter((one) => one.caseId === caseId) };
  };
  const clinicWrites = () => does('door-clinician', 'addNote', { note: 'Seen today' });
  const answers = (placement: string, as = 'door-provider') => performs(as, 'updateReferral', { placement, status: 'received' });

  async function disclosures(): Promise<Answered[]> {
    const { rows } = await http.engine.database.pool.query('select to_organisation, to_staff, channel, what, consent_id from disclosure where case_id = $1 order by seq', [caseId]);
    return rows;
  }

  async function revokes(): Promise<void> {
    const [consent] = (await http.read('door-case-manager', `cases/${caseId}`)).consents as { id: string }[];
    await does('door-peer', 'revokeConsent', { consent: consent!.id, personTold: true });
  }

  it('where no Part 2 program has said anything, the provider reads whom it concerns, and for what', async () => {
    const referralId = await asked();
    const { items, disclosure } = await listed();
    expect(items).toEqual([
      { referralId, caseId, programId: 'la-door', status: 'requested', requestedAt: expect.any(String), service: 'treatment', name: 'Jordan Avery', remark: 'Mornings only' },
    ]);
    expect(disclosure).toBeUndefined();
    expect(await disclosures()).toEqual([]);
  });

  it('the worklist names the person to the team, and to the provider who is asked beside them not', async () => {
    const referralId = await asked();
    await http.engine.database.pool.query(
      `insert into wait (case_id, key, agency_id, program_id, step, subject, roles, lapses, priority, why, opened_at)
       select case_id, 'placement/updateReferral', agency_id, program_id, 'updateReferral', $2, '{caseManager,provider}', false, 3, 'A referral was asked for', now() from case_head where case_id = $1`,
      [caseId, referralId],
    );
    const personTo = async (as: string): Promise<unknown> => {
      const row = ((await http.read(as, 'worklist?limit=500')).items as Answered[]).find((one) => one.caseId === caseId && one.stepId === 'updateReferral');
      return row.person ?? 'nobody';
    };
    expect([await personTo('door-case-manager'), await personTo('door-provider')]).toEqual([{ name: 'Jordan Avery' }, 'nobody']);
  });

  describe('where a Part 2 program speaks', () => {
    it('none is made without a consent that covers it, whoever asks', async () => {
      const refusal = { status: 422, body: { code: 'CONSENT.MISSING', errors: [{ field: 'treatmentProvider' }] } };
      expect(await asks('door-clinician')).toMatchObject(refusal);
      await clinicWrites();
      expect(await asks('door-case-manager')).toMatchObject(refusal);
      expect((await listed()).items).toEqual([]);
      expect(await disclosures()).toEqual([]);
      expect((await performs('door-provider', 'updateReferral', { placement: randomUUID(), status: 'received' })).body.code).toBe('CASE.NOT_FOUND');
    });

    it('one made within the same program needs none', async () => {
      expect((await asks('door-clinician', { treatmentProvider: another() })).status).toBe(200);
      expect(await disclosures()).toEqual([]);
    });

    it('under a consent it is made, recorded as a disclosure, and read with the statement', async () => {
      await consents();
      const referralId = await asked('door-clinician');
      expect(await disclosures()).toMatchObject([{ to_organisation: ours(), to_staff: null, channel: 'referral', what: expect.arrayContaining([expect.stringMatching(/^entry:\d+:service$/)]) }]);
      const { items, disclosure } = await listed();
      expect(items).toMatchObject([{ referralId, service: 'treatment', name: 'Jordan Avery', remark: 'Mornings only' }]);
      expect(disclosure).toMatchObject({ statement: expect.stringContaining('42 CFR part 2'), consents: [{ explanation: expect.any(String) }] });
      expect((await disclosures())[1]).toMatchObject({ to_staff: staffId('door-provider'), channel: 'screen', what: ['name', 'remark', 'service'].map((what) => `referral:${referralId}:${what}`) });
    });

    it('the same command again is one referral and one disclosure', async () => {
      await consents();
      const referralId = await asked('door-clinician');
      expect((await asks('door-clinician', {}, referralId)).status).toBe(200);
      expect(await disclosures()).toHaveLength(1);
    });

    it('a consent that covers participation alone keeps the remark', async () => {
      await consents({ scope: ['participation'] });
      await asked('door-clinician');
      expect((await listed()).items).toMatchObject([{ service: 'treatment', name: 'Jordan Avery', remark: 'noConsent' }]);
    });

    it('once it is revoked, the provider reads no more than that the referral is there, and still answers it', async () => {
      await consents();
      const referralId = await asked('door-clinician');
      await revokes();
      expect(await listed()).toMatchObject({ items: [{ referralId, status: 'requested', service: 'noConsent', name: 'noConsent', remark: 'noConsent' }] });
      expect((await http.read('door-provider', `cases/${caseId}`)).placements).toEqual([{ id: referralId, status: 'requested', service: 'noConsent', provider: expect.anything() }]);
      expect((await answers(referralId)).status).toBe(200);
      expect((await listed()).items).toMatchObject([{ status: 'received' }]);
    });

    it('a revocation and a referral at once: either it was told before, or it is refused', async () => {
      await consents();
      const [referral] = await Promise.all([asks('door-clinician'), revokes()]);
      expect([200, 422]).toContain(referral.status);
      expect((await disclosures()).filter(({ channel }) => channel === 'referral')).toHaveLength(referral.status === 200 ? 1 : 0);
      expect((await asks('door-clinician', { service: 'mentalHealth' })).status).toBe(422);
    });
  });

  describe('of a case, a provider', () => {
    it('knows nothing until a referral is addressed to it', async () => {
      await asked('door-case-manager', { treatmentProvider: another() });
      expect((await http.send('GET', `/api/cases/${caseId}`, { as: 'door-provider' })).status).toBe(404);
      expect((await listed()).items).toEqual([]);
    });

    it('sees its own referral and nothing else', async () => {
      const [own] = [await asked(), await asked('door-case-manager', { treatmentProvider: another() })];
      const { caseId: _id, programId: _program, programRevision: _revision, version: _version, settled: _settled, updatedAt: _updated, at: _at, status: _status, openSteps, ...seen } = await http.read('door-provider', `cases/${caseId}`);
      expect(seen).toEqual({ placements: [{ id: own, service: 'treatment', status: 'requested', provider: expect.objectContaining({ id: ours() }) }], conditions: 'notShown', terms: 'notShown' });
      expect(stepIdsOf(openSteps)).toEqual(['updateReferral']);
      const field = (openSteps as { fields: { name: string; items?: { value: string }[] }[] }[])[0]!.fields.find(({ name }) => name === 'placement');
      expect(field!.items!.map(({ value }) => value)).toEqual([own]);
      expect((await http.read('door-provider', `cases/${caseId}/events`)).items).toEqual([]);
      expect((await http.read('door-provider', 'cases?limit=500')).items).toEqual([]);
    });

    it('answers for its own referral, reads that it did, and is refused for any other', async () => {
      const [own, other] = [await asked(), await asked('door-case-manager', { treatmentProvider: another() })];
      expect((await answers(own)).status).toBe(200);
      expect((await http.read('door-provider', `cases/${caseId}/events`)).items).toMatchObject([{ type: 'updateReferral', fields: expect.arrayContaining([expect.objectContaining({ path: 'status', value: 'received' })]) }]);
      for (const id of [other, randomUUID()]) expect(await answers(id)).toMatchObject({ status: 403, body: { code: 'REFERRAL.NOT_YOURS' } });
    });

    it.each(['attestCondition', 'addNote', 'requestPlacement', 'useEmergencyAccess'])('does not perform %s', async (stepId) => {
      await asked();
      const input = { condition: randomUUID(), status: 'met', note: 'x', service: 'treatment', kind: 'medicalEmergency', reason: 'x' };
      const fields: Record<string, string[]> = { attestCondition: ['condition', 'status'], addNote: ['note'], requestPlacement: ['service'], useEmergencyAccess: ['kind', 'reason'] };
      const given = Object.fromEntries(fields[stepId]!.map((name) => [name, input[name as keyof typeof input]]));
      expect(await performs('door-provider', stepId, given)).toMatchObject({ status: 403, body: { code: 'ROLE.NOT_ALLOWED' } });
    });
  });

  it('the list is for providers, in pages, by status', async () => {
    for (const as of ['door-officer', 'door-peer', 'door-prosecutor', 'door-coordinator', 'door-privacy-officer']) {
      expect(await http.send('GET', '/api/referrals', { as })).toMatchObject({ status: 403, body: { code: 'ROLE.NOT_ALLOWED' } });
    }
    const ids = [await asked(), await asked('door-case-manager', { service: 'mentalHealth' })];
    const first = await http.read('door-provider', 'referrals?limit=1');
    const second = await http.read('door-provider', `referrals?limit=1&cursor=${first.next}`);
    expect([...first.items as { referralId: string }[], ...second.items as { referralId: string }[]].map(({ referralId }) => referralId)).toEqual(ids.reverse());
    expect(await http.read('door-provider', 'referrals?status=completed')).toEqual({ items: [] });
    for (const query of ['status=gone', 'limit=0', 'cursor=7', 'provider=x']) expect((await http.send('GET', `/api/referrals?${query}`, { as: 'door-provider' })).status).toBe(400);
    expect((await http.read('mari-provider', 'referrals')).items).toEqual([]);
  });
});
