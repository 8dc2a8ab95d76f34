import { randomUUID } from 'node:crypto';
import type { PathwayId } from '#protocol/program';
import { isInPathway, type Step } from '#protocol/step';
import { openingStepOf, steps } from '#protocol/steps/registry';
import { TestClock } from '../support/engine.js';
import { HttpEngine } from '../support/http-engine.js';

/** Every step that could bring a charge, its terms or its end into a case; a legal hold is one on the record. */
const onCharges = Object.values<Step>(steps).filter((step) => !step.opening && /charge|(?<!legal)hold|condition|offence|defender|limitation/i.test(step.id));
const everyone = ['officer', 'peer', 'case-manager', 'court-liaison', 'prosecutor', 'defender', 'coordinator', 'supervisor'];

describe('pathways in which no charge can exist', () => {
  let http: HttpEngine;
  beforeAll(async () => {
    http = await HttpEngine.start({ clock: new TestClock(new Date('2031-03-04T18:00:00.000Z')) });
  });
  afterAll(() => http.stop());

  const at = '2031-03-04T17:30:00.000Z';
  const openings: Partial<Record<PathwayId, Record<string, unknown>>> = {
    selfReferral: { source: 'participant', area: 'county', askedAt: at },
    activeOutreach: { source: 'repeatContacts', area: 'county', seenAt: at },
    officerPrevention: { source: 'officerInField', area: 'county', contactAt: at, offerAccepted: true, criteria: ['nonviolent', 'notLawEnforcement'] },
  };
  const withoutCharges = Object.keys(openings) as PathwayId[];
  const program = 'west-virginia-police-and-peers';
  const opened = (pathwayId: PathwayId) => http.opened('wv-officer', program, openings[pathwayId]!, pathwayId);
  const charge = { charges: [{ class: 'drugPossession', title: 'Possession' }] };
  const charges = async () => (await http.engine.database.pool.query('select 1 from charge')).rowCount;

  it('there are steps on charges to be refused', () => {
    expect(onCharges.map(({ id }) => id)).toEqual(expect.arrayContaining(['addCharge', 'acceptHold', 'decideCharge', 'setConditions', 'signConditions', 'reportNewOffence']));
  });

  describe.each(withoutCharges)('%s', (pathwayId) => {
    test.each(onCharges.map((step) => [step.id, step] as const))('%s does not exist there', (_id, step) => {
      expect(isInPathway(step, { pathwayId })).toBe(false);
    });

    it('the opening takes no charge', async () => {
      const { status, body } = await http.open('wv-officer', program, { ...openings[pathwayId], ...charge }, randomUUID(), pathwayId);
      expect([status, body.errors]).toEqual([400, [expect.objectContaining({ field: 'charges' })]]);
      expect(Object.keys(openingStepOf(pathwayId).fields as object)).not.toContain('charges');
    });

    it('no API call attaches one, whoever makes it', async () => {
      const caseId = await opened(pathwayId);
      const answers = await Promise.all(everyone.map((as) => http.perform(`wv-${as}`, caseId, 'addCharge', charge)));
      expect(answers.filter(({ status }) => ![403, 404, 409].includes(status))).toEqual([]);
      const { status, body } = await http.perform('wv-officer', caseId, 'addCharge', charge);
      expect([status, body.code]).toEqual([409, 'STEP.NOT_IN_PATHWAY']);
      expect(await charges()).toBe(0);
      expect((await http.engine.file(caseId)).charges).toEqual([]);
    });

    it('the record itself refuses a charge', async () => {
      const caseId = await opened(pathwayId);
      const insert = http.engine.database.pool.query(
        `insert into charge (case_id, charge_id, agency_id, program_id, class, sealed, status, recommendation, decisions)
         values ($1, $2, 'west-virginia', 'west-virginia-police-and-peers', 'drugPossession', '{}', 'screened', 'none', '[]')`,
        [caseId, randomUUID()],
      );
      await expect(insert).rejects.toThrow('A charge exists in officer intervention alone');
    });

    it('a case is not moved from there to where charges are held', async () => {
      const caseId = await opened(pathwayId);
      const { status, body } = await http.perform('wv-coordinator', caseId, 'moveToPathway', { pathway: 'officerIntervention', reason: 'otherHelp' });
      expect([status, body.code]).toEqual([422, 'FIELD.NOT_AN_OPTION']);
    });
  });

  it('what the case shows says how it began, and how far outreach is', async () => {
    const caseId = await opened('activeOutreach');
    const shown = await http.read('wv-coordinator', `cases/${caseId}`);
    expect(shown).toMatchObject({
      start: { source: 'repeatContacts', area: 'county', at },
      outreach: { standing: 'neverContacted', standingLabel: 'Never contacted', attempts: 0 },
      hops: { notice: '2031-03-04T18:00:00.000Z' },
    });
  });
});
