import { pathways } from '#protocol/pathways';
import { Engine, staffId } from '../support/engine.js';
import { inWorkingHours, skipToLocal, ToldCase } from '../support/told-case.js';

const stageIds = pathways.officerIntervention.stages;

describe('care, and leaving the program', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await Engine.start({ timeSkipping: true, manyCases: true });
  });
  afterAll(() => engine.stop());

  /** A case of PAD: no charge is held, and help goes on for as long as it is asked for. */
  async function atPad(): Promise<ToldCase> {
    await skipToLocal(engine, 'pad', inWorkingHours);
    return ToldCase.open(engine, 'pad');
  }

  async function inPlacement(): Promise<ToldCase> {
    const told = await atPad();
    await told.consentDeferred();
    return told;
  }

  async function inFollowUp(): Promise<ToldCase> {
    const told = await inPlacement();
    await told.does('peer', 'concludePlacement', { reason: 'notNow' });
    return told;
  }

  describe('placement', () => {
    it('is followed until the person is there', async () => {
      const told = await inPlacement();
      const referral = await told.refers();
      expect(await told.openSteps()).toEqual(['concludePlacement', 'updateReferral', 'withdrawFromProgram']);
      await told.referralIs(referral, 'received');
      await told.referralIs(referral, 'accepted');
      expect(await told.stages()).toMatchObject({ placement: 'running' });
      await told.referralIs(referral, 'inProgress');
      expect(await told.stages()).toMatchObject({ placement: 'placed', abeyance: 'skipped', followUp: 'running' });
    });

    it('is looked for again when the provider rejects', async () => {
      const told = await inPlacement();
      const rejected = await told.refers();
      expect(await told.openSteps()).not.toContain('requestPlacement');
      await told.referralIs(rejected, 'rejected', 'noPlace');
      expect(await told.openSteps()).toEqual(['concludePlacement', 'requestPlacement', 'withdrawFromProgram']);
      const second = await told.refers('otherProvider');
      expect(await told.waitFor('updateReferral', second)).toBeDefined();
      expect(await told.waitFor('updateReferral', rejected)).toBeUndefined();
      await told.referralIs(second, 'accepted');
      await told.referralIs(second, 'inProgress');
      expect(await told.stages()).toMatchObject({ placement: 'placed' });
    });

    it('is followed at several providers at once; one rejection leaves the others', async () => {
      const told = await inPlacement();
      const [first, second] = [await told.refers(), await told.refers('otherProvider')];
      expect((await told.waits()).filter(({ step }) => step === 'updateReferral').map(({ subject }) => subject)).toEqual(
        expect.arrayContaining([first, second]),
      );
      await told.referralIs(first, 'rejected', 'noPlace');
      expect(await told.openSteps()).not.toContain('requestPlacement');
      await told.referralIs(second, 'accepted');
      await told.referralIs(second, 'inProgress');
      expect(await told.stages()).toMatchObject({ placement: 'placed' });
      expect((await told.waits()).filter(({ step }) => step === 'updateReferral')).toEqual([]);
    });

    it('on hold, is still followed, and the person may get there after all', async () => {
      const told = await inPlacement();
      const referral = await told.refers();
      await told.referralIs(referral, 'accepted');
      await told.referralIs(referral, 'onHold', 'other');
      expect(await told.waitFor('updateReferral', referral)).toBeDefined();
      expect(await told.openSteps()).not.toContain('requestPlacement');
      await told.referralIs(referral, 'accepted');
      await told.referralIs(referral, 'inProgress');
      expect(await told.stages()).toMatchObject({ placement: 'placed' });
    });

    it('not answered, is late and stays open', async () => {
      const told = await inPlacement();
      const referral = await told.refers();
      const { due } = (await told.waitFor('updateReferral', referral))!;
      expect(due).toBe((await told.now()).plus({ days: 2 }).endOf('day').toUTC().toISO());
      await told.passes('P10D');
      expect(await told.waitFor('updateReferral', referral)).toMatchObject({ due, lapses: false });
    });

    it('not wanted now, with a referral open: it is said that this is cancelled too, and follow-up begins', async () => {
      const told = await inPlacement();
      const referral = await told.refers();
      expect(await told.refusal('peer', 'concludePlacement', { reason: 'notNow' })).toBe('PLACEMENT.REFERRALS_OPEN');
      await told.does('peer', 'concludePlacement', { reason: 'notNow', cancelsReferrals: true });
      expect(await told.stages()).toMatchObject({ placement: 'notWanted', followUp: 'running' });
      expect(await told.waitFor('updateReferral', referral)).toBeUndefined();
      expect((await told.file()).placements).toMatchObject([{ status: 'cancelled' }]);
    });

    it('wanted again in follow-up, is looked for a second time, and then followed up again', async () => {
      const told = await inFollowUp();
      await told.contacted('reached', 'placement');
      expect(await told.stages()).toMatchObject({ placement: 'notWanted', followUp: 'placementWanted', 'placement#2': 'running' });
      const referral = await told.refers();
      await told.referralIs(referral, 'accepted');
      await told.referralIs(referral, 'inProgress');
      expect(await told.stages()).toMatchObject({ 'placement#2': 'placed', 'followUp#2': 'running' });
      await told.contacted('reached', 'placement');
      expect(await told.stages()).toMatchObject({ 'followUp#2': 'placementWanted', 'placement#3': 'running' });
      expect(await told.openSteps()).toContain('requestPlacement');
    });
  });

  describe('follow-up', () => {
    it('is due at the intervals of the program, and the last one repeats', async () => {
      const told = await inFollowUp();
      for (const days of [7, 14, 30, 30, 30]) {
        const due = (await told.now()).plus({ days }).endOf('day').toUTC().toISO();
        expect(await told.waitFor('recordFollowUpContact')).toMatchObject({ due, lapses: false });
        await told.contacted('reached', 'continue');
      }
      expect((await told.file()).followUp).toMatchObject({ contacts: 5, wish: 'continue' });
    });

    it('counts a contact with somebody who was not reached, and keeps the last one that was', async () => {
      const told = await inFollowUp();
      await told.contacted('reached', 'continue');
      const { lastContactAt } = (await told.file()).followUp;
      await told.passes('P14D');
      await told.contacted('notReached');
      expect((await told.file()).followUp).toEqual({ contacts: 2, lastContactAt });
    });

    it('after the last interval, completes the case where the program says so, also when nobody was reached', async () => {
      const told = await ToldCase.open(engine, 'mari');
      await told.consentDeferred();
      await told.conditionsSet();
      await told.does('prosecutor', 'refuseHold', { charge: (await told.charge()).id, reason: 'No' });
      await told.does('peer', 'concludePlacement', { reason: 'hasOne' });
      await told.contacted('reached', 'continue');
      await told.contacted('notReached');
      expect((await told.file()).status).toBe('open');
      await told.contacted('notReached');
      expect(await told.file()).toMatchObject({ status: 'closed', outcome: 'completed', charges: [{ status: 'returned' }] });
    });

    it('with a person who is silent for a year, goes on: time closes nothing', async () => {
      const told = await inFollowUp();
      await told.passes('P1Y1D');
      expect(await told.file()).toMatchObject({ status: 'open', followUp: { contacts: 0 } });
      for (let attempt = 0; attempt < 4; attempt += 1) await told.contacted('notReached');
      await told.passes('P1Y');
      expect((await told.file()).status).toBe('open');
      expect(await told.openSteps()).toEqual(['closeCase', 'recordFollowUpContact', 'withdrawFromProgram']);
    });

    it.each([
      ['the person wishes no further contact', (told: ToldCase): Promise<unknown> => told.contacted('reached', 'end')],
      ['somebody records that the person asks for no more help', (told: ToldCase): Promise<unknown> => told.does('case-manager', 'closeCase', { reason: 'noFurtherHelp' })],
    ] as const)('ends when %s', async (_when, ends) => {
      const told = await inFollowUp();
      await ends(told);
      expect(await told.file()).toMatchObject({ status: 'closed', outcome: 'completed', charges: [{ status: 'notHeld' }] });
      expect(await told.openSteps()).toEqual([]);
    });

    it('ended while a charge is held, leaves the case open until the prosecutor has decided', async () => {
      const told = await ToldCase.open(engine, 'mari');
      await told.held();
      await told.does('peer', 'concludePlacement', { reason: 'notNow' });
      await told.contacted('reached', 'end');
      expect(await told.file()).toMatchObject({ status: 'open', charges: [{ status: 'held' }] });
      await told.decides('dismiss');
      expect(await told.file()).toMatchObject({ status: 'closed', outcome: 'completed', charges: [{ status: 'dismissed' }] });
    });
  });

  describe('leaving the program', () => {
    const leaves = (told: ToldCase) => told.does('case-manager', 'withdrawFromProgram', { reason: 'wishesToLeave' });

    const before: readonly (readonly [string, 'mari' | 'door', (told: ToldCase) => Promise<unknown>])[] = [
      ['before eligibility is decided', 'door', async () => undefined],
      ['before the handoff', 'mari', async () => undefined],
      ['while a peer is coming', 'mari', (told) => told.accepted()],
      ['in intake', 'mari', (told) => told.met()],
      ['before the consent', 'mari', (told) => told.takenIn()],
      ['in placement, before conditions are set', 'mari', (told) => told.consentDeferred()],
      [
        'in placement, with a referral open',
        'mari',
        async (told) => {
          await told.consentDeferred();
          await told.refers();
        },
      ],
      [
        'with conditions set, before the hold is accepted',
        'mari',
        async (told) => {
          await told.consentDeferred();
          await told.conditionsSet();
        },
      ],
      [
        'with the hold accepted, before the signature',
        'mari',
        async (told) => {
          await told.consentDeferred();
          await told.conditionsSet();
          await told.holdAccepted();
        },
      ],
    ];
    it.each(before)('%s, closes the case; the charge goes back undecided', async (_when, site, until) => {
      const told = await ToldCase.open(engine, site);
      await until(told);
      await leaves(told);
      expect(await told.file()).toMatchObject({ status: 'closed', outcome: 'withdrawn', charges: [{ status: 'returned', decisions: [] }] });
      expect(await told.openSteps()).toEqual([]);
      const ended = (await engine.events(told.id)).flatMap((event) => (event.kind === 'process' && event.type === 'stageEnded' ? [event] : []));
      expect(ended.filter((event) => !stageIds.includes(event.stage as never))).toEqual([]);
      expect((await told.file()).stages.filter(({ state, outcome }) => state === 'running' || outcome === undefined)).toEqual([]);
    });

    it('in follow-up, closes the case', async () => {
      const told = await inFollowUp();
      await leaves(told);
      expect(await told.file()).toMatchObject({ status: 'closed', outcome: 'withdrawn' });
      expect(await told.stages()).toMatchObject({ followUp: 'withdrawn' });
    });

    it('with a held charge: it stays held until its owner decides, however long that takes, and nothing is filed', async () => {
      const told = await ToldCase.open(engine, 'mari', { charges: 2 });
      await told.held();
      await told.decides('decline', {}, 1);
      await leaves(told);
      expect(await told.openSteps()).toEqual(['decideCharge', 'setLimitationDate']);
      expect((await told.charge()).deadline).toEqual({ kind: 'decisionDue', at: (await told.now()).plus({ days: 14 }).endOf('day').toUTC().toISO() });
      expect((await told.notices()).at(-1)).toMatchObject({ kind: 'decisionDue', staff: staffId('mari-prosecutor') });
      await told.passes('P15D');
      expect((await told.charge()).deadline).toMatchObject({ kind: 'decisionOverdue' });
      expect((await told.notices()).at(-1)).toMatchObject({ kind: 'decisionOverdue', staff: staffId('mari-prosecutor'), roles: ['supervisor'] });
      await told.passes('P1Y');
      expect(await told.file()).toMatchObject({ status: 'open', charges: [{ status: 'held', decisions: [] }, { status: 'declined' }] });
      await told.decides('reinstate');
      expect(await told.file()).toMatchObject({ status: 'closed', outcome: 'withdrawn', charges: [{ status: 'reinstated' }, { status: 'declined' }] });
    });

    it('with a held charge: a new offence is still reviewed, and the limitation date still watched', async () => {
      const told = await ToldCase.open(engine, 'mari');
      await told.held();
      await leaves(told);
      await told.does('officer', 'reportNewOffence', { on: await told.dayFromNow(0), incidentNumber: '31-1', title: 'Retail theft' });
      expect(await told.openSteps()).toEqual(['decideCharge', 'reviewNewOffence', 'setLimitationDate']);
      const { id } = await told.charge();
      await told.does('prosecutor', 'setLimitationDate', { charge: id, limitationDate: await told.dayFromNow(62) });
      await told.passes('P3D');
      expect((await told.notices()).map(({ kind }) => kind)).toContain('limitationNear');
    });

    it('with a held charge that is then extended: the new last day is kept', async () => {
      const told = await ToldCase.open(engine, 'mari');
      await told.held();
      await leaves(told);
      const extendTo = await told.dayFromNow(60);
      await told.decides('extend', { extendTo });
      expect((await told.charge()).deadline).toMatchObject({ kind: 'holdEnds' });
      await told.passes('P61D');
      expect((await told.charge()).deadline).toMatchObject({ kind: 'decisionDue' });
      await told.decides('decline');
      expect((await told.file()).status).toBe('closed');
    });
  });
});
