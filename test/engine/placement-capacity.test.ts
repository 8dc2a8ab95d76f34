import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { performStep } from '#persistence/case-log/perform-step';
import { rebuildCase } from '#persistence/case-log/rebuild';
import { connect, inTransaction } from '#persistence/database';
import { allocate } from '#persistence/placement/allocate';
import { sweepPlaces } from '#persistence/placement/give-places';
import { Sweeper } from '#worker/sweeper';
import { CountedPlaces, done, programStep, referralIs, takenIn } from '../support/counted-places.js';
import { Engine, organisationId, recorded, TestClock } from '../support/engine.js';

describe('beds and slots', () => {
  const clock = new TestClock(new Date('2031-03-05T17:00:00.000Z'));
  let engine: Engine;
  beforeAll(async () => {
    engine = await Engine.start({ withoutWorker: true, clock });
  });
  afterAll(() => engine.stop());
  beforeEach(() => clock.advance(60_000));

  async function people(count: number): Promise<string[]> {
    const cases: string[] = [];
    while (cases.length < count) cases.push(...(await Promise.all(Array.from({ length: Math.min(10, count - cases.length) }, () => takenIn(engine)))));
    return cases;
  }
  const parts = () => ({ database: engine.workerDatabase, clock, shelf: engine.shelf });
  const statusOf = async (caseId: string, id: string) => (await engine.file(caseId)).placements.find((one) => one.id === id)!.status;

  /** One after the other, a second apart: referral ids in order. */
  async function inTurn(counted: CountedPlaces, cases: readonly string[]): Promise<string[]> {
    const ids: string[] = [];
    for (const caseId of cases) {
      clock.advance(1_000);
      ids.push(await counted.requestedBy(caseId));
    }
    return ids;
  }

  it('29 of them and 200 requests at once: 29 are given, 171 wait in order, nobody has two', async () => {
    const counted = await CountedPlaces.list(engine, 29);
    const cases = await people(200);
    const requested = await Promise.all(cases.map((caseId) => counted.requestedBy(caseId)));
    const [kept, waiting] = [await counted.kept(), await counted.waiting()];
    expect({ kept: kept.length, waiting: waiting.length }).toEqual({ kept: 29, waiting: 171 });
    expect(new Set([...kept, ...waiting])).toEqual(new Set(requested));
    const files = await Promise.all(cases.map((caseId) => engine.file(caseId)));
    expect(files.filter(({ placements }) => placements.filter(({ givenAt }) => givenAt !== undefined).length > 1)).toEqual([]);
    const since = new Map(files.flatMap(({ placements }) => placements.map(({ id, waitingSince }) => [id, `${waitingSince} ${id}`] as const)));
    expect(waiting).toEqual([...waiting].sort((a, b) => (since.get(a)! < since.get(b)! ? -1 : 1)));
  }, 120_000);

  it('a freed one goes to the first who still wants it', async () => {
    const counted = await CountedPlaces.list(engine, 1);
    const cases = await people(4);
    const [there, first, second, third] = await inTurn(counted, cases);
    await referralIs(engine, cases[1]!, first!, 'cancelled', 'personDeclined');
    await referralIs(engine, cases[0]!, there!, 'failed', 'noShow');
    expect({ kept: await counted.kept(), waiting: await counted.waiting() }).toEqual({ kept: [second], waiting: [third] });
    expect(await statusOf(cases[2]!, second!)).toBe('accepted');
  });

  it('two freed at once go to the first two, one each', async () => {
    const counted = await CountedPlaces.list(engine, 2);
    const cases = await people(5);
    const [one, two, ...others] = await inTurn(counted, cases);
    await Promise.all([referralIs(engine, cases[0]!, one!, 'failed', 'leftEarly'), referralIs(engine, cases[1]!, two!, 'failed', 'transferred')]);
    expect(new Set(await counted.kept())).toEqual(new Set(others.slice(0, 2)));
    expect(await counted.waiting()).toEqual(others.slice(2));
  });

  it('is kept while the person is there or on hold, and free once the referral has ended', async () => {
    const counted = await CountedPlaces.list(engine, 1);
    const cases = await people(2);
    const [id] = await inTurn(counted, cases);
    await referralIs(engine, cases[0]!, id!, 'inProgress');
    await referralIs(engine, cases[0]!, id!, 'onHold', 'other');
    await referralIs(engine, cases[0]!, id!, 'inProgress');
    expect(await counted.kept()).toEqual([id]);
    await referralIs(engine, cases[0]!, id!, 'completed');
    expect(await counted.kept()).not.toContain(id);
  });

  it('a crash after the request was recorded loses nothing: the next sweep gives it, and rings', async () => {
    const counted = await CountedPlaces.list(engine, 1);
    const [caseId] = (await people(1)) as [string];
    const commandId = randomUUID();
    const { database, vault, shelf } = engine;
    const command = { caseId, commandId, stepId: 'requestPlacement', input: counted.request() };
    await inTransaction(database.pool, async (sql) => recorded(await performStep(sql, { database, vault, clock, shelf }, engine.caller('door-case-manager'), command)));
    expect(await counted.kept()).toEqual([]);
    const rung: string[] = [];
    const doorbell = { ring: async (id: string) => void rung.push(id), isReachable: async () => true } as unknown as Engine['doorbell'];
    const sweeper = new Sweeper({ database: engine.workerDatabase, doorbell, clock, givePlaces: (failed) => sweepPlaces(parts(), failed) });
    await sweeper.sweep();
    expect(await counted.kept()).toEqual([commandId]);
    expect(rung).toContain(caseId);
  });

  it('two sweeps at once give a free one once', async () => {
    const counted = await CountedPlaces.list(engine, 0);
    const cases = await people(3);
    const [first] = await inTurn(counted, cases);
    await engine.database.pool.query('update service set places = 1 where id = $1', [counted.service]);
    await Promise.all(Array.from({ length: 4 }, () => sweepPlaces(parts(), (error) => expect(error).toBeUndefined())));
    expect(await counted.kept()).toEqual([first]);
  });

  it('cannot be set to fewer than are occupied: nothing is changed', async () => {
    const counted = await CountedPlaces.list(engine, 2);
    await inTurn(counted, await people(2));
    expect(await counted.setPlaces(1)).toMatchObject({ ok: false, status: 422, code: 'CAPACITY.BELOW_OCCUPIED', errors: [{ field: 'places' }] });
    const { rows } = await engine.database.pool.query('select places from service where id = $1', [counted.service]);
    expect(rows).toEqual([{ places: 2 }]);
    expect((await counted.setPlaces(2)).ok).toBe(true);
  });

  it('more of them are given at once to those who wait', async () => {
    const counted = await CountedPlaces.list(engine, 0);
    const [first, second, third] = await inTurn(counted, await people(3));
    const answer = done(await counted.setPlaces(2));
    expect(answer.given).toHaveLength(2);
    expect({ kept: new Set(await counted.kept()), waiting: await counted.waiting() }).toEqual({ kept: new Set([first, second]), waiting: [third] });
  });

  it('cannot be accepted by hand: the order of the list decides', async () => {
    const counted = await CountedPlaces.list(engine, 0);
    const [caseId] = (await people(1)) as [string];
    const placement = await counted.requestedBy(caseId);
    expect(await engine.perform('door-case-manager', caseId, 'updateReferral', { placement, status: 'accepted' })).toMatchObject({
      status: 422,
      code: 'PLACEMENT.CAPACITY_DECIDES',
      errors: [{ field: 'status' }],
    });
  });

  it('are asked for at the provider that has them, as what they are', async () => {
    const counted = await CountedPlaces.list(engine, 1);
    const [caseId] = (await people(1)) as [string];
    const ask = (input: Record<string, unknown>) => engine.perform('door-case-manager', caseId, 'requestPlacement', input);
    const otherProvider = { ...counted.request({ treatmentProvider: organisationId('door', 'Crenshaw Outpatient Center') }), serviceProvider: undefined };
    for (const input of [counted.request({ service: 'legal' }), otherProvider]) {
      expect(await ask(input)).toMatchObject({ status: 422, code: 'PLACEMENT.PLACE_OF_ANOTHER', errors: [{ field: 'place' }] });
    }
  });

  it('a person with one is not given a second of the same kind; the other request waits, and is met when the first has ended', async () => {
    const [one, other] = [await CountedPlaces.list(engine, 1), await CountedPlaces.list(engine, 1)];
    const [caseId] = (await people(1)) as [string];
    const [first, second] = [await one.requestedBy(caseId), await other.requestedBy(caseId)];
    expect({ kept: await one.kept(), waiting: await other.waiting() }).toEqual({ kept: [first], waiting: [second] });
    await referralIs(engine, caseId, first, 'failed', 'transferred');
    await sweepPlaces(parts(), () => undefined);
    expect(await other.kept()).toEqual([second]);
  });

  it('people joined as one are one: a second case of theirs is given none of the kind', async () => {
    const [one, other] = [await CountedPlaces.list(engine, 1), await CountedPlaces.list(engine, 1)];
    const cases = await people(2);
    const { rows } = await engine.database.pool.query<{ id: string }>('select participant_id as id from case_head where case_id = any($1::uuid[]) order by opened_at', [cases]);
    await engine.database.pool.query('update participant set same_as = $2 where id = $1', [rows[1]!.id, rows[0]!.id]);
    await one.requestedBy(cases[0]!);
    const second = await other.requestedBy(cases[1]!);
    expect({ kept: await other.kept(), waiting: await other.waiting() }).toEqual({ kept: [], waiting: [second] });
  });

  it('a person who asks at two at once gets one', async () => {
    const [one, other] = [await CountedPlaces.list(engine, 0), await CountedPlaces.list(engine, 0)];
    const [caseId] = (await people(1)) as [string];
    await one.requestedBy(caseId);
    await other.requestedBy(caseId);
    await Promise.all([one.setPlaces(1), other.setPlaces(1)]);
    expect([...(await one.kept()), ...(await other.kept())]).toHaveLength(1);
  });

  it('whoever has left the program is passed over', async () => {
    const counted = await CountedPlaces.list(engine, 0);
    const cases = await people(2);
    const [, second] = await inTurn(counted, cases);
    await engine.workerDatabase.pool.query(
      `insert into wait (case_id, key, agency_id, program_id, step, roles, lapses, priority, why, opened_at)
       select case_id, 'withdrawn#1', agency_id, program_id, 'withdrawFromProgram', '{caseManager}', false, 5, '', now() from case_head where case_id = $1`,
      [cases[0]],
    );
    recorded(await engine.perform('door-case-manager', cases[0]!, 'withdrawFromProgram', { reason: 'wishesToLeave' }));
    await counted.setPlaces(1);
    expect({ kept: await counted.kept(), waiting: await counted.waiting() }).toEqual({ kept: [second], waiting: [] });
  });

  it('a service that is closed gives none', async () => {
    const counted = await CountedPlaces.list(engine, 0);
    const [first] = await inTurn(counted, await people(1));
    done(await counted.close());
    await engine.database.pool.query('update service set places = 1 where id = $1', [counted.service]);
    expect(await allocate(parts(), counted.service)).toEqual([]);
    expect({ kept: await counted.kept(), waiting: await counted.waiting() }).toEqual({ kept: [], waiting: [first] });
  });

  it('the team is told of it in the transaction that gives it, wherever the case is on its way', async () => {
    const counted = await CountedPlaces.list(engine, 1);
    const [caseId] = (await people(1)) as [string];
    const subject = await counted.requestedBy(caseId);
    const { rows } = await engine.database.pool.query('select kind, roles, subject from outbox where case_id = $1', [caseId]);
    expect(rows).toEqual([{ kind: 'placeGiven', roles: ['peer', 'caseManager'], subject }]);
  });

  it('what has become another kind of service, or another provider\'s, while it was asked for, is not given', async () => {
    const becomes = { type: 'legal', organisation_id: organisationId('door', 'Crenshaw Outpatient Center') };
    for (const [column, value] of Object.entries(becomes)) {
      const counted = await CountedPlaces.list(engine, 0);
      const [caseId] = (await people(1)) as [string];
      const asked = await counted.requestedBy(caseId);
      await engine.database.pool.query(`update service set ${column} = $2, places = 1 where id = $1`, [counted.service, value]);
      expect(await allocate(parts(), counted.service)).toEqual([]);
      expect({ kept: await counted.kept(), waiting: await counted.waiting() }).toEqual({ kept: [], waiting: [asked] });
    }
  });

  it('read rows are the same after a rebuild', async () => {
    const counted = await CountedPlaces.list(engine, 1);
    const cases = await people(2);
    await inTurn(counted, cases);
    const rows = async () => (await engine.database.pool.query('select * from placement where place = $1 order by placement_id', [counted.service])).rows as unknown[];
    const before = await rows();
    const owner = await connect({ url: engine.testDatabase.ownerUrl, connections: 1 });
    for (const caseId of cases) await rebuildCase(owner.pool, engine.shelf, caseId);
    await owner.close();
    expect(before).toHaveLength(2);
    expect(await rows()).toEqual(before);
  });

  describe('90 % of a treatment service (45 CFR 96.126)', () => {
    const alerts = async ({ service }: CountedPlaces) => {
      const { rows } = await engine.database.pool.query<{ kind: string; since: Date; until: Date; count: number }>(
        'select kind, since, until, count from alert where subject = $1 order by since',
        [service],
      );
      return rows.map(({ since, until, ...rest }) => ({ ...rest, since: new Date(since).toISOString(), until: new Date(until).toISOString() }));
    };
    const treatment = (places: number) => CountedPlaces.list(engine, places, { type: 'treatment', provider: 'treatment' });

    it('26 of 29 are not told', async () => {
      const counted = await treatment(29);
      await inTurn(counted, await people(26));
      expect(await alerts(counted)).toEqual([]);
    });

    it('27 of 30 are told once, with the day by which the state is to know', async () => {
      const counted = await treatment(30);
      const cases = await people(28);
      const ids = await inTurn(counted, cases.slice(0, 27));
      const since = (await engine.file(cases[26]!)).placements[0]!.givenAt!;
      const told = { kind: 'capacity90', count: 27, since, until: '2031-03-13T06:59:59.999Z' };
      expect(await alerts(counted)).toEqual([told]);
      ids.push(...(await inTurn(counted, cases.slice(27))));
      expect(await alerts(counted)).toEqual([told]);
      await referralIs(engine, cases[0]!, ids[0]!, 'failed', 'noShow');
      await referralIs(engine, cases[1]!, ids[1]!, 'failed', 'noShow');
      expect(await alerts(counted)).toEqual([told]);
      await inTurn(counted, await people(1));
      expect(await alerts(counted)).toHaveLength(2);
    });

    it('reached again in the instant in which it was told, is told once', async () => {
      const counted = await treatment(1);
      const cases = await people(2);
      const first = await counted.requestedBy(cases[0]!);
      await referralIs(engine, cases[0]!, first, 'failed', 'noShow');
      await counted.requestedBy(cases[1]!);
      expect(await alerts(counted)).toHaveLength(1);
      expect((await engine.database.pool.query('select nearly_full_since is not null as known from service where id = $1', [counted.service])).rows).toEqual([{ known: true }]);
    });

    it('transitional beds are none', async () => {
      const counted = await CountedPlaces.list(engine, 1);
      await inTurn(counted, await people(1));
      expect(await alerts(counted)).toEqual([]);
    });
  });

  it('whatever is asked for, cancelled, completed or set: never more are occupied than there are', async () => {
    const command = fc.oneof(
      fc.record({ does: fc.constant('request' as const), who: fc.nat(4) }),
      fc.record({ does: fc.constantFrom('cancelled' as const, 'inProgress' as const, 'completed' as const), who: fc.nat(4) }),
      fc.record({ does: fc.constant('places' as const), places: fc.nat(4) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(command, { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 8 }), async (rounds) => {
        const counted = await CountedPlaces.list(engine, 1);
        const cases = await people(5);
        for (const round of rounds) {
          // Those of one round at once.
          await Promise.all(
            round.map(async (one) => {
              if (one.does === 'places') return counted.setPlaces(one.places);
              const caseId = cases[one.who]!;
              if (one.does === 'request') return engine.perform('door-case-manager', caseId, 'requestPlacement', counted.request({ duplicateBecause: 'nextStep' }));
              const placement = (await engine.file(caseId)).placements.at(-1)?.id;
              const reason = one.does === 'cancelled' ? { reason: 'personDeclined' } : {};
              return placement && engine.perform('door-case-manager', caseId, 'updateReferral', { placement, status: one.does, ...reason });
            }),
          );
          const { rows } = await engine.database.pool.query<{ places: number }>('select places from service where id = $1', [counted.service]);
          const [occupied, waiting, { places }] = [(await counted.kept()).length, (await counted.waiting()).length, rows[0]!];
          expect(occupied).toBeLessThanOrEqual(places);
          // Whatever is free is given, unless nobody waits.
          expect(occupied === places || waiting === 0).toBe(true);
        }
      }),
      { numRuns: 15 },
    );
  }, 120_000);

  it('the same command again gives no second one', async () => {
    const counted = await CountedPlaces.list(engine, 2);
    const [caseId] = (await people(1)) as [string];
    const commandId = randomUUID();
    const ask = () => engine.perform('door-case-manager', caseId, 'requestPlacement', counted.request(), commandId);
    const first = recorded(await ask());
    const again = recorded(await ask());
    expect({ version: again.version, created: again.created, kept: await counted.kept() }).toEqual({ version: first.version, created: false, kept: [commandId] });
  });

  it('a program step sent again answers the same', async () => {
    const counted = await CountedPlaces.list(engine, 1);
    const commandId = randomUUID();
    const set = () => programStep(engine, 'setCapacity', { place: counted.service, places: 3 }, commandId);
    const first = done(await set());
    expect(done(await set())).toMatchObject({ version: first.version, created: false, result: first.result });
  });
});
