import { interventionSettings } from '#protocol/stage-settings';
import { randomUUID } from 'node:crypto';
import { programs } from '#protocol/programs/registry';
import { handoffStanding } from '#protocol/rules/handoff.rule';
import { criminalJusticeConsentInForce } from '#protocol/rules/consent.rule';
import { Engine, staffId } from '../support/engine.js';
import { justiceConsent } from '../support/moves.js';
import { inWorkingHours, skipToLocal, ToldCase, zoneOf } from '../support/told-case.js';

const handoffSettings = interventionSettings(programs['madison-mari']!).stages.warmHandoff!;

describe('from the first screen to the consent', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await Engine.start({ timeSkipping: true, manyCases: true });
  });
  afterAll(() => engine.stop());

  describe('eligibility', () => {
    it('is decided by the screen where the program says so, and nobody is asked', async () => {
      const told = await ToldCase.open(engine, 'mari');
      expect(await told.stages()).toEqual({ eligibility: 'eligible', warmHandoff: 'running' });
    });

    it('confirmed by the team, the handoff begins', async () => {
      const told = await ToldCase.open(engine, 'door');
      expect(await told.openSteps()).toEqual(['confirmEligibility', 'withdrawFromProgram']);
      expect(await told.noticeKinds()).toEqual([]);
      await told.does('peer', 'confirmEligibility', { decision: 'eligible' });
      expect(await told.stages()).toEqual({ eligibility: 'eligible', warmHandoff: 'running' });
      expect(await told.noticeKinds()).toEqual(['handoffRequested']);
    });

    it('refused by the team, closes the case with the reasons, and the charge goes back', async () => {
      const told = await ToldCase.open(engine, 'door');
      await told.does('case-manager', 'confirmEligibility', { decision: 'notEligible', reasons: ['ELIGIBILITY.CRITERIA_NOT_MET'] });
      expect(await told.file()).toMatchObject({
        status: 'closed',
        outcome: 'notEligible',
        eligibility: { decision: 'notEligible', reasons: ['ELIGIBILITY.CRITERIA_NOT_MET'], by: staffId('door-case-manager') },
        charges: [{ status: 'returned' }],
      });
      expect(await told.openSteps()).toEqual([]);
    });

    it('ends for the whole case with a further charge that is not diverted', async () => {
      const told = await ToldCase.open(engine, 'door', { charges: 2 });
      await told.does('officer', 'addCharge', { charges: [{ class: 'drivingUnderInfluence', title: 'Driving' }] });
      expect(await told.file()).toMatchObject({
        status: 'closed',
        outcome: 'notEligible',
        eligibility: { reasons: ['ELIGIBILITY.CHARGE_NOT_DIVERTED'] },
        charges: [{ status: 'returned' }, { status: 'returned' }, { status: 'returned' }],
      });
      expect(await told.openSteps()).toEqual([]);
    });

    it('stays open with a further charge that is diverted', async () => {
      const told = await ToldCase.open(engine, 'door');
      await told.does('officer', 'addCharge', { charges: [{ class: 'drugPossession', title: 'Possession' }] });
      expect(await told.openSteps()).toContain('confirmEligibility');
      expect((await told.file()).charges.map(({ status }) => status)).toEqual(['screened', 'screened']);
    });

    it('late, is still open: the clock decides for nobody', async () => {
      const told = await ToldCase.open(engine, 'door');
      await told.passes('P3D');
      expect(await told.openSteps()).toEqual(['confirmEligibility', 'withdrawFromProgram']);
    });
  });

  describe('the warm handoff', () => {
    it('answered by a peer: the officer is shown who comes and when', async () => {
      const told = await ToldCase.open(engine, 'mari');
      await told.accepted();
      const file = await told.file();
      expect(file.handoff.coming).toEqual({ staffId: staffId('mari-peer'), at: expect.any(String) });
      expect(handoffStanding(file, handoffSettings)).toBe('coming');
      await told.passes('PT3H');
      expect(await told.noticeKinds()).toEqual(['handoffRequested']);
    });

    it('passes on at once when a peer cannot come', async () => {
      const told = await ToldCase.open(engine, 'mari');
      await told.does('peer', 'declineHandoffRequest', { reason: 'tooFar' });
      expect(await told.noticeKinds()).toEqual(['handoffRequested', 'handoffPassedOn']);
      await told.accepted('peer-2');
      expect(await told.noticeKinds()).toEqual(['handoffRequested', 'handoffPassedOn']);
    });

    it('passes on after ten minutes of silence, and not before', async () => {
      const told = await ToldCase.open(engine, 'mari');
      const { due } = (await told.waitFor('acceptHandoff'))!;
      await told.passTo(new Date(Date.parse(due!) - 2_000).toISOString());
      expect(await told.noticeKinds()).toEqual(['handoffRequested']);
      await told.passTo(new Date(Date.parse(due!) + 2_000).toISOString());
      expect(await told.noticeKinds()).toEqual(['handoffRequested', 'handoffPassedOn']);
      const lapse = (await engine.events(told.id)).find((event) => event.type === 'waitLapsed');
      expect(lapse).toMatchObject({ due });
      expect(Date.parse(due!) - Date.parse((await engine.events(told.id))[0]!.recordedAt)).toBeGreaterThanOrEqual(10 * 60_000);
    });

    it('taken just before the ten minutes are over, is not passed on', async () => {
      const told = await ToldCase.open(engine, 'mari');
      const { due } = (await told.waitFor('acceptHandoff'))!;
      await told.passTo(new Date(Date.parse(due!) - 3_000).toISOString());
      await told.accepted();
      await told.passes('PT2H');
      expect(await told.noticeKinds()).toEqual(['handoffRequested']);
      expect((await told.file()).handoff).toMatchObject({ passedOn: 0, coming: { staffId: staffId('mari-peer') } });
    });

    it('taken by nobody, the supervisor and the officer are told that nobody comes; it can still be taken later', async () => {
      const told = await ToldCase.open(engine, 'mari');
      await told.passes('PT29M');
      expect(await told.noticeKinds()).toEqual(['handoffRequested', 'handoffPassedOn', 'handoffPassedOn']);
      await told.passes('PT2M');
      expect((await told.notices()).at(-1)).toMatchObject({ kind: 'nobodyIsComing', roles: ['supervisor', 'officer'] });
      expect(handoffStanding(await told.file(), handoffSettings)).toBe('nobodyComing');
      await told.passes('P1D');
      expect(await told.noticeKinds()).toHaveLength(4);
      await told.met();
      expect(await told.stages()).toMatchObject({ warmHandoff: 'met', intake: 'running' });
    });

    it('taken by a supervisor, names the peer who comes', async () => {
      const told = await ToldCase.open(engine, 'mari');
      await told.passes('PT31M');
      await told.accepted('supervisor');
      expect((await told.file()).handoff.coming?.staffId).toBe(staffId('mari-peer'));
    });

    it('is asked for again when the one who was coming cannot come after all', async () => {
      const told = await ToldCase.open(engine, 'mari');
      await told.accepted();
      await told.does('peer', 'declineHandoffRequest', { reason: 'other' });
      expect((await told.file()).handoff.coming).toBeUndefined();
      expect(await told.openSteps()).toContain('acceptHandoff');
      expect(await told.noticeKinds()).toEqual(['handoffRequested', 'handoffRequested']);
      await told.accepted('peer-2');
      await told.does('officer', 'recordWarmHandoff', { outcome: 'met', metBy: staffId('mari-peer-2') });
      expect((await told.file()).assigned.peer).toBe(staffId('mari-peer-2'));
    });

    it('met without a request having been answered, counts', async () => {
      const told = await ToldCase.open(engine, 'mari');
      await told.does('officer', 'recordWarmHandoff', { outcome: 'met', metBy: staffId('mari-peer') });
      expect(await told.stages()).toMatchObject({ warmHandoff: 'met' });
      await told.passes('PT1H');
      expect(await told.noticeKinds()).toEqual(['handoffRequested']);
    });

    it('left for the next working day, is not passed on, and waits for days', async () => {
      const night = await skipToLocal(engine, 'pad', (local) => local.weekday <= 4 && local.hour === 22);
      const told = await ToldCase.open(engine, 'pad', { referralForNextWorkingDay: true });
      expect(await told.waitFor('acceptHandoff')).toMatchObject({ lapses: false, due: night.plus({ days: 3 }).endOf('day').toUTC().toISO() });
      await told.passes('P1D');
      expect(await told.noticeKinds()).toEqual(['handoffRequested']);
      await told.met();
      expect(await told.stages()).toMatchObject({ warmHandoff: 'met' });
    });

    it('outside the hours of the program, is only possible as a referral', async () => {
      const night = await skipToLocal(engine, 'pad', (local) => local.hour === 22);
      const opening = { contactAt: night.toUTC().toISO(), district: '22', ageBand: 'from25to34', charges: [{ class: 'drug', title: 'Drug' }], incidentNumber: '1', offerAccepted: true, whereNow: 'Here' };
      const answer = await engine.open('pad-officer', 'philadelphia-pad', opening, randomUUID());
      expect(answer).toMatchObject({ ok: false, code: 'ELIGIBILITY.OUTSIDE_HOURS' });
    });

    it('declined by the person, closes the case and files nothing', async () => {
      const told = await ToldCase.open(engine, 'mari', { charges: 2 });
      await told.does('officer', 'recordWarmHandoff', { outcome: 'declined' });
      expect(await told.file()).toMatchObject({ status: 'closed', outcome: 'declined', charges: [{ status: 'returned', decisions: [] }, { status: 'returned', decisions: [] }] });
      expect(await told.openSteps()).toEqual([]);
    });

    it('of a person who was not there any more, is asked for once more, and then closes as not reached', async () => {
      const told = await ToldCase.open(engine, 'mari');
      await told.accepted();
      await told.does('peer', 'recordWarmHandoff', { outcome: 'notReached' });
      expect((await told.file()).status).toBe('open');
      expect(await told.openSteps()).toEqual(['acceptHandoff', 'declineHandoffRequest', 'recordWarmHandoff', 'withdrawFromProgram']);
      expect(await told.noticeKinds()).toEqual(['handoffRequested', 'handoffRequested']);
      await told.accepted('peer-2');
      await told.does('officer', 'recordWarmHandoff', { outcome: 'notReached' });
      expect(await told.file()).toMatchObject({ status: 'closed', outcome: 'notReached', charges: [{ status: 'returned' }] });
    });

    it('of a person who was there the second time, goes on', async () => {
      const told = await ToldCase.open(engine, 'mari');
      await told.does('officer', 'recordWarmHandoff', { outcome: 'notReached' });
      await told.met();
      expect(await told.stages()).toMatchObject({ warmHandoff: 'met', intake: 'running' });
    });
  });

  describe('intake', () => {
    it('is followed by a plan that is due thirty days after it', async () => {
      const told = await ToldCase.open(engine, 'mari');
      await told.met();
      await told.does('peer', 'recordIntake', { needs: ['housing'] });
      const due = (await told.now()).plus({ days: 30 }).endOf('day').toUTC().toISO();
      expect(await told.waitFor('agreeServicePlan')).toMatchObject({ due, lapses: false });
      await told.passes('P60D');
      expect(await told.openSteps()).toContain('agreeServicePlan');
    });
  });

  describe('consent', () => {
    const inForce = async (told: ToldCase) => criminalJusticeConsentInForce(await told.file(), (await told.now()).toISO()!, zoneOf(told.site));

    it('deferred, lets the case go on, and is given later', async () => {
      const told = await ToldCase.open(engine, 'mari');
      await told.consentDeferred();
      expect(await told.stages()).toMatchObject({ consent: 'deferred', placement: 'running', abeyance: 'running' });
      expect(await inForce(told)).toBe(false);
      await told.passes('P10D');
      await told.consented();
      expect(await inForce(told)).toBe(true);
    });

    it('given before it is asked for, is not asked for again', async () => {
      const told = await ToldCase.open(engine, 'mari');
      await told.met();
      await told.consented();
      await told.does('peer', 'recordIntake', { needs: ['housing'] });
      await told.does('case-manager', 'agreeServicePlan', { goals: [{ area: 'housing', goal: 'A room' }], agreed: true });
      expect(await told.stages()).toMatchObject({ consent: 'given', placement: 'running' });
    });

    it('revoked before its last day, ends at once', async () => {
      const told = await ToldCase.open(engine, 'mari');
      await told.takenIn();
      await told.consented({ ends: 'onDate', expiresOn: await told.dayFromNow(90) });
      expect(await inForce(told)).toBe(true);
      await told.does('peer', 'revokeConsent', { consent: (await told.file()).consents[0]!.id, personTold: true });
      expect(await inForce(told)).toBe(false);
    });

    it('until the final disposition, stays in force while a charge is held, and ends with it', async () => {
      const told = await ToldCase.open(engine, 'mari');
      await told.takenIn();
      await told.consented();
      await told.conditionsSet();
      await told.holdAccepted();
      await told.signed();
      await told.does('peer', 'revokeConsent', { consent: (await told.file()).consents[0]!.id, personTold: true });
      expect(await inForce(told)).toBe(true);
      await told.decides('decline');
      await told.passes('PT1M');
      expect(await inForce(told)).toBe(false);
    });

    it('on a date, ends after its last day', async () => {
      const told = await ToldCase.open(engine, 'mari');
      await told.takenIn();
      await told.consented({ ends: 'onDate', expiresOn: await told.dayFromNow(10) });
      await told.passes('P10D');
      expect(await inForce(told)).toBe(true);
      await told.passes('P1D');
      expect(await inForce(told)).toBe(false);
      expect(await told.refusal('peer', 'captureConsent', justiceConsent({ signedOn: await told.dayFromNow(0), understood: false }))).toBe('CONSENT.NOT_UNDERSTOOD');
    });
  });

  it('a program takes people in its hours without a referral', async () => {
    await skipToLocal(engine, 'pad', inWorkingHours);
    const told = await ToldCase.open(engine, 'pad');
    expect((await told.file()).charges).toMatchObject([{ status: 'notHeld' }]);
    expect(await told.waitFor('acceptHandoff')).toMatchObject({ lapses: true });
  });
});
