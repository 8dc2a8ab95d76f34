import { randomUUID } from 'node:crypto';
import { appendFile, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { AnchorFile } from '#persistence/anchors/anchor-file';
import { chainHeads } from '#persistence/anchors/chain-heads';
import { verifyAnchors } from '#persistence/anchors/verify-anchors';
import { asNews } from '#persistence/case-log/case-log-writer';
import { fileBefore } from '#persistence/case-log/file-before';
import { verifyCase } from '#persistence/case-log/verify';
import type { CaseEvent } from '#protocol/event';
import { fold } from '#protocol/fold';
import { programs } from '#protocol/programs/registry';
import { OutsideWatch } from '#worker/outside-watch';
import { Engine, recorded, TestClock } from '../support/engine.js';
import { openingIn } from '../support/moves.js';
import { withoutGuard } from '../support/restore.js';

const program = 'madison-mari';

let engine: Engine;
let owner: pg.Pool;
let path: string;
let anchors: AnchorFile;
beforeAll(async () => {
  engine = await Engine.start({ clock: new TestClock(new Date('2031-03-04T18:30:00Z')), driven: true, manyCases: true });
  owner = new pg.Pool({ connectionString: engine.testDatabase.ownerUrl, max: 3 });
});
afterAll(async () => {
  await owner.end();
  await engine.stop();
});
beforeEach(async () => {
  path = join(await mkdtemp(join(tmpdir(), 'anchors-')), 'anchors.ndjson');
  anchors = new AnchorFile(path);
});

const anchor = () => anchors.add(engine.workerDatabase.pool, chainHeads, engine.clock.now());
const broken = async (caseId: string) => (await verifyAnchors(owner, (await anchors.read()).anchors)).filter(({ id }) => id === caseId);

/** With three notes at the end of its log. */
async function noted(): Promise<string> {
  const { caseId } = recorded(await engine.open('mari-officer', program, openingIn('madison', ['drugPossession'])));
  for (const note of ['One', 'Two', 'Three']) recorded(await engine.perform('mari-peer', caseId, 'addNote', { note }));
  return caseId;
}

/** Cuts off the last events, and changes the head with them, as somebody would who owns the database. */
async function cutOff(caseId: string, count: number): Promise<number> {
  const { seq } = await engine.head(caseId);
  const kept = (await engine.events(caseId)).slice(0, -count);
  const file = kept.reduce((folded, event: CaseEvent) => fold(folded, asNews(event), programs[program]!), fileBefore(kept[0]!));
  await withoutGuard(owner, () => owner.query('delete from case_event where case_id = $1 and seq > $2', [caseId, kept.length]));
  await owner.query('update case_head h set seq = e.seq, hash = e.hash, file = $3 from case_event e where h.case_id = $1 and e.case_id = $1 and e.seq = $2', [
    caseId,
    kept.length,
    JSON.stringify(file),
  ]);
  return seq;
}

describe('a chain by itself finds', () => {
  const tampered = async (change: (caseId: string, seq: number) => Promise<unknown>) => {
    const caseId = await noted();
    const { seq } = await engine.head(caseId);
    await withoutGuard(owner, () => change(caseId, seq));
    return { seq, found: await verifyCase(owner, caseId) };
  };

  it('an event that was changed', async () => {
    const { seq, found } = await tampered((caseId, last) => owner.query(`update case_event set body = replace(body, 'addNote', 'addNots') where case_id = $1 and seq = $2`, [caseId, last - 1]));
    expect(found).toMatchObject({ seq: seq - 1, why: 'the event or its hash was changed' });
  });

  it('an event that was taken out', async () => {
    const { seq, found } = await tampered((caseId, last) => owner.query('delete from case_event where case_id = $1 and seq = $2', [caseId, last - 1]));
    expect(found).toMatchObject({ seq: seq - 1, why: 'an event is missing' });
  });

  it('an event that was put in', async () => {
    const { seq, found } = await tampered((caseId, last) =>
      owner.query(
        `insert into case_event (case_id, agency_id, seq, key, type, body, hash, recorded_at)
         select case_id, agency_id, seq + 1, 'c:more', type, body, hash, recorded_at from case_event where case_id = $1 and seq = $2`,
        [caseId, last],
      ),
    );
    expect(found).toMatchObject({ seq: seq + 1 });
  });

  it('two events that have changed places', async () => {
    const { seq, found } = await tampered((caseId, last) =>
      owner.query(
        `update case_event e set body = o.body, hash = o.hash, key = e.key || '!' from case_event o
         where e.case_id = $1 and o.case_id = $1 and (e.seq, o.seq) in (($2::int, $2::int - 1), ($2::int - 1, $2::int))`,
        [caseId, last],
      ),
    );
    expect(found).toMatchObject({ seq: seq - 1, why: 'the event or its hash was changed' });
  });

  it('an end that was cut off, where the head was forgotten', async () => {
    const { seq, found } = await tampered((caseId, last) => owner.query('delete from case_event where case_id = $1 and seq = $2', [caseId, last]));
    expect(found).toMatchObject({ seq, why: `the head is at ${seq}, the log ends at ${seq - 1}` });
  });
});

describe('an anchor outside of the database finds', () => {
  it('an end that was cut off with the head changed too, which the chain does not', async () => {
    const caseId = await noted();
    await anchor();
    const seq = await cutOff(caseId, 2);
    expect(await verifyCase(owner, caseId)).toBeUndefined();
    expect(await broken(caseId)).toEqual([{ kind: 'case', id: caseId, seq, why: 'the log was cut off: this event was there on 2031-03-04T18:30:00.000Z' }]);
  });

  it('an end that was written anew', async () => {
    const caseId = await noted();
    await anchor();
    const seq = await cutOff(caseId, 1);
    recorded(await engine.perform('mari-peer', caseId, 'addNote', { note: 'Something else' }));
    expect(await verifyCase(owner, caseId)).toBeUndefined();
    expect(await broken(caseId)).toEqual([{ kind: 'case', id: caseId, seq, why: 'it is not the event that was there on 2031-03-04T18:30:00.000Z' }]);
  });

  it('nothing where nothing was changed, while the case goes on', async () => {
    const caseId = await noted();
    await anchor();
    recorded(await engine.perform('mari-peer', caseId, 'addNote', { note: 'Four' }));
    await anchor();
    expect(await broken(caseId)).toEqual([]);
  });
});

describe('the anchors themselves', () => {
  it('have a line for each log that has grown, and none where nothing has', async () => {
    await noted();
    expect(await anchor()).toBeGreaterThan(0);
    expect(await anchor()).toBe(0);
    const caseId = await noted();
    expect(await anchor()).toBe(1);
    expect((await anchors.read()).anchors.at(-1)).toMatchObject({ kind: 'case', id: caseId });
  });

  it('say nothing of a person', async () => {
    await noted();
    await anchor();
    expect(await readFile(path, 'utf8')).not.toMatch(/Jordan|Avery|drugPossession/);
  });

  const lines = async () => (await readFile(path, 'utf8')).trimEnd().split('\n');
  it.each([
    ['changed', (all: string[]) => all.map((line, index) => (index === 1 ? line.replace(/"seq":\d+/, '"seq":1000') : line))],
    ['taken out', (all: string[]) => all.filter((_line, index) => index !== 1)],
    ['moved', (all: string[]) => [all[0]!, all[2]!, all[1]!, ...all.slice(3)]],
    ['made up', (all: string[]) => [all[0]!, 'anything', ...all.slice(1)]],
  ])('show that a line was %s, and nothing is added to them', async (_how, change) => {
    for (let nth = 0; nth < 3; nth += 1) await noted();
    await anchor();
    await writeFile(path, `${change(await lines()).join('\n')}\n`);
    expect((await anchors.read()).brokenAt).toBe(2);
    await noted();
    await expect(anchor()).rejects.toThrow('broken at line 2');
  });

  it('go on after a line that a crash has cut off', async () => {
    await noted();
    await anchor();
    await appendFile(path, '{"kind":"case","id":"');
    await noted();
    expect(await anchor()).toBe(1);
    expect((await anchors.read()).brokenAt).toBeUndefined();
  });

  it('are written once by two workers at the same time', async () => {
    await noted();
    const failed = (error: unknown) => {
      throw error;
    };
    const watch = () => new OutsideWatch({ database: engine.workerDatabase, clock: engine.clock, ledger: { catchUp: async () => 0 }, anchors, everyMs: 60_000, failed });
    await Promise.all([watch().look(), watch().look()]);
    const { anchors: written, brokenAt } = await anchors.read();
    expect(brokenAt).toBeUndefined();
    expect(new Set(written.map(({ kind, id, seq }) => `${kind} ${id} ${seq}`)).size).toBe(written.length);
  });

  it('hold the logs of programs and the streams of the audit too', async () => {
    const stream = randomUUID();
    await owner.query(
      `insert into audit_event (stream, seq, at, action, outcome, case_ids, participant_ids, body, hash) values ($1, 1, now(), 'signIn', 'done', '{}', '{}', '{}', '\\x01'), ($1, 2, now(), 'signIn', 'done', '{}', '{}', '{}', '\\x02')`,
      [stream],
    );
    await anchor();
    expect((await anchors.read()).anchors).toContainEqual(expect.objectContaining({ kind: 'audit', id: stream, seq: 2, hash: '02' }));
  });
});
