import { CountedPlaces, done } from '../support/counted-places.js';
import { Engine } from '../support/engine.js';
import { ToldCase } from '../support/told-case.js';

describe('on a waiting list', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await Engine.start({ timeSkipping: true });
  });
  afterAll(() => engine.stop());

  async function inPlacement(): Promise<ToldCase> {
    const told = await ToldCase.open(engine, 'door');
    await told.does('peer', 'confirmEligibility', { decision: 'eligible' });
    await told.consentDeferred();
    return told;
  }

  /** A person who waits, and the referral. */
  async function waiting(more: Record<string, unknown> = {}): Promise<{ told: ToldCase; counted: CountedPlaces; referral: string }> {
    const told = await inPlacement();
    const counted = await CountedPlaces.list(engine, 0, { type: 'treatment', provider: 'treatment' });
    const { commandId } = await told.does('case-manager', 'requestPlacement', counted.request(more));
    return { told, counted, referral: commandId };
  }

  async function isGiven(told: ToldCase, counted: CountedPlaces): Promise<void> {
    const { given } = done(await counted.setPlaces(1));
    for (const { caseId, pathwayId } of given!) await engine.doorbell.ring(caseId, pathwayId);
    await engine.untilQuiet(told.id);
  }

  it('a person stays however long it takes, and is looked after: nothing is closed by time', async () => {
    const { told, counted, referral } = await waiting();
    expect(await told.openSteps()).not.toContain('requestPlacement');
    expect(await told.waitFor('updateReferral', referral)).toMatchObject({ due: null });
    await told.passes('P1Y');
    expect(await counted.waiting()).toEqual([referral]);
    expect(await told.noticeKinds()).not.toContain('admissionLate');
  });

  it('given a place, the team is told; the person is followed until there', async () => {
    const { told, counted, referral } = await waiting();
    await isGiven(told, counted);
    expect((await told.notices()).at(-1)).toEqual({ kind: 'placeGiven', roles: ['peer', 'caseManager'], staff: null, subject: referral });
    const arrivesBy = (await told.now()).plus({ days: 2 }).endOf('day').toUTC().toISO();
    expect(await told.waitFor('updateReferral', referral)).toMatchObject({ due: arrivesBy, lapses: false });
    await told.referralIs(referral, 'inProgress');
    expect(await told.stages()).toMatchObject({ placement: 'placed' });
  });

  it('a place that is no longer wanted, with all others, is free for the next', async () => {
    const { told, counted, referral } = await waiting();
    await isGiven(told, counted);
    expect(await counted.kept()).toEqual([referral]);
    await told.does('peer', 'concludePlacement', { reason: 'notNow', cancelsReferrals: true });
    expect(await counted.kept()).toEqual([]);
    expect(await told.stages()).toMatchObject({ placement: 'notWanted', followUp: 'running' });
  });

  it('a process that is thrown away, before or after a place is given, comes to the same open steps', async () => {
    const { told, counted } = await waiting({ injectsDrugs: true });
    const enteredAgain = async () => {
      const before = { waits: await told.waits(), events: (await engine.events(told.id)).length };
      await engine.process(told.id).terminate('thrown away');
      await engine.doorbell.ring(told.id, 'officerIntervention');
      await engine.untilQuiet(told.id);
      expect({ waits: await told.waits(), events: (await engine.events(told.id)).length }).toEqual(before);
    };
    await enteredAgain();
    await isGiven(told, counted);
    await enteredAgain();
  });

  describe('a person who injects drugs (45 CFR 96.126)', () => {
    const offers = (told: ToldCase, placement: string, offeredAt: string) =>
      told.does('peer', 'recordInterimServices', { placement, services: ['hivAndTb', 'needleSharing'], offeredAt });
    const late = async (told: ToldCase) => (await told.notices()).filter(({ kind }) => kind === 'interimServicesLate' || kind === 'admissionLate');
    const lateOf = (kind: string, subject: string) => ({ kind, roles: ['coordinator', 'supervisor'], staff: null, subject });

    it('is offered interim services within 48 hours; then it is told, once, and they stay open', async () => {
      const { told, referral } = await waiting({ injectsDrugs: true });
      const { waitingSince } = (await told.file()).placements[0]!;
      const due = new Date(Date.parse(waitingSince!) + 48 * 3_600_000).toISOString();
      expect(await told.waitFor('recordInterimServices', referral)).toMatchObject({ due, lapses: true });
      await told.passes('PT47H');
      expect(await late(told)).toEqual([]);
      await told.passes('PT2H');
      expect(await late(told)).toEqual([lateOf('interimServicesLate', referral)]);
      expect(await told.waitFor('recordInterimServices', referral)).toMatchObject({ due: null });
      await offers(told, referral, (await told.now()).toISO()!);
      expect((await told.file()).placements).toMatchObject([{ interim: 'late' }]);
    });

    it('without them, is admitted within 14 days; then it is told, once, and the place on the list is kept', async () => {
      const { told, counted, referral } = await waiting({ injectsDrugs: true });
      await told.passes('P13D');
      expect(await late(told)).toEqual([lateOf('interimServicesLate', referral)]);
      await told.passes('P1DT1H');
      expect(await late(told)).toEqual([lateOf('interimServicesLate', referral), lateOf('admissionLate', referral)]);
      await told.passes('P120D');
      expect(await late(told)).toHaveLength(2);
      expect(await counted.waiting()).toEqual([referral]);
    });

    it('with them in time, is admitted within 120 days', async () => {
      const { told, referral } = await waiting({ injectsDrugs: true });
      const since = (await told.now()).toISO()!;
      await told.passes('PT40H');
      await offers(told, referral, (await told.now()).toISO()!);
      expect(Date.parse((await told.waitFor('updateReferral', referral))!.due!)).toBeGreaterThan(Date.parse(since) + 119 * 86_400_000);
      await told.passes('P117D');
      expect(await late(told)).toEqual([]);
      await told.passes('P3D');
      expect(await late(told)).toEqual([lateOf('admissionLate', referral)]);
    });

    it('with a place given in time, is asked for neither', async () => {
      const { told, counted, referral } = await waiting({ injectsDrugs: true });
      await isGiven(told, counted);
      expect(await told.waitFor('recordInterimServices', referral)).toBeUndefined();
      await told.passes('P15D');
      expect(await late(told)).toEqual([]);
    });
  });
});
