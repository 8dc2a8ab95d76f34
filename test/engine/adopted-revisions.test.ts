import pg from 'pg';
import { rebuildCase } from '#persistence/case-log/rebuild';
import { verifyCase } from '#persistence/case-log/verify';
import type { StepEvent } from '#protocol/event';
import { programs } from '#protocol/programs/registry';
import { Engine, recorded, staffId, TestClock } from '../support/engine.js';
import { caseIdOf, day, play, type Move } from '../support/moves.js';
import { beginAnew, enterAgain, tell } from '../support/re-enter.js';
import { adopted, adoptedAgainAndAgain, adoption, agrees, earlierContacts, earliestContacts, isAsked, isHeld, longerHold, publish, shorterHold, takesPart, told } from '../support/revisions.js';

const begunUnder = programs['madison-mari']!.revision;

describe('a later revision of the program, taken by a case that began before it', () => {
  let engine: Engine;
  let clock: TestClock;
  beforeAll(async () => {
    clock = new TestClock();
    engine = await Engine.start({ clock, manyCases: true });
    await publish(engine, shorterHold, earlierContacts, longerHold);
  });
  afterAll(() => engine.stop());

  /** A case that has come so far. */
  async function at(title: string, ...moves: readonly Move[]): Promise<string> {
    const journey = told(title, moves);
    const caseId = caseIdOf(journey, 'live');
    await play(engine, journey, caseId);
    await engine.untilQuiet(caseId);
    return caseId;
  }

  const waitFor = async (caseId: string, step: string) => (await engine.waits(caseId)).find((wait) => wait.step === step);
  const adopts = (caseId: string, to = shorterHold, as = 'mari-coordinator', more: object = {}) => engine.perform(as, caseId, 'adoptProgramRevision', { ...adoption(to), ...more });
  const whyNot = async (...asked: Parameters<typeof adopts>) => {
    const answer = await adopts(...asked);
    return answer.ok ? 'recorded' : { status: answer.status, code: answer.code, field: answer.errors?.[0]?.field };
  };

  async function followed(caseId: string): Promise<number> {
    const { rows } = await engine.database.pool.query<{ revision: number }>('select program_revision as revision from case_head where case_id = $1', [caseId]);
    return rows[0]!.revision;
  }

  async function asOwner<T>(work: (owner: pg.Pool) => Promise<T>): Promise<T> {
    const owner = new pg.Pool({ connectionString: engine.testDatabase.ownerUrl, max: 1 });
    return work(owner).finally(() => owner.end());
  }

  it('is followed by what begins after it: the charge is held for 90 days, not six months', async () => {
    const caseId = await at('held after the adoption', ...takesPart, adopted(shorterHold), ...isHeld);
    const [charge] = (await engine.file(caseId)).charges;
    expect(charge!.holdBeganAt).toBe('2031-03-07T00:01:00.000Z');
    expect(charge!.deadline).toEqual({ kind: 'holdEnds', at: '2031-06-05T04:59:59.999Z' });
    expect(await followed(caseId)).toBe(shorterHold.revision);
  });

  it('leaves a hold that runs, and every step that is open, as they are', async () => {
    const caseId = await at('held before the adoption', ...takesPart, ...isHeld);
    const before = await engine.waits(caseId);
    recorded(await adopts(caseId));
    await engine.untilQuiet(caseId);
    expect(await engine.waits(caseId)).toEqual(before);
    expect((await engine.file(caseId)).charges[0]!.deadline).toEqual({ kind: 'holdEnds', at: '2031-09-07T04:59:59.999Z' });
  });

  it('is not followed by a stage that has begun, nor by what it asks for afterwards', async () => {
    const caseId = await at('asked before the adoption', ...takesPart, ...isAsked, adopted(shorterHold), ...agrees);
    expect((await engine.file(caseId)).charges[0]!.deadline).toEqual({ kind: 'holdEnds', at: '2031-09-07T04:59:59.999Z' });
  });

  it('is followed by a stage that begins beside one that keeps its settings', async () => {
    const caseId = await at('follow-up after the adoption', ...takesPart, ...isHeld, adopted(earlierContacts));
    const held = await waitFor(caseId, 'decideCharge');
    recorded(await engine.perform('mari-peer', caseId, 'concludePlacement', { reason: 'notNow' }));
    await engine.untilOpen(caseId, 'recordFollowUpContact');
    expect(await waitFor(caseId, 'recordFollowUpContact')).toMatchObject({ due: '2031-03-14T04:59:59.999Z' });
    expect(await waitFor(caseId, 'decideCharge')).toEqual(held);
  });

  it('is learned by a process that is begun after it from the record', async () => {
    const caseId = await at('a process begun after the adoption', ...takesPart, ...isHeld);
    const held = await waitFor(caseId, 'decideCharge');
    await engine.throwAway(caseId);
    recorded(await adopts(caseId, earlierContacts));
    recorded(await engine.perform('mari-peer', caseId, 'concludePlacement', { reason: 'notNow' }));
    await engine.untilOpen(caseId, 'recordFollowUpContact');
    expect(await waitFor(caseId, 'recordFollowUpContact')).toMatchObject({ due: '2031-03-14T04:59:59.999Z' });
    expect(await waitFor(caseId, 'decideCharge')).toEqual(held);
  });

  it('is named by its event with the hash of its settings, and verified by it', async () => {
    const caseId = await at('verified', ...takesPart, adopted(shorterHold), ...isHeld);
    const { hash } = await engine.shelf.at(engine.database.pool, shorterHold.id, shorterHold.revision);
    const event = (await engine.events(caseId)).find(({ type }) => type === 'adoptProgramRevision') as StepEvent;
    expect(event.adopted).toEqual({ program: shorterHold.id, revision: shorterHold.revision, hash });
    expect((await engine.events(caseId))[0]).toMatchObject({ pinned: { revision: begunUnder } });
    expect(await verifyCase(engine.database.pool, caseId)).toBeUndefined();
  });

  it('is what a rebuild comes to again', async () => {
    const caseId = await at('rebuilt', ...takesPart, adopted(shorterHold), ...isHeld);
    const rows = () => engine.database.pool.query('select h.*, (select json_agg(w order by key) from wait w where w.case_id = h.case_id) as waits from case_head h where case_id = $1', [caseId]);
    const before = (await rows()).rows;
    await asOwner(async (owner) => {
      await owner.query('update case_head set program_revision = $2 where case_id = $1', [caseId, begunUnder]);
      await rebuildCase(owner, engine.shelf, caseId);
    });
    expect((await rows()).rows).toEqual(before);
  });

  it('is found by verify where the case follows another than its log names', async () => {
    const caseId = await at('made to follow another', ...takesPart, adopted(shorterHold));
    await asOwner((owner) => owner.query('update case_head set program_revision = $2 where case_id = $1', [caseId, begunUnder]));
    expect(await verifyCase(engine.database.pool, caseId)).toMatchObject({ why: 'the case does not follow the revision that its log names' });
  });

  it('is taken once, however often the same command comes', async () => {
    const caseId = await at('the same command twice', ...takesPart);
    const command = '01900000-0000-7000-8000-0000000000a1';
    const once = recorded(await engine.perform('mari-coordinator', caseId, 'adoptProgramRevision', adoption(shorterHold), command));
    const again = recorded(await engine.perform('mari-coordinator', caseId, 'adoptProgramRevision', adoption(shorterHold), command));
    expect(again).toMatchObject({ version: once.version, created: false });
    expect((await engine.events(caseId)).filter(({ type }) => type === 'adoptProgramRevision')).toHaveLength(1);
  });

  it('is taken by one of two at once: to the other it is no later revision any more', async () => {
    const caseId = await at('two at once', ...takesPart);
    const both = await Promise.all([whyNot(caseId, shorterHold), whyNot(caseId, shorterHold, 'mari-supervisor')]);
    expect(both).toContain('recorded');
    expect(both).toContainEqual({ status: 422, code: 'FIELD.NOT_AN_OPTION', field: 'revision' });
    expect(await followed(caseId)).toBe(shorterHold.revision);
  });

  it('is not taken where it makes a term harsher, which is named; nothing changes', async () => {
    const caseId = await at('a longer hold', ...takesPart);
    clock.advance(day);
    const before = await engine.head(caseId);
    const answer = await adopts(caseId, longerHold);
    expect(answer).toMatchObject({
      ok: false,
      status: 422,
      code: 'REVISION.HARSHER',
      errors: [{ field: 'revision', message: expect.stringContaining('officerIntervention.abeyance.length') as string }],
    });
    expect(await engine.head(caseId)).toEqual(before);
    expect(await followed(caseId)).toBe(begunUnder);
  });

  it('is taken from the first instant of its first day on, in the program\'s zone', async () => {
    const caseId = await at('the first instant', ...takesPart);
    clock.set('2031-03-06T05:59:59.999Z');
    expect(await whyNot(caseId, earlierContacts)).toEqual({ status: 422, code: 'FIELD.NOT_AN_OPTION', field: 'revision' });
    clock.set('2031-03-06T06:00:00.000Z');
    expect(await whyNot(caseId, earlierContacts)).toBe('recorded');
  });

  it('never goes back to an earlier one, nor to its own', async () => {
    const caseId = await at('back again', ...takesPart, adopted(earlierContacts, day));
    for (const earlier of [shorterHold, earlierContacts, programs['madison-mari']!]) {
      expect(await whyNot(caseId, earlier)).toEqual({ status: 422, code: 'FIELD.NOT_AN_OPTION', field: 'revision' });
    }
  });

  it('is approved by a supervisor or prosecutor, and by somebody else than who records it', async () => {
    const caseId = await at('approved', ...takesPart);
    expect(await whyNot(caseId, shorterHold, 'mari-supervisor', { approvedBy: staffId('mari-supervisor') })).toEqual({ status: 422, code: 'REVISION.OWN_APPROVAL', field: 'approvedBy' });
    expect(await whyNot(caseId, shorterHold, 'mari-coordinator', { approvedBy: staffId('mari-peer') })).toEqual({ status: 422, code: 'FIELD.NOT_AN_OPTION', field: 'approvedBy' });
    expect(await whyNot(caseId, shorterHold, 'mari-supervisor')).toBe('recorded');
  });

  it('leaves entries made before it to be corrected: the file is folded by each revision in its turn', async () => {
    const logged: Move = { as: 'mari-peer', step: 'logEncounter', standing: true, input: { support: ['emotional'], minutes: 30, at: '2031-03-05T10:00:00.000Z' } };
    const caseId = await at('corrected after the adoption', ...takesPart, logged, adopted(shorterHold), ...isHeld);
    const entry = (await engine.events(caseId)).find(({ type }) => type === 'logEncounter')!.seq;
    const { file: before } = await engine.head(caseId);
    recorded(await engine.perform('mari-coordinator', caseId, 'correctEntry', { entry, field: 'minutes', value: '45', reason: 'A slip of the pen' }));
    expect((await engine.head(caseId)).file).toEqual(before);
    expect(await verifyCase(engine.database.pool, caseId)).toBeUndefined();
  });
});

/** Without Temporal in between: its own part is in the tests above. */
describe('the process of a case that takes later revisions, begun anew from the record', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await Engine.start({ clock: new TestClock(), driven: true });
    await publish(engine, shorterHold, earlierContacts, earliestContacts);
  });
  afterAll(() => engine.stop());

  it('comes to the same open steps, deadlines and ending after every commit', async () => {
    const caseId = caseIdOf(adoptedAgainAndAgain, 'driven');
    const once = await tell(engine, adoptedAgainAndAgain, caseId);
    const commits = once.commits.slice(0, -1);
    for (const seq of commits) {
      await beginAnew(engine, adoptedAgainAndAgain, caseId, once, seq, false);
      await enterAgain(engine, adoptedAgainAndAgain, caseId, once, seq, true);
    }
    expect(commits.length).toBeGreaterThan(adoptedAgainAndAgain.moves.length);
    expect(await verifyCase(engine.database.pool, caseId)).toBeUndefined();
  }, 300_000);
});
