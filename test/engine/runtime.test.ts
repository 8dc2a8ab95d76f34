import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { createActivities, type Activities } from '#activities/create-activities';
import type { Append, ExchangeAnswer } from '#protocol/exchange';
import { bundleWorkflows } from '#tools/bundle-workflows';
import { projectRoot } from '#tools/set-up/project';
import { Engine, organisationId, recorded, staffId, TestClock } from '../support/engine.js';
import { caseIdOf, day, justiceConsent, openingIn, type Journey } from '../support/moves.js';
import { enterAgain, tell } from '../support/re-enter.js';

const begins = '2031-03-04T18:00:00.000Z';
const mari = 'madison-mari';
const opening = openingIn('madison', ['drugPossession', 'retailTheft']);

const notNow = { as: 'mari-peer', step: 'deferConsent', input: { reason: 'notNow' } };
const asks = (provider: string) => ({
  as: 'mari-case-manager',
  step: 'requestPlacement',
  standing: true as const,
  input: () => ({ service: 'outpatient', treatmentProvider: organisationId('mari', provider) }),
});
const becomes = (nth: number, status: string, reason?: string) => ({
  as: 'mari-case-manager',
  step: 'updateReferral',
  subject: (file: { placements: { id: string }[] }) => file.placements[nth]!.id,
  input: (file: { placements: { id: string }[] }) => ({ placement: file.placements[nth]!.id, status, ...(reason !== undefined && { reason }) }),
});
const onCharge = (nth: number, step: string, more: Record<string, unknown> = {}) => ({
  as: 'mari-prosecutor',
  step,
  subject: (file: { charges: { id: string }[] }) => file.charges[nth]!.id,
  input: (file: { charges: { id: string }[] }) => ({ charge: file.charges[nth]!.id, ...more }),
});

/** What the pathway of the fixture does all at once, and is entered again in the middle of. */
const everythingAtOnce: Journey = {
  title: 'Stages side by side and repeated, races in races, watchers, notices, and steps that lapse at once',
  program: mari,
  begins,
  opener: 'mari-officer',
  opening,
  moves: [
    { as: 'mari-peer', step: 'recordIntake', input: { needs: ['treatment'] } },
    notNow,
    { as: 'mari-peer', step: 'captureConsent', input: justiceConsent({ signedOn: '2031-03-04' }) },
    asks('Yahara House'),
    onCharge(0, 'acceptHold'),
    asks('Mendota Recovery Center'),
    becomes(0, 'rejected', 'noPlace'),
    { as: 'mari-peer', step: 'acceptHandoff', input: () => ({ coming: staffId('mari-peer'), arrivesAt: '2031-03-09T00:00:00.000Z' }) },
    { as: 'mari-peer', step: 'declineHandoffRequest', input: { reason: 'other' } },
    { as: 'mari-peer', step: 'recordFollowUpContact', input: { at: '2031-03-04T18:00:00.000Z', reached: 'reached', method: 'phone', wish: 'continue' }, after: day },
    { as: 'mari-peer', step: 'recordWarmHandoff', input: () => ({ outcome: 'met', metBy: staffId('mari-peer') }) },
    onCharge(1, 'refuseHold', { reason: 'Decided elsewhere' }),
    asks('Yahara House'),
    becomes(1, 'accepted'),
    becomes(1, 'inProgress'),
    { as: 'mari-peer', step: 'closeCase', input: { reason: 'goalsReached' } },
  ],
};

describe('the runtime of pathways', () => {
  let engine: Engine;
  beforeAll(async () => {
    const { code } = await bundleWorkflows(join(projectRoot, 'test/support/fixtures/runtime.workflow.ts'));
    engine = await Engine.start({ clock: new TestClock(), workflowBundle: code });
  });
  afterAll(() => engine.stop());

  it('has settled when no microtask is left: conditions are looked at only then', async () => {
    const { taskQueue } = engine;
    const happened: unknown = await engine.client.workflow.execute('settling', { taskQueue, workflowId: `settling-${randomUUID()}` });
    expect(happened).toEqual(Array.from({ length: 4 }, () => ['drained', 'settled']).flat());
  });

  it('comes to the same when it is entered again, at a boundary or anywhere else, whatever runs side by side', async () => {
    const caseId = caseIdOf(everythingAtOnce, 'entered again');
    const told = await tell(engine, everythingAtOnce, caseId);
    expect(told.file).toMatchObject({ status: 'closed', outcome: 'after 2 rounds' });
    expect(told.file.stages.map(({ key, outcome }) => `${key}: ${outcome}`)).toEqual([
      'first/course/intake: begun',
      'first/course/first/asked/consent: withdrawn',
      'first/course/first#2/asked/consent: given',
      'first/course/all/rounds/placement: again',
      'first/course/all/holds/abeyance: answered',
      'first/course/all/meeting/warmHandoff: met',
      'first/course/all/rounds/placement#2: placed',
      'first/course/followUp: closed',
    ]);
    expect(told.boundaries.length).toBeGreaterThanOrEqual(3);
    // The last commit is the closing itself: there is no process to enter.
    const commits = told.commits.slice(0, -1);
    const some = commits.filter((_seq, index) => index % 4 === 1);
    for (const [index, seq] of some.entries()) await enterAgain(engine, everythingAtOnce, caseId, told, seq, index % 2 === 0);
    for (const { seq } of told.boundaries) if (commits.includes(seq)) await enterAgain(engine, everythingAtOnce, caseId, told, seq, true);
  }, 240_000);
});

describe('a run and the record', () => {
  let engine: Engine;
  /** By run: what `exchange` answered. */
  const answers: { runId: string; answer: ExchangeAnswer }[] = [];
  const held: { runId?: string; until?: Promise<void>; reached?: () => void } = {};

  beforeAll(async () => {
    const watched = (activities: Activities): Activities => ({
      ...activities,
      async exchange(request) {
        if (request.runId === held.runId) {
          held.reached?.();
          await held.until;
        }
        const answer = await activities.exchange(request);
        answers.push({ runId: request.runId, answer });
        return answer;
      },
    });
    engine = await Engine.start({ clock: new TestClock(new Date(begins)), activities: watched });
  });
  afterAll(() => engine.stop());

  async function opened(): Promise<string> {
    const { caseId } = recorded(await engine.open('mari-officer', mari, opening));
    await engine.untilOpen(caseId, 'acceptHandoff');
    await engine.untilQuiet(caseId);
    return caseId;
  }
  const runOf = async (caseId: string) => (await engine.head(caseId)).runId!;

  async function goesOn(caseId: string): Promise<void> {
    recorded(await engine.perform('mari-officer', caseId, 'recordWarmHandoff', { outcome: 'met', metBy: staffId('mari-peer') }));
    await engine.untilOpen(caseId, 'recordIntake');
    await engine.untilQuiet(caseId);
    expect(await engine.openSteps(caseId)).toEqual(['recordIntake', 'withdrawFromProgram']);
  }

  it('terminated while it still held a task, is told that it is stale; the new one goes on', async () => {
    const caseId = await opened();
    const old = await runOf(caseId);
    let release = () => {};
    const reached = new Promise<void>((resolve) => Object.assign(held, { runId: old, until: new Promise<void>((go) => (release = go)), reached: resolve }));
    recorded(await engine.perform('mari-peer', caseId, 'declineHandoffRequest', { reason: 'tooFar' }));
    await reached;
    await engine.process(caseId).terminate('taken over');
    await engine.doorbell.ring(caseId, 'officerIntervention');
    await engine.until('the new run to own the case', async () => (await runOf(caseId)) !== old);
    release();
    await engine.until('the old run to be told', async () => answers.some(({ runId, answer }) => runId === old && answer.state === 'stale'));
    await engine.untilQuiet(caseId);
    const { rows } = await engine.database.pool.query('select kind from outbox where case_id = $1 order by kind desc', [caseId]);
    expect(rows).toEqual([{ kind: 'handoffRequested' }, { kind: 'handoffPassedOn' }]);
    await goesOn(caseId);
  });

  it('that finds another run in its place, begins again from the record', async () => {
    const caseId = await opened();
    const old = await runOf(caseId);
    const activities = createActivities({ database: engine.workerDatabase, clock: engine.clock, shelf: engine.shelf });
    await activities.load({ caseId, runId: 'another' });
    await engine.doorbell.ring(caseId, 'officerIntervention');
    await engine.until('a new run to own the case', async () => ![old, 'another'].includes(await runOf(caseId)));
    const { status } = await engine.client.workflow.getHandle(`case-${caseId}`, old).describe();
    expect(status.name).toBe('CONTINUED_AS_NEW');
    await goesOn(caseId);
  });

  it('with a long history, gives way to a new one, and the case goes on', async () => {
    const caseId = await opened();
    const old = await runOf(caseId);
    for (let rings = 0; rings < 900 && (await runOf(caseId)) === old; rings += 1) await engine.doorbell.ring(caseId, 'officerIntervention');
    await engine.until('another run', async () => (await runOf(caseId)) !== old);
    const { status } = await engine.client.workflow.getHandle(`case-${caseId}`, old).describe();
    expect(status.name).toBe('CONTINUED_AS_NEW');
    await engine.untilQuiet(caseId);
    const events = await engine.events(caseId);
    expect(new Set(events.map(({ key }) => key)).size).toBe(events.length);
    await goesOn(caseId);
  });

  it('entered again behind hundreds of entries, reads them page by page and comes to the same open steps', async () => {
    const caseId = await opened();
    const open = await engine.waits(caseId);
    for (let note = 0; note < 450; note += 1) recorded(await engine.perform('mari-peer', caseId, 'addNote', { note: 'A note' }));
    await engine.process(caseId).terminate('thrown away');
    await engine.doorbell.ring(caseId, 'officerIntervention');
    await engine.untilQuiet(caseId);
    const pages = answers.filter(({ answer }) => answer.state === 'current' && answer.more);
    expect(pages.length).toBeGreaterThan(0);
    expect(await engine.waits(caseId)).toEqual(open);
    await goesOn(caseId);
  });
});

describe('an exchange with the record', () => {
  let engine: Engine;
  let activities: Activities;
  beforeAll(async () => {
    engine = await Engine.start({ clock: new TestClock(new Date(begins)), withoutWorker: true });
    activities = createActivities({ database: engine.workerDatabase, clock: engine.clock, shelf: engine.shelf });
  });
  afterAll(() => engine.stop());

  const run = { runId: 'run-1' };
  const opens = (step: string, more: Record<string, unknown> = {}): Append => ({
    key: `here/${step}#1:opened`,
    fact: { type: 'waitOpened', wait: { key: `here/${step}#1`, step, roles: ['peer'], lapses: true, priority: 3, why: 'A test', due: { plus: 'PT10M' }, ...more } },
  });
  const lapses = (step: string): Append => ({ key: `here/${step}#1:lapsed`, fact: { type: 'waitLapsed', wait: `here/${step}#1` } });

  /** A case whose process is this test. */
  async function taken(): Promise<string> {
    const { caseId } = recorded(await engine.open('mari-officer', mari, opening));
    await activities.load({ caseId, ...run });
    return caseId;
  }
  const said = (caseId: string, seen: number, append: Append[], report = true) => activities.exchange({ caseId, ...run, seen, report, append });

  it('tells a run that does not own the case any more that it is stale, whether it says something or only asks', async () => {
    const caseId = await taken();
    await activities.load({ caseId, runId: 'run-2' });
    expect(await said(caseId, 1, [opens('recordIntake')])).toEqual({ state: 'stale' });
    expect(await said(caseId, 1, [], true)).toEqual({ state: 'stale' });
    expect(await said(caseId, 1, [], false)).toEqual({ state: 'stale' });
    expect(await activities.exchange({ caseId, runId: 'run-2', seen: 1, report: true, append: [] })).toMatchObject({ state: 'current' });
    expect(await engine.waits(caseId)).toEqual([]);
  });

  it('tells a run that has seen more than the record holds that it is stale', async () => {
    const caseId = await taken();
    expect(await said(caseId, 5, [opens('recordIntake')])).toEqual({ state: 'stale' });
    expect(await said(caseId, 5, [], false)).toEqual({ state: 'stale' });
  });

  it('made twice, changes nothing the second time', async () => {
    const caseId = await taken();
    const first = await said(caseId, 1, [opens('recordIntake'), opens('deferConsent')]);
    const { seq, file } = await engine.head(caseId);
    expect(seq).toBe(3);
    expect(await said(caseId, 1, [opens('recordIntake'), opens('deferConsent')])).toEqual(first);
    expect(await engine.head(caseId)).toMatchObject({ seq, file });
    expect(await engine.waits(caseId)).toHaveLength(2);
  });

  it('keeps the due instant that was recorded first', async () => {
    const caseId = await taken();
    await said(caseId, 1, [opens('recordIntake')]);
    const waits = await engine.waits(caseId);
    (engine.clock as TestClock).advance(60_000);
    await said(caseId, 1, [opens('recordIntake')]);
    expect(await engine.waits(caseId)).toEqual(waits);
  });

  it('passes over the lapse of a step that somebody has performed, and says that it need not be said again', async () => {
    const caseId = await taken();
    await said(caseId, 1, [opens('recordIntake')]);
    recorded(await engine.perform('mari-peer', caseId, 'recordIntake', { needs: ['housing'] }));
    const late = await said(caseId, 3, [lapses('recordIntake')]);
    expect(late).toMatchObject({ state: 'current', taken: true, news: [] });
    expect((await engine.head(caseId)).seq).toBe(3);
  });

  it('lapses an open step once, at the instant at which it was due', async () => {
    const caseId = await taken();
    await said(caseId, 1, [opens('recordIntake')]);
    const { due } = (await engine.waits(caseId))[0]!;
    (engine.clock as TestClock).advance(15 * 60_000);
    const lapsed = await said(caseId, 2, [lapses('recordIntake')]);
    expect(lapsed).toMatchObject({ news: [{ type: 'waitLapsed', due }] });
    expect(await said(caseId, 2, [lapses('recordIntake')])).toEqual(lapsed);
    expect(await engine.perform('mari-peer', caseId, 'recordIntake', { needs: ['housing'] })).toMatchObject({ ok: false, code: 'STEP.NOT_OPEN' });
  });

  it('appends nothing while an awaited step is unprocessed, and then says what is new', async () => {
    const caseId = await taken();
    await said(caseId, 1, [opens('recordIntake')]);
    recorded(await engine.perform('mari-peer', caseId, 'recordIntake', { needs: ['housing'] }));
    const before = await said(caseId, 2, [opens('deferConsent')]);
    expect(before).toMatchObject({ state: 'current', taken: false, news: [{ type: 'recordIntake' }] });
    expect(await engine.waits(caseId)).toEqual([]);
    expect(await said(caseId, 3, [opens('deferConsent')])).toMatchObject({ taken: true });
    expect(await engine.openSteps(caseId)).toEqual(['deferConsent']);
  });

  it('appends beside a standing step that nobody waits for', async () => {
    const caseId = await taken();
    recorded(await engine.perform('mari-peer', caseId, 'addNote', { note: 'A note' }));
    expect(await said(caseId, 1, [opens('recordIntake')])).toMatchObject({ taken: true, news: [{ type: 'addNote' }, { type: 'waitOpened' }] });
  });

  it('gives the news page by page, and appends only when the page has reached the end', async () => {
    const caseId = await taken();
    for (let note = 0; note < 450; note += 1) recorded(await engine.perform('mari-peer', caseId, 'addNote', { note: 'A note' }));
    const sizes: number[] = [];
    let seen = 1;
    for (let more = true; more; ) {
      const page = await said(caseId, seen, [], false);
      if (page.state === 'stale') throw new Error('stale');
      expect(page.news.map(({ seq }) => seq)).toEqual(page.news.map((_event, index) => seen + 1 + index));
      sizes.push(page.news.length);
      seen = page.news.at(-1)!.seq;
      ({ more } = page);
    }
    expect(sizes).toEqual([200, 200, 50]);
    expect(await said(caseId, 1, [opens('recordIntake')])).toMatchObject({ taken: false, more: true });
    expect(await engine.waits(caseId)).toEqual([]);
    expect(await said(caseId, 401, [opens('recordIntake')])).toMatchObject({ taken: true, more: false });
  });

  it('says nothing in a case that has closed', async () => {
    const caseId = await taken();
    await said(caseId, 1, [{ key: 'case:closed', fact: { type: 'caseClosed', outcome: 'completed' } }, opens('recordIntake')]);
    expect(await engine.waits(caseId)).toEqual([]);
    expect(await engine.file(caseId)).toMatchObject({ status: 'closed', outcome: 'completed' });
    expect(await activities.load({ caseId, runId: 'run-3' })).toEqual({ state: 'closed' });
  });
});
