import { randomUUID } from 'node:crypto';
import { staffId, TestClock } from '../support/engine.js';
import { HttpEngine, stepIdsOf, type Answer, type Answered } from '../support/http-engine.js';
import { dayFrom, instantFrom, screenIn } from '../support/http-moves.js';
import { justiceConsent, treatmentConsent } from '../support/moves.js';

const criteria = ['justiceInvolvement', 'healthChallenge', 'livesInArea'];
const hours = (count: number) => count * 3_600_000;

describe('without the usual ground', () => {
  const clock = new TestClock();
  let http: HttpEngine;
  let caseId: string;
  beforeAll(async () => {
    http = await HttpEngine.start({ withoutWorker: true, clock });
  });
  afterAll(() => http.stop());
  beforeEach(async () => {
    clock.set(new Date());
    caseId = await http.opened('door-officer', 'la-door', screenIn(http, 'southLa', ['drugPossession'], { criteria }));
    await http.engine.database.pool.query(`update case_head set file = file || '{"handoff": {"passedOn": 0, "outcome": "met"}}' where case_id = $1`, [caseId]);
    await does('door-clinician', 'addNote', { note: 'Marked: takes 16 mg in the morning' });
  });

  const performs = (as: string, stepId: string, input: object, commandId: string = randomUUID()): Promise<Answer> =>
    http.send('POST', `/api/cases/${caseId}/steps/${stepId}`, { as, body: { commandId, input } });

  async function does(as: string, stepId: string, input: object): Promise<string> {
    const commandId = randomUUID();
    const { status, body } = await performs(as, stepId, input, commandId);
    if (status !== 200) throw new Error(`${stepId}: ${status} ${JSON.stringify(body)}`);
    return commandId;
  }

  const readsTheNote = async (as: string) => JSON.stringify(await http.read(as, `cases/${caseId}/events?limit=500`)).includes('Marked');
  const uses = (as: string) => does(as, 'useEmergencyAccess', { kind: 'medicalEmergency', reason: 'Unresponsive at the bus stop; the ambulance asks what was taken' });
  const openTo = async (as: string) => stepIdsOf((await http.read(as, `cases/${caseId}`)).openSteps);

  async function disclosures(): Promise<Answered[]> {
    const { rows } = await http.engine.database.pool.query('select to_staff, purpose, channel, what, consent_id, access_id, law from disclosure where case_id = $1 order by seq', [caseId]);
    return rows;
  }
  async function alerts(as: string): Promise<Answered[]> {
    return ((await http.read(as, 'alerts?limit=500&kind=emergencyAccess')).items as Answered[]).filter(({ subject }) => subject === undefined || subject === caseId);
  }

  describe('emergency access', () => {
    it.each(['door-case-manager', 'door-peer', 'door-coordinator', 'door-supervisor'])('lets %s read at once what a clinic wrote, for four hours', async (as) => {
      expect(await readsTheNote(as)).toBe(false);
      await uses(as);
      const from = clock.now().getTime();
      expect(await readsTheNote(as)).toBe(true);
      clock.set(from + hours(4) - 1);
      expect(await readsTheNote(as)).toBe(true);
      clock.set(from + hours(4));
      expect(await readsTheNote(as)).toBe(false);
    });

    it('opens nothing for anybody else', async () => {
      await uses('door-case-manager');
      for (const as of ['door-peer', 'door-supervisor', 'door-officer', 'door-prosecutor']) expect(await readsTheNote(as)).toBe(false);
    });

    it('each read under it is a disclosure, with the access and the law', async () => {
      const accessId = await uses('door-case-manager');
      await readsTheNote('door-case-manager');
      expect(await disclosures()).toEqual([
        { to_staff: staffId('door-case-manager'), purpose: 'medicalEmergency', channel: 'screen', what: expect.arrayContaining([expect.stringMatching(/^entry:/)]), consent_id: null, access_id: accessId, law: 'medicalEmergency' },
      ]);
    });

    it('is told to supervisors and the privacy officer in the same transaction, and to the officer and the court not at all', async () => {
      await uses('door-case-manager');
      for (const as of ['door-supervisor', 'door-privacy-officer']) expect((await alerts(as)).length).toBeGreaterThanOrEqual(1);
      for (const as of ['door-officer', 'door-prosecutor']) {
        expect(JSON.stringify([await http.read(as, `cases/${caseId}`), await http.read(as, `cases/${caseId}/events`)])).not.toMatch(/mergency/);
      }
    });

    it('a responder uses it in a case that the responder knows of, and in no other', async () => {
      const input = { kind: 'medicalEmergency', reason: 'Unresponsive' };
      expect(await performs('door-responder', 'useEmergencyAccess', input)).toMatchObject({ status: 404, body: { code: 'CASE.NOT_FOUND' } });
      await http.engine.database.pool.query('update case_head set opened_by = $2 where case_id = $1', [caseId, staffId('door-responder')]);
      expect(await readsTheNote('door-responder')).toBe(false);
      expect((await performs('door-responder', 'useEmergencyAccess', input)).status).toBe(200);
      expect(await readsTheNote('door-responder')).toBe(true);
    });

    it.each(['door-officer', 'door-prosecutor', 'door-privacy-officer'])('is not for %s', async (as) => {
      expect(await performs(as, 'useEmergencyAccess', { kind: 'medicalEmergency', reason: 'x' })).toMatchObject({ status: 403, body: { code: 'ROLE.NOT_ALLOWED' } });
    });

    it('asks for a reason', async () => {
      expect(await performs('door-peer', 'useEmergencyAccess', { kind: 'medicalEmergency' })).toMatchObject({ status: 400, body: { errors: [{ field: 'reason' }] } });
      expect(await performs('door-peer', 'useEmergencyAccess', { kind: 'curiosity', reason: 'x' })).toMatchObject({ status: 400, body: { errors: [{ field: 'kind' }] } });
    });

    it('the same command twice is one access and one alert', async () => {
      const before = (await alerts('door-supervisor')).length;
      const [input, commandId] = [{ kind: 'medicalEmergency', reason: 'x' }, randomUUID()];
      const answers = await Promise.all([performs('door-peer', 'useEmergencyAccess', input, commandId), performs('door-peer', 'useEmergencyAccess', input, commandId)]);
      expect(answers.map(({ status }) => status)).toEqual([200, 200]);
      expect(await alerts('door-supervisor')).toHaveLength(before + 1);
      expect((await http.read('door-supervisor', `cases/${caseId}`)).emergencyAccess).toHaveLength(1);
    });
  });

  describe('its review', () => {
    const reviews = (as: string, access: string) => performs(as, 'reviewEmergencyAccess', { access, finding: 'justified' });

    it('is open to those who oversee, once there is something to review, and done once', async () => {
      expect(await openTo('door-supervisor')).not.toContain('reviewEmergencyAccess');
      const access = await uses('door-peer');
      expect(await openTo('door-privacy-officer')).toContain('reviewEmergencyAccess');
      expect(await reviews('door-case-manager', access)).toMatchObject({ status: 403 });
      expect((await reviews('door-privacy-officer', access)).status).toBe(200);
      expect((await reviews('door-supervisor', access)).status).toBe(409);
      const { rows } = await http.engine.database.pool.query<{ state: string }>(`select state from alert where kind = 'emergencyAccess' and subject = $1`, [caseId]);
      expect(rows).toEqual([{ state: 'closed' }]);
    });

    it('is searched for in the audit by a name of its own', async () => {
      await uses('door-peer');
      const { items } = await http.read('door-privacy-officer', `audit?action=useEmergencyAccess&case=${caseId}`);
      expect(items).toMatchObject([{ title: 'Used emergency access', outcome: 'done', by: { staffId: staffId('door-peer') } }]);
    });

    it('is found by the privacy officer, who is told in which case', async () => {
      await uses('door-peer');
      for (const as of ['door-supervisor', 'door-privacy-officer']) expect(await alerts(as)).toContainEqual(expect.objectContaining({ subject: caseId, state: 'open' }));
    });

    it('is not done by whoever used it', async () => {
      const access = await uses('door-supervisor');
      expect(await reviews('door-supervisor', access)).toMatchObject({ status: 422, body: { code: 'EMERGENCY.OWN_ACCESS' } });
    });

    it('is late two days after the access, and not before', async () => {
      const access = await uses('door-peer');
      const from = clock.now().getTime();
      const review = async (): Promise<unknown> => ((await http.read('door-supervisor', `cases/${caseId}`)).openSteps as Answered[]).find(({ stepId }) => stepId === 'reviewEmergencyAccess');
      const due = new Date(from + hours(48)).toISOString();
      clock.set(from + hours(48));
      expect(await review()).toMatchObject({ late: false, due, fields: expect.arrayContaining([expect.objectContaining({ items: [expect.objectContaining({ value: access, due })] })]) });
      clock.advance(1);
      expect(await review()).toMatchObject({ late: true });
    });

    it('the privacy officer reads why it was used', async () => {
      await uses('door-peer');
      expect(JSON.stringify(await http.read('door-privacy-officer', `cases/${caseId}/events?limit=500`))).toMatch(/Unresponsive/);
    });
  });

  describe('what was told outside', () => {
    const told = (more: object = {}) => ({ on: instantFrom(http, -30), to: 'Dr. Ada Romero, General Hospital', basis: 'medicalEmergency', scope: ['notes'], what: 'Marked: the dose', why: 'Treatment after an overdose', ...more });

    it.each<[string, object, object]>([
      ['in an emergency', {}, { purpose: 'medicalEmergency', law: 'medicalEmergency' }],
      ['in a report of suspected child abuse', { basis: 'reportOfChildAbuse' }, { purpose: 'reportOfChildAbuse', law: 'reportOfChildAbuse' }],
      ["by a court's order", { basis: 'courtOrder', orderReference: 'CV-2031-114' }, { purpose: 'courtOrder', law: 'courtOrder' }],
    ])('%s stands in the accounting, with the recipient', async (_when, more, row) => {
      await does('door-case-manager', 'recordDisclosure', told(more));
      expect(await disclosures()).toMatchObject([{ ...row, channel: 'other', consent_id: null }]);
      const { items } = await http.read('door-privacy-officer', `cases/${caseId}/disclosures`);
      expect(items).toMatchObject([{ ...row, toOutside: 'Dr. Ada Romero, General Hospital' }]);
    });

    it('goes under a consent no further than that goes', async () => {
      await does('door-peer', 'captureConsent', justiceConsent({ signedOn: dayFrom(http, -1) }));
      const consent = await does('door-peer', 'captureConsent', treatmentConsent({ signedOn: dayFrom(http, -1), scope: ['participation'], recipients: [{ class: 'treatingProviders' }] }));
      const under = (more: object) => performs('door-case-manager', 'recordDisclosure', told({ basis: 'consent', consent, recipientIs: 'treatingProviders', scope: ['participation'], ...more }));
      expect(await under({ consent: undefined })).toMatchObject({ status: 422, body: { code: 'DISCLOSURE.CONSENT_MISSING' } });
      expect(await under({ recipientIs: 'prosecution' })).toMatchObject({ status: 422, body: { code: 'CONSENT.RECIPIENT_NOT_NAMED' } });
      expect(await under({ scope: ['participation', 'notes'] })).toMatchObject({ status: 422, body: { code: 'CONSENT.SCOPE_NOT_COVERED' } });
      expect(await disclosures()).toEqual([]);
      expect((await under({})).status).toBe(200);
      expect(await disclosures()).toMatchObject([{ purpose: 'consent', consent_id: consent, law: null }]);
      await does('door-peer', 'revokeConsent', { consent, personTold: true });
      expect(await under({ on: instantFrom(http, 1) })).toMatchObject({ status: 422, body: { code: 'CONSENT.NOT_IN_FORCE' } });
      expect(await disclosures()).toHaveLength(1);
    });

    it("a court's order is named", async () => {
      expect(await performs('door-case-manager', 'recordDisclosure', told({ basis: 'courtOrder' }))).toMatchObject({ status: 422, body: { code: 'DISCLOSURE.ORDER_MISSING', errors: [{ field: 'orderReference' }] } });
    });

    it('is read by the care team and the privacy officer, and what a clinic told by the clinic', async () => {
      await does('door-clinician', 'recordDisclosure', told());
      const seen = async (as: string) => JSON.stringify(((await http.read(as, `cases/${caseId}/events?limit=500`)).items as { type: string }[]).filter(({ type }) => type === 'recordDisclosure'));
      expect(await seen('door-clinician')).toMatch(/Marked/);
      for (const as of ['door-peer', 'door-privacy-officer']) {
        expect(await seen(as)).toMatch(/Ada Romero/);
        expect(await seen(as)).not.toMatch(/Marked/);
      }
      for (const as of ['door-officer', 'door-prosecutor']) expect(await seen(as)).toBe('[]');
    });
  });
});
