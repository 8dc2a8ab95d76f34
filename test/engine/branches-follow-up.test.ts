import { MikroORM } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import type { Activities } from '#activities/create-activities';
import { entities } from '#persistence/entities';
import { registerPrograms } from '#persistence/programs';
import type { Program } from '#protocol/program';
import { programs } from '#protocol/programs/registry';
import { interventionSettings } from '#protocol/stage-settings';
import { recordRecoveryCapital } from '#protocol/steps/record-recovery-capital.step';
import { Engine, recorded, staffId } from '../support/engine.js';
import { inWorkingHours, skipToLocal, ToldCase } from '../support/told-case.js';

/** Recovery capital is asked for every 90 days. */
function askingForRecoveryCapital(program: Program): Program {
  const settings = interventionSettings(program);
  const stages = { ...settings.stages, followUp: { ...settings.stages.followUp!, recoveryCapitalEvery: 'P90D' } };
  return { ...program, revision: program.revision + 1, pathways: { ...program.pathways, officerIntervention: { ...settings, stages } } };
}

describe('what goes on beside the follow-up contacts', () => {
  let engine: Engine;
  /** Done once, while a process asks for recovery capital for the first time: it has said so, and the record has not taken it yet. */
  let whileAsking: ((caseId: string) => Promise<unknown>) | undefined;
  const watched = (activities: Activities): Activities => ({
    ...activities,
    async exchange(request) {
      if (whileAsking && request.append.some(({ key }) => key.includes('/recoveryCapital/1/') && key.endsWith(':opened'))) {
        const then = whileAsking;
        whileAsking = undefined;
        await then(request.caseId);
      }
      return activities.exchange(request);
    },
  });
  beforeAll(async () => {
    engine = await Engine.start({ timeSkipping: true, activities: watched });
    const orm = await MikroORM.init({ entities, clientUrl: engine.testDatabase.ownerUrl });
    await registerPrograms(orm.em.fork(), [askingForRecoveryCapital(programs['madison-mari']!)]);
    await orm.close();
  });
  afterAll(() => engine.stop());

  /** A case in follow-up on the day on which a peer met the person, at PAD unless another site is named. */
  async function inFollowUp(site: 'pad' | 'mari' = 'pad'): Promise<{ told: ToldCase; metAt: DateTime }> {
    if (site === 'pad') await skipToLocal(engine, site, inWorkingHours);
    const told = await ToldCase.open(engine, site);
    const metAt = await told.now();
    await told.consentDeferred();
    await told.does('peer', 'concludePlacement', { reason: 'notNow' });
    return { told, metAt };
  }

  const answers = Object.fromEntries(recordRecoveryCapital.score!.of.map((name) => [name, 4]));
  const encounter = async (told: ToldCase, more: Record<string, unknown> = {}) =>
    told.does('peer', 'logEncounter', { at: (await told.now()).toISO(), support: ['emotional'], minutes: 30, ...more });

  describe('engagement at 30 days', () => {
    it("is decided at the end of the 30th day, in the program's zone, and not before", async () => {
      const { told, metAt } = await inFollowUp();
      const day30 = metAt.plus({ days: 30 });
      await told.passTo(metAt.plus({ days: 29 }));
      await encounter(told);
      expect(await told.refusal('peer', 'recordEngagement', { engaged: true })).toBe('ENGAGEMENT.ANOTHER_DAY');
      await told.passTo(day30.endOf('day').minus({ minutes: 1 }));
      expect((await told.file()).engagement?.at30Days).toBeUndefined();
      expect(await told.waitFor('recordEngagement')).toMatchObject({ lapses: true, due: day30.endOf('day').toUTC().toISO() });
      await told.passTo(day30.plus({ days: 1 }).startOf('day').plus({ minutes: 1 }));
      expect((await told.file()).engagement).toMatchObject({ at30Days: 'engaged', decidedAt: day30.endOf('day').toUTC().toISO() });
      expect(await told.refusal('peer', 'recordEngagement', { engaged: false })).toBe('STEP.NOT_OPEN');
    });

    it('is not changed by a contact on the 31st day', async () => {
      const { told, metAt } = await inFollowUp();
      await told.passTo(metAt.plus({ days: 31 }));
      await encounter(told);
      expect((await told.file()).engagement).toMatchObject({ at30Days: 'notEngaged' });
    });

    it('is what the team says on the 30th day', async () => {
      const { told, metAt } = await inFollowUp();
      await told.passTo(metAt.plus({ days: 30 }));
      await told.does('case-manager', 'recordEngagement', { engaged: true });
      expect((await told.file()).engagement).toMatchObject({ at30Days: 'engaged' });
      await told.passes('P2D');
      expect((await told.file()).engagement).toMatchObject({ at30Days: 'engaged' });
    });

    it('comes out the same where the 30th day fell into a second placement', async () => {
      const { told, metAt } = await inFollowUp();
      await told.passes('P3D');
      await told.contacted('reached', 'placement');
      expect(await told.waitFor('recordEngagement')).toBeUndefined();
      await told.passTo(metAt.plus({ days: 40 }));
      await told.does('peer', 'concludePlacement', { reason: 'notNow' });
      expect((await told.file()).engagement).toMatchObject({ at30Days: 'engaged', decidedAt: metAt.plus({ days: 30 }).endOf('day').toUTC().toISO() });
    });

    it('is not decided where the case closed before', async () => {
      const { told } = await inFollowUp();
      await told.contacted('reached', 'end');
      await told.passes('P40D');
      expect(await told.file()).toMatchObject({ status: 'closed' });
      expect((await told.file()).engagement?.at30Days).toBeUndefined();
    });
  });

  describe('after a return to use', () => {
    const returnsToUse = async (told: ToldCase) => told.does('peer', 'recordReturnToUse', { on: await told.dayFromNow(0) });

    it('help is offered anew beside the next contact, which stays when it was due', async () => {
      const { told } = await inFollowUp();
      const { due } = (await told.waitFor('recordFollowUpContact'))!;
      await returnsToUse(told);
      expect(await told.waitFor('recordFollowUpContact')).toMatchObject({ due });
      expect(await told.waitFor('offerReEngagement')).toMatchObject({ due: (await told.now()).plus({ days: 7 }).endOf('day').toUTC().toISO(), lapses: false });
      await told.does('peer', 'offerReEngagement', { at: (await told.now()).toISO(), answer: 'continue' });
      expect(await told.waitFor('offerReEngagement')).toBeUndefined();
      expect(await told.waitFor('recordFollowUpContact')).toMatchObject({ due });
    });

    it('a placement is looked for if the person wants one', async () => {
      const { told } = await inFollowUp();
      await returnsToUse(told);
      await told.does('peer', 'offerReEngagement', { at: (await told.now()).toISO(), answer: 'placement' });
      expect(await told.stages()).toMatchObject({ followUp: 'placementWanted', 'placement#2': 'running' });
    });

    it('a second one brings a second offer', async () => {
      const { told } = await inFollowUp();
      for (let time = 0; time < 2; time += 1) {
        await returnsToUse(told);
        await told.does('peer', 'offerReEngagement', { at: (await told.now()).toISO(), answer: 'notNow' });
      }
      await returnsToUse(told);
      expect(await told.waitFor('offerReEngagement')).toBeDefined();
    });

    it('before follow-up, help is offered once it begins', async () => {
      await skipToLocal(engine, 'pad', inWorkingHours);
      const told = await ToldCase.open(engine, 'pad');
      await told.consentDeferred();
      await returnsToUse(told);
      expect(await told.waitFor('offerReEngagement')).toBeUndefined();
      await told.does('peer', 'concludePlacement', { reason: 'notNow' });
      expect(await told.waitFor('offerReEngagement')).toBeDefined();
    });
  });

  describe('the closing record', () => {
    it('is written with the end of the follow-up', async () => {
      const { told } = await inFollowUp();
      await told.does('case-manager', 'closeCase', { reason: 'goalsReached', goalsReached: [(await told.file()).plan!.goals[0]!.id], outcomes: ['treatmentStarted'] });
      expect(await told.file()).toMatchObject({ status: 'closed', closing: { reason: 'goalsReached', by: staffId('pad-case-manager') } });
      expect(await told.refusal('case-manager', 'recordClosing', {})).toBe('STEP.NOT_OPEN');
    });

    it('can be written after the person asked for no further contact', async () => {
      const { told } = await inFollowUp();
      expect(await told.refusal('case-manager', 'recordClosing', {})).toBe('STEP.NOT_OPEN');
      await told.contacted('reached', 'end');
      await told.does('case-manager', 'recordClosing', { services: ['housing'] });
      expect(await told.file()).toMatchObject({ status: 'closed', closing: { by: staffId('pad-case-manager') } });
    });

    it('names only outcomes that the program counts', async () => {
      const { told } = await inFollowUp();
      expect(await told.refusal('case-manager', 'closeCase', { reason: 'moved', outcomes: ['naloxoneGiven'] })).toBe('FIELD.NOT_AN_OPTION');
    });
  });

  it('a year of silence closes nothing: PAD helps for as long as the person asks', async () => {
    const { told } = await inFollowUp();
    await told.passes('P1Y1D');
    for (let attempt = 0; attempt < 3; attempt += 1) await told.contacted('notReached');
    expect(await told.refusal('case-manager', 'closeCase', { reason: 'lostContact' })).toBe('CLOSING.SILENCE_IS_NO_REASON');
    expect(await told.file()).toMatchObject({ status: 'open', followUp: { contacts: 3 } });
    expect(await told.openSteps()).toEqual(['closeCase', 'recordFollowUpContact', 'withdrawFromProgram']);
  });

  it('recovery capital is asked for every 90 days, from the last time that it was recorded', async () => {
    const { told } = await inFollowUp('mari');
    const first = (await told.now()).plus({ days: 90 }).endOf('day').toUTC().toISO();
    expect(await told.waitFor('recordRecoveryCapital')).toMatchObject({ due: first, lapses: false });
    await told.passes('P10D');
    await told.does('peer', 'recordRecoveryCapital', { on: await told.dayFromNow(0), ...answers });
    expect(await told.waitFor('recordRecoveryCapital')).toMatchObject({ due: (await told.now()).plus({ days: 90 }).endOf('day').toUTC().toISO() });
    expect((await told.file()).recoveryCapital).toMatchObject({ times: 1 });
  });

  it('recovery capital that is recorded while it is just being asked for is not asked for twice', async () => {
    whileAsking = async (caseId) => recorded(await engine.perform('mari-peer', caseId, 'recordRecoveryCapital', { on: '2020-01-01', ...answers }));
    const { told } = await inFollowUp('mari');
    expect(whileAsking).toBeUndefined();
    expect((await told.file()).recoveryCapital).toMatchObject({ times: 1 });
    const asked = (await told.waits()).filter(({ step }) => step === 'recordRecoveryCapital');
    expect(asked).toMatchObject([{ key: expect.stringContaining('/recoveryCapital/2/') as string }]);
  });
});
