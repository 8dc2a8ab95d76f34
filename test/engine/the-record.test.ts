import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { rebuildAll, rebuildCase } from '#persistence/case-log/rebuild';
import { verifyAll, verifyCase } from '#persistence/case-log/verify';
import { Engine, recorded, TestClock } from '../support/engine.js';
import { caseIdOf, journeys, openingIn, play } from '../support/moves.js';
import { withoutGuard } from '../support/restore.js';

const mari = 'madison-mari';

describe('the record of a case', () => {
  let engine: Engine;
  let owner: pg.Pool;
  beforeAll(async () => {
    engine = await Engine.start({ clock: new TestClock(new Date('2031-03-04T18:30:00Z')) });
    owner = new pg.Pool({ connectionString: engine.testDatabase.ownerUrl });
  });
  afterAll(async () => {
    await owner.end();
    await engine.stop();
  });

  async function opened(): Promise<string> {
    const { caseId } = recorded(await engine.open('mari-officer', mari, openingIn('madison', ['drugPossession'])));
    await engine.untilOpen(caseId, 'acceptHandoff');
    await engine.untilQuiet(caseId);
    return caseId;
  }

  it('answers fifty commands on one case at once, each numbered, without gaps', async () => {
    const caseId = await opened();
    const { seq } = await engine.head(caseId);
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => engine.perform('mari-peer', caseId, 'addNote', { note: `Note ${index}` })),
    );
    const numbers = answers.map((answer) => recorded(answer).version).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 50 }, (_, index) => seq + 1 + index));
    expect(await verifyCase(owner, caseId)).toBeUndefined();
  });

  it('keeps one event of a command that comes three times at once, and answers alike', async () => {
    const caseId = await opened();
    const { seq } = await engine.head(caseId);
    const commands = Array.from({ length: 20 }, () => randomUUID());
    const answers = await Promise.all(
      [...commands, ...commands, ...commands].map((commandId) => engine.perform('mari-peer', caseId, 'addNote', { note: 'Once' }, commandId)),
    );
    expect((await engine.head(caseId)).seq).toBe(seq + commands.length);
    for (const commandId of commands) {
      const versions = answers.map(recorded).filter((answer) => answer.commandId === commandId);
      expect(new Set(versions.map((answer) => answer.version)).size).toBe(1);
      expect(versions.filter((answer) => answer.created)).toHaveLength(1);
    }
  });

  it('keeps one case of an opening that comes three times at once', async () => {
    const caseId = randomUUID();
    const opening = openingIn('madison', ['drugPossession']);
    const answers = await Promise.all([1, 2, 3].map(() => engine.open('mari-officer', mari, opening, caseId)));
    expect(answers.map(recorded).filter((answer) => answer.created)).toHaveLength(1);
    expect((await engine.events(caseId)).filter((event) => event.kind === 'step')).toHaveLength(1);
  });

  it('refuses an id that was used with other content', async () => {
    const caseId = await opened();
    const commandId = randomUUID();
    recorded(await engine.perform('mari-peer', caseId, 'addNote', { note: 'One' }, commandId));
    expect(await engine.perform('mari-peer', caseId, 'addNote', { note: 'Two' }, commandId)).toMatchObject({ ok: false, status: 409, code: 'COMMAND.REUSED' });
    expect(await engine.perform('mari-peer-2', caseId, 'addNote', { note: 'One' }, commandId)).toMatchObject({ ok: false, status: 409, code: 'COMMAND.REUSED' });
  });

  it('lets one of two peers take a handoff, and tells the other that it is not open', async () => {
    const caseId = await opened();
    const coming = (await engine.database.pool.query<{ id: string }>(`select id from staff where subject = 'mari-peer'`)).rows[0]!.id;
    const input = { coming, arrivesAt: '2031-03-04T19:00:00Z' };
    const answers = await Promise.all(['mari-peer', 'mari-peer-2'].map((peer) => engine.perform(peer, caseId, 'acceptHandoff', input)));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.find((answer) => !answer.ok)).toMatchObject({ status: 409, code: 'STEP.NOT_OPEN' });
  });

  it('gives its read rows again, equal row by row, after every journey', async () => {
    for (const journey of journeys) await play(engine, journey, caseIdOf(journey, 'rebuilt'));
    await opened();
    const rows = async () => ({
      waits: (await owner.query('select * from wait order by case_id, key')).rows as unknown[],
      charges: (await owner.query('select * from charge order by case_id, charge_id')).rows as unknown[],
      heads: (await owner.query('select case_id, file, status, stages, assignees, updated_at, seq, hash from case_head order by case_id')).rows as unknown[],
    });
    await Promise.all(journeys.map((journey) => engine.untilClosed(caseIdOf(journey, 'rebuilt'))));
    const before = await rows();
    await owner.query('update wait set why = $1', ['lost']);
    await owner.query('delete from charge');
    await owner.query(`update case_head set stages = '{}', assignees = '{}' where status = 'open'`);
    await rebuildAll(owner, engine.shelf, () => undefined);
    expect(await rows()).toEqual(before);
  });

  it('refuses what would make its file too large, and stays as it is', async () => {
    const caseId = await opened();
    const long = JSON.stringify(Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`note ${index}`, 'x'.repeat(24)])));
    await owner.query(`update case_head set file = jsonb_set(file, '{handoff,filler}', $2) where case_id = $1`, [caseId, long]);
    const { seq } = await engine.head(caseId);
    expect(await engine.perform('mari-peer', caseId, 'addNote', { note: 'One more' })).toMatchObject({ ok: false, status: 422, code: 'CASE.FULL' });
    expect((await engine.head(caseId)).seq).toBe(seq);
    await rebuildCase(owner, engine.shelf, caseId);
  });

  it('lets nobody call eligible what a charge has decided, while the process has not seen it yet', async () => {
    const { caseId } = recorded(
      await engine.open('door-officer', 'la-door', openingIn('southLa', ['drugPossession'], ['justiceInvolvement', 'healthChallenge', 'livesInArea'])),
    );
    await engine.untilOpen(caseId, 'confirmEligibility');
    await engine.stopWorker();
    recorded(await engine.perform('door-officer', caseId, 'addCharge', { charges: [{ class: 'assault', title: 'Assault' }] }));
    const answer = await engine.perform('door-peer', caseId, 'confirmEligibility', { decision: 'eligible' });
    await engine.startWorker();
    expect(answer).toMatchObject({ ok: false, status: 422, code: 'ELIGIBILITY.DECIDED' });
    expect(await engine.untilClosed(caseId)).toMatchObject({ outcome: 'notEligible' });
  });

  it('takes no row with an id that something in the case has already', async () => {
    const { caseId } = recorded(
      await engine.open('door-officer', 'la-door', openingIn('southLa', ['drugPossession'], ['justiceInvolvement', 'healthChallenge', 'livesInArea'])),
    );
    const [charge] = (await engine.file(caseId)).charges;
    const again = { charges: [{ id: charge!.id, class: 'drugPossession', title: 'Another' }] };
    expect(await engine.perform('door-officer', caseId, 'addCharge', again)).toMatchObject({
      ok: false,
      status: 422,
      errors: [{ field: 'charges.0.id', code: 'FIELD.ID_IN_USE' }],
    });
  });

  describe('its chain', () => {
    const tampering: [string, number | undefined, string][] = [
      ['one byte of an event is changed', 1, `update case_event set body = replace(body, '"district":"madison"', '"district":"madisom"') where case_id = $1 and seq = 1`],
      ['an event is taken out', 3, `delete from case_event where case_id = $1 and seq = 3`],
      ['the last event is cut off', undefined, `delete from case_event where case_id = $1 and seq = (select max(seq) from case_event where case_id = $1)`],
      ['a hash is changed', 2, `update case_event set hash = sha256('x') where case_id = $1 and seq = 2`],
      ['a column is changed', 2, `update case_event set agency_id = 'philadelphia' where case_id = $1 and seq = 2`],
      [
        'two events change places',
        2,
        `update case_event e set body = other.body, hash = other.hash from case_event other
         where e.case_id = $1 and other.case_id = $1 and e.seq in (2, 3) and other.seq = 5 - e.seq`,
      ],
    ];
    it.each(tampering)('names the first broken link where %s', async (_what, seq, sql) => {
      const caseId = await opened();
      const last = (await engine.head(caseId)).seq;
      expect(await verifyCase(owner, caseId)).toBeUndefined();
      await withoutGuard(owner, () => owner.query(sql, [caseId]));
      expect(await verifyCase(owner, caseId)).toMatchObject({ caseId, seq: seq ?? last });
    });

    it.each(['update case_event set body = body', 'delete from case_event', 'truncate case_event'])(
      'cannot be changed by the API, the worker or a slip of the owner: %s',
      async (sql) => {
        await expect(engine.apiDatabase.pool.query(sql)).rejects.toThrow('permission denied');
        await expect(engine.workerDatabase.pool.query(sql)).rejects.toThrow('permission denied');
        await opened();
        await expect(owner.query(sql)).rejects.toThrow('only ever added to');
      },
    );

    it('is opened by nobody but the API: the worker has no keys', async () => {
      await expect(engine.workerDatabase.pool.query('select * from vault.data_key')).rejects.toThrow('permission denied');
    });
  });

  it('names every broken case and walks on', async () => {
    const results = [];
    for await (const result of verifyAll(owner)) results.push(result.broken !== undefined);
    expect(results).toContain(true);
    expect(results).toContain(false);
  });
});
