import { DateTime } from 'luxon';
import pg from 'pg';
import { recommendationFor } from '#protocol/rules/recommendation.rule';
import { statusForCourt } from '#protocol/rules/terms.rule';
import { seedStaff } from '#persistence/seed';
import { demoStaff } from '#tools/demo-staff';
import { Engine, issuer, staffId } from '../support/engine.js';
import { condition } from '../support/moves.js';
import { skipToLocal, ToldCase, zoneOf } from '../support/told-case.js';

const endOfDay = (local: DateTime) => local.endOf('day').toUTC().toISO()!;

describe('the hold of a charge', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await Engine.start({ timeSkipping: true, manyCases: true });
    const first = demoStaff.find(({ account }) => account === 'mari-prosecutor')!;
    await seedStaff(engine.testDatabase.ownerUrl, issuer, [{ ...first, account: 'mari-prosecutor-2', name: 'Lena Fox' }], []);
  });
  afterAll(() => engine.stop());

  const owner = staffId('mari-prosecutor');
  const secondOwner = staffId('mari-prosecutor-2');

  async function inAbeyance(charges = 1): Promise<ToldCase> {
    const told = await ToldCase.open(engine, 'mari', { charges });
    await told.consentDeferred();
    return told;
  }

  async function held(kinds: readonly string[] = ['engage'], charges = 1): Promise<ToldCase> {
    const told = await ToldCase.open(engine, 'mari', { charges });
    await told.held(kinds);
    return told;
  }

  const conditionIn = async (told: ToldCase, nth = 0) => (await told.file()).conditions[nth]!;
  const recommended = async (told: ToldCase) => recommendationFor(await told.file(), await told.charge());
  const holdBegan = async (told: ToldCase) => DateTime.fromISO((await told.charge()).holdBeganAt!, { zone: zoneOf(told.site) });

  describe('begins', () => {
    it('not with the acceptance alone: the signature is missing', async () => {
      const told = await inAbeyance();
      await told.conditionsSet();
      const signatureDue = (await told.waitFor('signConditions'))!.due;
      await told.holdAccepted();
      expect(await told.charge()).toMatchObject({ status: 'offered', owner, deadline: { at: signatureDue } });
      expect(await told.openSteps()).not.toContain('decideCharge');
      await told.signed();
      expect(await told.charge()).toMatchObject({ status: 'held', owner, deadline: { kind: 'holdEnds' } });
    });

    it('not with the signature alone: the acceptance is missing', async () => {
      const told = await inAbeyance();
      await told.conditionsSet();
      await told.signed();
      expect(await told.charge()).toMatchObject({ status: 'screened' });
      expect((await told.charge()).owner).toBeUndefined();
      expect(await told.openSteps()).not.toContain('decideCharge');
      await told.holdAccepted();
      expect(await told.charge()).toMatchObject({ status: 'held', owner, deadline: { kind: 'holdEnds' } });
    });

    it('at the last of the two, and lasts six calendar months from then', async () => {
      const told = await inAbeyance();
      await told.conditionsSet();
      await told.holdAccepted();
      await told.passes('P3D');
      await told.signed();
      const began = await holdBegan(told);
      expect(began.toISODate()).toBe(await told.dayFromNow(0));
      expect((await told.charge()).deadline).toEqual({ kind: 'holdEnds', at: endOfDay(began.plus({ months: 6 })) });
    });

    it('by the standing rule with the signature; the prosecutor who owns it is named with the conditions', async () => {
      const told = await ToldCase.open(engine, 'door', { charges: 2 });
      await told.does('peer', 'confirmEligibility', { decision: 'eligible' });
      await told.consentDeferred();
      await told.conditionsSet(['attend'], { owner: staffId('door-prosecutor') });
      expect(await told.openSteps()).not.toContain('acceptHold');
      expect((await told.file()).charges.map(({ status }) => status)).toEqual(['offered', 'offered']);
      await told.signed();
      expect((await told.file()).charges).toMatchObject([
        { status: 'held', owner: staffId('door-prosecutor') },
        { status: 'held', owner: staffId('door-prosecutor') },
      ]);
    });

    it('not for a charge whose hold is refused: that one goes back, the other is held', async () => {
      const told = await inAbeyance(2);
      await told.conditionsSet();
      await told.does('prosecutor', 'refuseHold', { charge: (await told.charge(1)).id, reason: 'Decided elsewhere' });
      await told.holdAccepted(0);
      await told.signed();
      expect((await told.file()).charges).toMatchObject([{ status: 'held' }, { status: 'returned', decisions: [] }]);
    });

    it('for none, where every hold is refused: services go on', async () => {
      const told = await inAbeyance();
      await told.conditionsSet();
      await told.does('prosecutor', 'refuseHold', { charge: (await told.charge()).id, reason: 'No' });
      expect(await told.stages()).toMatchObject({ abeyance: 'notHeld', placement: 'running' });
      expect(await told.openSteps()).toEqual(['concludePlacement', 'requestPlacement', 'withdrawFromProgram']);
    });

    it('for none, where the person does not sign: services go on', async () => {
      const told = await inAbeyance();
      await told.conditionsSet();
      await told.holdAccepted();
      await told.does('court-liaison', 'declineConditions', { reason: 'wantsCourt' });
      expect(await told.charge()).toMatchObject({ status: 'returned', decisions: [] });
      expect(await told.stages()).toMatchObject({ abeyance: 'notHeld', placement: 'running' });
      expect(await told.openSteps()).toContain('requestPlacement');
    });

    it('however late it is accepted and signed: time refuses nothing', async () => {
      const told = await inAbeyance();
      await told.conditionsSet();
      await told.passes('P60D');
      await told.holdAccepted();
      await told.passes('P60D');
      await told.signed();
      expect(await told.charge()).toMatchObject({ status: 'held' });
    });

    it('under the settings that the case was opened with: a shorter hold reaches new cases only', async () => {
      const before = await ToldCase.open(engine, 'door');
      await publishShorterHold(engine);
      const after = await ToldCase.open(engine, 'door');
      for (const told of [before, after]) {
        await told.does('peer', 'confirmEligibility', { decision: 'eligible' });
        await told.consentDeferred();
        await told.conditionsSet(['attend'], { owner: staffId('door-prosecutor') });
        await told.signed();
      }
      expect((await before.charge()).deadline!.at).toBe(endOfDay((await holdBegan(before)).plus({ months: 6 })));
      expect((await after.charge()).deadline!.at).toBe(endOfDay((await holdBegan(after)).plus({ days: 90 })));
    });
  });

  describe('across a daylight-saving change', () => {
    it.each([
      ['into winter', 6],
      ['into summer', 12],
    ])('%s, ends at the end of the local day', async (_where, month) => {
      await skipToLocal(engine, 'mari', (local) => local.month === month && local.day === 1 && local.hour === 12);
      const told = await held();
      const began = await holdBegan(told);
      const ends = began.plus({ months: 6 }).endOf('day');
      expect(ends.offset).not.toBe(began.offset);
      expect((await told.charge()).deadline).toEqual({ kind: 'holdEnds', at: ends.toUTC().toISO() });
      await told.passTo(ends.minus({ seconds: 5 }));
      expect((await told.charge()).deadline).toMatchObject({ kind: 'holdEnds' });
      await told.passTo(ends.plus({ seconds: 5 }));
      expect((await told.charge()).deadline).toEqual({ kind: 'decisionDue', at: ends.plus({ days: 14 }).toUTC().toISO() });
    });
  });

  describe('conditions', () => {
    it('not yet met, are attested again; met, they are not', async () => {
      const told = await held();
      const { id } = await conditionIn(told);
      await told.attests('engage', 'notYet');
      expect(await told.waitFor('attestCondition', id)).toBeDefined();
      expect(await recommended(told)).toBe('continue');
      await told.attests('engage', 'met');
      expect(await told.waitFor('attestCondition', id)).toBeUndefined();
      expect(await recommended(told)).toBe('release');
      expect(await told.charge()).toMatchObject({ status: 'held', decisions: [] });
    });

    it('are attested by those whom the program names for their kind, and by no peer', async () => {
      const told = await held(['engage', 'noNewCharge']);
      const [engage, noNewCharge] = [(await conditionIn(told, 0)).id, (await conditionIn(told, 1)).id];
      expect((await told.waitFor('attestCondition', engage))!.roles).toEqual(['clinician', 'caseManager']);
      expect((await told.waitFor('attestCondition', noNewCharge))!.roles).toEqual(['courtLiaison']);
      expect(await told.refusal('peer', 'attestCondition', { condition: engage, status: 'met' })).toBe('ROLE.NOT_ALLOWED');
      expect(await told.refusal('case-manager', 'attestCondition', { condition: noNewCharge, status: 'met' })).toBe('ROLE.NOT_ALLOWED');
    });

    it('missed, go to the prosecutor with the answer of the defender', async () => {
      const told = await held();
      await told.does('coordinator', 'assignStaff', { role: 'defender', person: staffId('mari-defender') });
      await told.attests('engage', 'missed');
      const { id } = await conditionIn(told);
      expect((await told.notices()).at(-1)).toMatchObject({ kind: 'conditionMissed', roles: ['defender'], staff: staffId('mari-defender'), subject: id });
      expect(statusForCourt(await conditionIn(told))).toBe('notYet');
      expect(await recommended(told)).toBe('continue');
      await told.does('defender', 'recordDefenderAnswer', { condition: id, answer: 'The provider had closed' });
      expect(statusForCourt(await conditionIn(told))).toBe('missed');
      expect(await recommended(told)).toBe('review');
      expect((await told.notices()).at(-1)).toMatchObject({ kind: 'reviewAsked', roles: ['prosecutor'], subject: id });
    });

    it('missed, go to the prosecutor only when the time to answer is over', async () => {
      const told = await held();
      await told.attests('engage', 'missed');
      const { id } = await conditionIn(told);
      const { due } = (await told.waitFor('recordDefenderAnswer', id))!;
      expect(due).toBe(endOfDay((await told.now()).plus({ days: 7 })));
      await told.passTo(new Date(Date.parse(due!) - 5_000).toISOString());
      expect(statusForCourt(await conditionIn(told))).toBe('notYet');
      expect(await recommended(told)).toBe('continue');
      await told.passTo(new Date(Date.parse(due!) + 5_000).toISOString());
      expect(await conditionIn(told)).toMatchObject({ status: 'missed', defenderAnswer: 'none' });
      expect(await recommended(told)).toBe('review');
      expect((await told.notices()).at(-1)).toMatchObject({ kind: 'reviewAsked', subject: id });
      expect(await told.charge()).toMatchObject({ status: 'held', decisions: [] });
    });

    it('missed once, can be attested as met afterwards', async () => {
      const told = await held();
      await told.attests('engage', 'missed');
      await told.passes('P8D');
      await told.attests('engage', 'met');
      expect(await recommended(told)).toBe('release');
    });

    it('past their last day, are late and still open', async () => {
      const told = await inAbeyance();
      await told.conditionsSet(['engage'], {}, 30);
      await told.holdAccepted();
      await told.signed();
      const { id, due } = await conditionIn(told);
      expect((await told.waitFor('attestCondition', id))!.due).toBe(endOfDay(DateTime.fromISO(due, { zone: zoneOf('mari') })));
      await told.passes('P60D');
      expect(await told.waitFor('attestCondition', id)).toBeDefined();
      expect(await conditionIn(told)).toMatchObject({ status: 'open' });
    });
  });

  describe('when its time is over', () => {
    it('on day 183 with the conditions met: release is recommended, and the charge stays held until its owner decides', async () => {
      const told = await held();
      const began = await holdBegan(told);
      await told.attests('engage', 'met');
      await told.passTo(began.plus({ days: 183 }));
      expect(await recommended(told)).toBe('release');
      expect(await told.charge()).toMatchObject({ status: 'held', decisions: [] });
      await told.decides('decline');
      expect(await told.charge()).toMatchObject({ status: 'declined', decisions: [{ decision: 'decline', by: owner }] });
    });

    it('the decision becomes due, and the owner is told; then overdue, and the supervisor too; nothing else happens', async () => {
      const told = await held();
      const ends = (await holdBegan(told)).plus({ months: 6 }).endOf('day');
      await told.passTo(ends.plus({ minutes: 1 }));
      expect((await told.charge()).deadline).toEqual({ kind: 'decisionDue', at: ends.plus({ days: 14 }).toUTC().toISO() });
      expect((await told.notices()).at(-1)).toMatchObject({ kind: 'decisionDue', staff: owner, roles: [], subject: (await told.charge()).id });
      expect(await recommended(told)).toBe('review');

      await told.passTo(ends.plus({ days: 14, minutes: 1 }));
      expect((await told.charge()).deadline).toEqual({ kind: 'decisionOverdue', at: ends.plus({ days: 14 }).toUTC().toISO() });
      expect((await told.notices()).at(-1)).toMatchObject({ kind: 'decisionOverdue', staff: owner, roles: ['supervisor'] });

      await told.passes('P1Y');
      expect(await told.noticeKinds()).toEqual(['handoffRequested', 'decisionDue', 'decisionOverdue']);
      expect(await told.charge()).toMatchObject({ status: 'held', decisions: [] });
      await told.decides('dismiss');
      expect(await told.charge()).toMatchObject({ status: 'dismissed' });
    });

    it('the one who owns it by then is told', async () => {
      const told = await held();
      await told.does('supervisor', 'reassignCharge', { charge: (await told.charge()).id, owner: secondOwner });
      await told.passes('P7M');
      expect((await told.notices()).filter(({ kind }) => kind.startsWith('decision')).map(({ staff }) => staff)).toEqual([secondOwner, secondOwner]);
    });
  });

  describe('the decision of the prosecutor', () => {
    it.each([
      ['decline', 'declined', 'released'],
      ['dismiss', 'dismissed', 'released'],
      ['reinstate', 'reinstated', 'prosecuted'],
      ['file', 'filed', 'prosecuted'],
    ])('"%s" ends the hold: the charge is %s', async (decision, status, outcome) => {
      const told = await held();
      await told.decides(decision);
      expect(await told.charge()).toMatchObject({ status, owner, decisions: [{ decision, by: owner }] });
      expect(await told.stages()).toMatchObject({ abeyance: outcome, placement: 'running' });
      expect(await told.openSteps()).toEqual(['concludePlacement', 'requestPlacement', 'withdrawFromProgram']);
    });

    it('that prosecutes lets care go on, and the case says so when it closes', async () => {
      const told = await held();
      await told.decides('file');
      await told.does('peer', 'concludePlacement', { reason: 'notNow' });
      await told.contacted('reached', 'end');
      expect(await told.file()).toMatchObject({ status: 'closed', outcome: 'prosecuted' });
    });

    it('is taken by its owner alone', async () => {
      const told = await held();
      const input = { charge: (await told.charge()).id, decision: 'file', reason: 'As agreed' };
      expect(await told.refusal('prosecutor-2', 'decideCharge', input)).toBe('CHARGE.NOT_OWNER');
      expect(await told.charge()).toMatchObject({ status: 'held', decisions: [] });
    });

    it('extends the hold to a new last day', async () => {
      const told = await held();
      const former = DateTime.fromISO((await told.charge()).deadline!.at, { zone: zoneOf('mari') });
      const extendTo = former.plus({ days: 45 });
      await told.decides('extend', { extendTo: extendTo.toISODate() });
      expect((await told.charge()).deadline).toEqual({ kind: 'holdEnds', at: endOfDay(extendTo) });
      await told.passTo(former.plus({ days: 30 }));
      expect((await told.charge()).deadline).toMatchObject({ kind: 'holdEnds' });
      expect(await told.noticeKinds()).not.toContain('decisionDue');
      await told.passTo(extendTo.plus({ days: 1 }));
      expect((await told.charge()).deadline).toMatchObject({ kind: 'decisionDue' });
    });

    it('extends it also when the decision was overdue', async () => {
      const told = await held();
      await told.passes('P7M');
      const extendTo = (await told.now()).plus({ days: 30 });
      await told.decides('extend', { extendTo: extendTo.toISODate() });
      expect((await told.charge()).deadline).toEqual({ kind: 'holdEnds', at: endOfDay(extendTo) });
    });

    const harsher = async (told: ToldCase, is: boolean, replaces?: string) => ({
      conditions: [{ ...condition('attend', await told.dayFromNow(100)), ...(replaces !== undefined && { replaces }) }],
      harsher: is,
    });

    it('amends to harsher terms, which count once they are signed; until then the former do', async () => {
      const told = await held();
      const { deadline } = await told.charge();
      const former = await conditionIn(told);
      await told.decides('amend', await harsher(told, true, former.id));
      const amended = await conditionIn(told, 1);
      expect(await told.waitFor('attestCondition', former.id)).toBeDefined();
      expect(await told.waitFor('attestCondition', amended.id)).toBeUndefined();
      expect((await told.charge()).deadline).toEqual(deadline);
      await told.signed();
      expect(await told.waitFor('attestCondition', former.id)).toBeUndefined();
      expect(await told.waitFor('attestCondition', amended.id)).toBeDefined();
      expect((await told.charge()).deadline).toEqual(deadline);
    });

    it('amends to terms that ask no more, which need no signature', async () => {
      const told = await held();
      const former = await conditionIn(told);
      await told.decides('amend', await harsher(told, false, former.id));
      expect(await told.openSteps()).not.toContain('signConditions');
      expect(await told.waitFor('attestCondition', former.id)).toBeUndefined();
      expect(await told.waitFor('attestCondition', (await conditionIn(told)).id)).toBeDefined();
    });

    it('amends to terms that the person does not sign: the hold stays under the former, and the owner is asked to review', async () => {
      const told = await held();
      const former = await conditionIn(told);
      await told.decides('amend', await harsher(told, true, former.id));
      expect(await told.noticeKinds()).not.toContain('reviewAsked');
      await told.does('court-liaison', 'declineConditions', { reason: 'conditions' });
      expect(await told.charge()).toMatchObject({ status: 'held', deadline: { kind: 'holdEnds' } });
      expect((await told.file()).conditions.map(({ id }) => id)).toEqual([former.id]);
      expect((await told.notices()).at(-1)).toMatchObject({ kind: 'reviewAsked', staff: owner, subject: (await told.charge()).id });
      expect(await told.openSteps()).not.toContain('signConditions');
    });

    it('is one for each charge: the stage ends with the last', async () => {
      const told = await held(['engage'], 3);
      await told.decides('decline', {}, 0);
      await told.decides('file', {}, 1);
      expect(await told.stages()).toMatchObject({ abeyance: 'running' });
      await told.decides('dismiss', {}, 2);
      expect(await told.stages()).toMatchObject({ abeyance: 'prosecuted' });
      expect((await told.file()).charges.map(({ status }) => status)).toEqual(['declined', 'filed', 'dismissed']);
    });
  });

  describe('the limitation date', () => {
    it('is warned of sixty days before it, once', async () => {
      const told = await held();
      const date = (await told.now()).plus({ days: 100 }).startOf('day');
      await told.does('prosecutor', 'setLimitationDate', { charge: (await told.charge()).id, limitationDate: date.toISODate() });
      await told.passTo(date.minus({ days: 60, minutes: 1 }));
      expect(await told.noticeKinds()).not.toContain('limitationNear');
      await told.passTo(date.minus({ days: 60 }).plus({ minutes: 1 }));
      expect((await told.notices()).at(-1)).toMatchObject({ kind: 'limitationNear', staff: owner, subject: (await told.charge()).id });
      await told.passTo(date.plus({ days: 1 }));
      expect((await told.noticeKinds()).filter((kind) => kind === 'limitationNear')).toHaveLength(1);
      expect(await told.charge()).toMatchObject({ status: 'held', decisions: [] });
    });

    it('corrected after the warning, is warned of again', async () => {
      const told = await held();
      const charge = (await told.charge()).id;
      await told.does('prosecutor', 'setLimitationDate', { charge, limitationDate: await told.dayFromNow(70) });
      await told.passes('P15D');
      await told.does('court-liaison', 'setLimitationDate', { charge, limitationDate: await told.dayFromNow(90) });
      expect((await told.noticeKinds()).filter((kind) => kind === 'limitationNear')).toHaveLength(1);
      await told.passes('P31D');
      expect((await told.noticeKinds()).filter((kind) => kind === 'limitationNear')).toHaveLength(2);
    });

    it('corrected before the warning, is not warned of at the former date', async () => {
      const told = await held();
      const charge = (await told.charge()).id;
      await told.does('prosecutor', 'setLimitationDate', { charge, limitationDate: await told.dayFromNow(70) });
      await told.does('prosecutor', 'setLimitationDate', { charge, limitationDate: await told.dayFromNow(170) });
      await told.passes('P15D');
      expect(await told.noticeKinds()).not.toContain('limitationNear');
    });

    it('nearer than sixty days, is warned of at once', async () => {
      const told = await held();
      await told.does('prosecutor', 'setLimitationDate', { charge: (await told.charge()).id, limitationDate: await told.dayFromNow(20) });
      expect((await told.noticeKinds()).filter((kind) => kind === 'limitationNear')).toHaveLength(1);
    });
  });

  describe('a new offence', () => {
    it('is reviewed by the prosecutor, and files nothing', async () => {
      const told = await held();
      await told.attests('engage', 'met');
      const report = { on: await told.dayFromNow(0), incidentNumber: '31-009001', title: 'Retail theft' };
      const { commandId } = await told.does('officer', 'reportNewOffence', report);
      expect((await told.notices()).at(-1)).toMatchObject({ kind: 'newOffence', roles: ['prosecutor'], subject: commandId });
      expect(await recommended(told)).toBe('review');
      await told.passes('P30D');
      expect(await told.charge()).toMatchObject({ status: 'held', decisions: [] });
      await told.does('prosecutor', 'reviewNewOffence', { newOffence: commandId, finding: 'holdGoesOn', reason: 'Minor' });
      expect(await recommended(told)).toBe('release');
      expect(await told.charge()).toMatchObject({ status: 'held', decisions: [] });
    });

    it('is reviewed each on its own', async () => {
      const told = await held();
      const report = { on: await told.dayFromNow(0), incidentNumber: '31-009001', title: 'Retail theft' };
      const first = await told.does('officer', 'reportNewOffence', report);
      const second = await told.does('court-liaison', 'reportNewOffence', { ...report, incidentNumber: '31-009002' });
      await told.does('prosecutor', 'reviewNewOffence', { newOffence: second.commandId, finding: 'notFounded', reason: 'No' });
      expect(await told.waitFor('reviewNewOffence', first.commandId)).toBeDefined();
      expect(await told.waitFor('reviewNewOffence', second.commandId)).toBeUndefined();
      expect(await recommended(told)).toBe('review');
    });
  });

  describe('the owner', () => {
    it('is the prosecutor whom the acceptance names, and who then decides', async () => {
      const told = await inAbeyance();
      await told.conditionsSet();
      await told.does('prosecutor', 'acceptHold', { charge: (await told.charge()).id, owner: secondOwner });
      await told.signed();
      expect(await told.charge()).toMatchObject({ status: 'held', owner: secondOwner });
      await told.decides('dismiss', {}, 0, 'prosecutor-2');
      expect(await told.charge()).toMatchObject({ status: 'dismissed', decisions: [{ by: secondOwner }] });
    });
  });

  describe('reassignment', () => {
    it('leaves the hold, its deadline and its conditions as they are; the new owner decides', async () => {
      const told = await held();
      const before = await told.file();
      await told.does('supervisor', 'reassignCharge', { charge: (await told.charge()).id, owner: secondOwner });
      expect(await told.charge()).toEqual({ ...before.charges[0], owner: secondOwner });
      expect((await told.file()).conditions).toEqual(before.conditions);
      expect(await told.refusal('prosecutor', 'decideCharge', { charge: (await told.charge()).id, decision: 'file', reason: 'No' })).toBe('CHARGE.NOT_OWNER');
      await told.decides('decline', {}, 0, 'prosecutor-2');
      expect(await told.charge()).toMatchObject({ status: 'declined' });
    });
  });
});

/** A further revision of LA DOOR, whose holds last 90 days. */
async function publishShorterHold(engine: Engine): Promise<void> {
  const owner = new pg.Client({ connectionString: engine.testDatabase.ownerUrl });
  await owner.connect();
  await owner.query(`
    insert into program_revision (program_id, revision, agency_id, hash, definition, effective_from)
    select program_id, revision + 1, agency_id, 'of the next revision',
      jsonb_set(jsonb_set(definition, '{pathways,officerIntervention,stages,abeyance,length}', '"P90D"'), '{revision}', to_jsonb(revision + 1)), effective_from
    from program_revision where program_id = 'la-door'`);
  await owner.end();
}
