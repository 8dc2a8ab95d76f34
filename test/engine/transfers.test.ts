import { randomUUID } from 'node:crypto';
import { actFor, forOneCaller } from '#persistence/agency-scope';
import { agencyKey } from '#persistence/agencies';
import { rebuildCase } from '#persistence/case-log/rebuild';
import { verifyCase } from '#persistence/case-log/verify';
import { laDoor } from '#protocol/programs/la-door.program';
import { madisonMari } from '#protocol/programs/madison-mari.program';
import { Engine, recorded, staffId, TestClock } from '../support/engine.js';
import { begins, caseIdOf, metBy, openingIn, takenIn, type Journey } from '../support/moves.js';
import { beginAnew, enterAgain, tell } from '../support/re-enter.js';

const door = laDoor.agency;
const mari = madisonMari.agency;
const wv = 'west-virginia';

let engine: Engine;
const clock = new TestClock(new Date(begins));
beforeAll(async () => {
  engine = await Engine.start({ clock, driven: true, manyCases: true });
}, 60_000);
afterEach(() => clock.set(begins));
afterAll(() => engine.stop());

/** SQL as the API sends it for staff of an agency, its own rules left out. */
const as = <T extends object>(agency: string, sql: string, values: unknown[] = []) =>
  forOneCaller(async () => {
    actFor(agency);
    return engine.apiDatabase.pool.query<T>(sql, values);
  });
const asOwner = async (sql: string, values: unknown[]) => (await engine.database.pool.query<Record<string, unknown>>(sql, values)).rows;

const asksForHelp = async () => recorded(await engine.open('wv-peer', 'west-virginia-police-and-peers', { source: 'participant', area: 'county', askedAt: begins }, undefined, 'selfReferral')).caseId;
const handover = () => ({ agency: agencyKey(door), agreed: true, approvedBy: staffId('wv-supervisor'), reason: 'The person lives with family there now' });
const handsOver = (caseId: string, more: object = {}, account = 'wv-coordinator') => engine.perform(account, caseId, 'transferCase', { ...handover(), ...more });
const handedOver = async () => {
  const caseId = await asksForHelp();
  recorded(await handsOver(caseId));
  return caseId;
};
const openedAtDoor = async () => {
  const criteria = ['justiceInvolvement', 'healthChallenge', 'livesInArea'];
  return recorded(await engine.open('door-officer', laDoor.id, openingIn('southLa', ['drugPossession'], criteria))).caseId;
};
const takesUp = (caseId: string, former: string, commandId: string = randomUUID()) => engine.perform('door-coordinator', caseId, 'linkFormerCase', { former }, commandId);

describe('a case that is handed over', () => {
  it('waits for nothing any more, before its process has heard of it', async () => {
    const caseId = await asksForHelp();
    expect(await engine.openSteps(caseId)).not.toEqual([]);
    const input = handover();
    recorded(await engine.record.performStep(engine.caller('wv-coordinator'), { caseId, commandId: randomUUID(), stepId: 'transferCase', input }));
    expect([await engine.openSteps(caseId), (await engine.file(caseId)).status]).toEqual([[], 'open']);
  });

  it.each([['in the same run', false], ['begun anew', true]])('closes with that outcome, every stage ended, by its process %s', async (_how, anew) => {
    const caseId = await asksForHelp();
    const input = handover();
    recorded(await engine.record.performStep(engine.caller('wv-coordinator'), { caseId, commandId: randomUUID(), stepId: 'transferCase', input }));
    if (anew) await engine.throwAway(caseId);
    await engine.drivenCase(caseId).settle();
    const { status, outcome, stages } = await engine.file(caseId);
    expect({ status, outcome, running: stages.filter(({ state }) => state === 'running') }).toEqual({ status: 'closed', outcome: 'transferred', running: [] });
    expect(await engine.openSteps(caseId)).toEqual([]);
  });

  it('asks those who knew the person for the closing record', async () => {
    const caseId = await handedOver();
    const asked = (await engine.events(caseId)).flatMap((event) => (event.type === 'noticePosted' && event.kind === 'process' ? [event.notice.kind] : []));
    expect(asked).toContain('closingRecordDue');
  });

  it('is handed over by a coordinator or a supervisor alone', async () => {
    const caseId = await asksForHelp();
    for (const account of ['wv-peer', 'wv-case-manager', 'wv-clinician']) expect(await handsOver(caseId, {}, account)).toMatchObject({ status: 403, code: 'ROLE.NOT_ALLOWED' });
    expect(await handsOver(caseId, { approvedBy: staffId('wv-coordinator') }, 'wv-supervisor')).toMatchObject({ ok: true });
  });

  it('is refused to an agency that does not run here, and to its own, and nothing is shared by that', async () => {
    const caseId = await asksForHelp();
    for (const agency of [randomUUID(), agencyKey(wv)]) expect(await handsOver(caseId, { agency })).toMatchObject({ status: 422, code: 'FIELD.NOT_AN_OPTION' });
    expect(await handsOver(caseId, { agreed: false })).toMatchObject({ status: 422, code: 'TRANSFER.NOT_AGREED' });
    expect(await asOwner('select * from case_share where case_id = $1', [caseId])).toEqual([]);
    expect((await engine.file(caseId)).transferredAt).toBeUndefined();
  });

  it('is refused while a charge is not decided', async () => {
    const { caseId } = recorded(await engine.open('mari-officer', madisonMari.id, openingIn('madison', ['drugPossession'])));
    const asked = await engine.perform('mari-coordinator', caseId, 'transferCase', { ...handover(), approvedBy: staffId('mari-supervisor') });
    expect(asked).toMatchObject({ status: 422, code: 'TRANSFER.CHARGE_PENDING' });
  });

  it('is handed over once, of two who do it at once', async () => {
    const caseId = await asksForHelp();
    const both = await Promise.all([handsOver(caseId), handsOver(caseId, { approvedBy: staffId('wv-coordinator') }, 'wv-supervisor')]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await asOwner('select * from case_share where case_id = $1', [caseId])).toHaveLength(1);
  });

  it('is seen by the agency that it was handed to and its own, and by no third one', async () => {
    const caseId = await handedOver();
    const seen = async (agency: string) => (await as(agency, 'select from case_head where case_id = $1', [caseId])).rowCount;
    expect([await seen(door), await seen(wv), await seen(mari)]).toEqual([1, 1, 0]);
  });
});

describe('a case that goes on from one that was handed over', () => {
  it('is the only one that does', async () => {
    const [former, first, second] = [await handedOver(), await openedAtDoor(), await openedAtDoor()];
    recorded(await takesUp(first, former));
    expect(await takesUp(second, former)).toMatchObject({ status: 422, code: 'FIELD.NOT_AN_OPTION' });
    expect((await engine.file(second)).formerCase).toBeUndefined();
  });

  it('is one, where two would at once', async () => {
    const [former, first, second] = [await handedOver(), await openedAtDoor(), await openedAtDoor()];
    const both = await Promise.all([takesUp(first, former), takesUp(second, former)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ status: 422 });
    const linked = await Promise.all([first, second].map(async (caseId) => (await engine.file(caseId)).formerCase?.caseId));
    expect(linked.filter((one) => one === former)).toHaveLength(1);
  });

  it('is refused where another was first, whatever was offered when it was asked for', async () => {
    const [former, first, second] = [await handedOver(), await openedAtDoor(), await openedAtDoor()];
    const sql = await engine.database.pool.connect();
    try {
      await sql.query('begin');
      await sql.query('insert into former_case (case_id, former_case_id, agency_id, at) values ($1, $2, $3, now())', [first, former, door]);
      const { pid } = (await sql.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]!;
      const answer = takesUp(second, former);
      await engine.until('the second one to wait for the first', async () => (await asOwner('select from pg_locks where not granted and $1 = any(pg_blocking_pids(pid))', [pid])).length > 0);
      await sql.query('commit');
      expect(await answer).toMatchObject({ status: 422, code: 'TRANSFER.TAKEN_UP', errors: [{ field: 'former' }] });
    } finally {
      sql.release();
    }
    expect((await engine.file(second)).formerCase).toBeUndefined();
  });

  it('goes on from one case', async () => {
    const [former, other, theirs] = [await handedOver(), await handedOver(), await openedAtDoor()];
    recorded(await takesUp(theirs, former));
    expect(await takesUp(theirs, other)).toMatchObject({ status: 409, code: 'STEP.NOT_OPEN' });
  });

  it('answers the same command again alike', async () => {
    const [former, theirs, commandId] = [await handedOver(), await openedAtDoor(), randomUUID()];
    const first = recorded(await takesUp(theirs, former, commandId));
    expect(recorded(await takesUp(theirs, former, commandId)).version).toBe(first.version);
  });

  it('goes on from none that is shared only, or is not there', async () => {
    const [shared, theirs] = [await asksForHelp(), await openedAtDoor()];
    recorded(await engine.perform('wv-coordinator', shared, 'shareCase', { agency: agencyKey(door), purpose: 'moved', reason: 'x' }));
    for (const former of [shared, theirs, randomUUID()]) expect(await takesUp(theirs, former)).toMatchObject({ status: 422, code: 'FIELD.NOT_AN_OPTION' });
  });

  it('is of the agency that it was handed to, and of no third one', async () => {
    const former = await handedOver();
    const { caseId } = recorded(await engine.open('mari-officer', madisonMari.id, openingIn('madison', ['drugPossession'])));
    expect(await engine.perform('mari-coordinator', caseId, 'linkFormerCase', { former })).toMatchObject({ status: 422, code: 'FIELD.NOT_AN_OPTION' });
  });

  it('is known as such to its own agency alone, by the wall too', async () => {
    const [former, theirs] = [await handedOver(), await openedAtDoor()];
    recorded(await takesUp(theirs, former));
    const seen = async (agency: string) => (await as(agency, 'select from former_case where case_id = $1', [theirs])).rowCount;
    expect([await seen(door), await seen(wv), await seen(mari)]).toEqual([1, 0, 0]);
  });

  it('cannot be said by the wall of a case that is not shared, or by another agency', async () => {
    const [former, unshared, theirs] = [await handedOver(), await asksForHelp(), await openedAtDoor()];
    const says = (agency: string, of: string, from: string) => as(agency, 'insert into former_case (case_id, former_case_id, agency_id, at) values ($1, $2, $3, now())', [theirs, from, of]);
    await expect(says(door, door, unshared)).rejects.toThrow('row-level security');
    await expect(says(mari, door, former)).rejects.toThrow('row-level security');
    await expect(as(door, 'update former_case set at = now()')).rejects.toThrow('permission denied');
  });

  it('has its rows again after a rebuild, equal row by row, as the former one has, and both verify', async () => {
    const [former, theirs] = [await handedOver(), await openedAtDoor()];
    recorded(await takesUp(theirs, former));
    const rows = async () => [
      await asOwner('select * from former_case where case_id = $1', [theirs]),
      await asOwner('select * from case_share where case_id = $1', [former]),
      await asOwner('select case_id, file, status, stages, assignees, updated_at from case_head where case_id = any($1) order by case_id', [[former, theirs]]),
    ];
    const before = await rows();
    expect(before.map((table) => table.length)).toEqual([1, 1, 2]);
    await engine.database.pool.query('delete from former_case where case_id = $1', [theirs]);
    await engine.database.pool.query('update case_share set of_transfer = false where case_id = $1', [former]);
    for (const caseId of [former, theirs]) await rebuildCase(engine.database.pool, engine.shelf, caseId);
    expect(await rows()).toEqual(before);
    for (const caseId of [former, theirs]) expect(await verifyCase(engine.database.pool, caseId)).toBeUndefined();
  });
});

describe('the process of a case that is handed over, begun anew from the record', () => {
  const inCare: Journey = {
    title: 'West Virginia: taken in, moved to outreach and back, then handed over to another agency',
    program: 'west-virginia-police-and-peers',
    pathway: 'selfReferral',
    begins,
    opener: 'wv-peer',
    opening: { source: 'participant', area: 'county', askedAt: begins },
    moves: [
      ...metBy('wv'),
      ...takenIn('wv'),
      { as: 'wv-coordinator', step: 'moveToPathway', standing: true, input: { pathway: 'activeOutreach', reason: 'outreachNeeded' } },
      { as: 'wv-coordinator', step: 'transferCase', standing: true, input: handover },
    ],
  };

  it('comes to the same open steps, deadlines and ending after every commit', async () => {
    const caseId = caseIdOf(inCare, 'driven');
    const told = await tell(engine, inCare, caseId);
    expect(told.file.outcome).toBe('transferred');
    const commits = told.commits.slice(0, -1);
    for (const seq of commits) {
      await beginAnew(engine, inCare, caseId, told, seq, false);
      await enterAgain(engine, inCare, caseId, told, seq, true);
    }
    expect(commits.length).toBeGreaterThan(inCare.moves.length);
  });
});

describe('a case that is handed over while Temporal runs its process', () => {
  let running: Engine;
  beforeAll(async () => {
    running = await Engine.start({ clock: new TestClock(new Date(begins)) });
  }, 60_000);
  afterAll(() => running.stop());

  it('closes with that outcome', async () => {
    const { caseId } = recorded(await running.open('wv-peer', 'west-virginia-police-and-peers', { source: 'participant', area: 'county', askedAt: begins }, undefined, 'selfReferral'));
    await running.untilOpen(caseId, 'acceptHandoff');
    recorded(await running.perform('wv-coordinator', caseId, 'transferCase', handover()));
    expect((await running.untilClosed(caseId)).outcome).toBe('transferred');
  });
});
