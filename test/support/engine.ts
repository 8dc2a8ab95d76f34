import { readFile } from 'node:fs/promises';
import { randomBytes, randomUUID } from 'node:crypto';
import { Client, Connection, type WorkflowHandle } from '@temporalio/client';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { DefaultLogger, makeTelemetryFilterString, Runtime } from '@temporalio/worker';
import proto from '@temporalio/proto';
import { createActivities, type Activities } from '#activities/create-activities';
import { readEnvironment } from '#config/environment';
import { CaseRecord } from '#persistence/case-log/case-record';
import type { Recorded, Refused, Rung } from '#persistence/case-log/answers';
import type { Caller } from '#persistence/case-log/staff';
import type { Clock } from '#persistence/clock';
import { connect, type Database } from '#persistence/database';
import { KeyVault } from '#persistence/keys/key-vault';
import { sweepPlaces } from '#persistence/placement/give-places';
import type { ProgramStepRecorded } from '#persistence/program-log/answers';
import { ProgramRecord } from '#persistence/program-log/program-record';
import { ProgramShelf } from '#persistence/programs';
import { organisationIdOf, staffIdOf } from '#persistence/seed';
import type { CaseFile } from '#protocol/case-file';
import type { CaseEvent, OpenedWait } from '#protocol/event';
import type { PathwayId } from '#protocol/program';
import { createDataConverter } from '#temporal/data-converter';
import { createDoorbell, type Doorbell } from '#temporal/doorbell';
import { demoStaff } from '#tools/demo-staff';
import { TemporalHost } from '#worker/temporal-host';
import { DrivenCase } from './driven-case.js';
import { liftCaseloads } from './caseloads.js';
import { createTestDatabase, issuer, testServers, type TestDatabase } from './servers.js';

/** A clock that stands where it was set. */
export class TestClock implements Clock {
  constructor(private instant: Date = new Date()) {}

  now(): Date {
    return this.instant;
  }

  set(instant: string | number | Date): void {
    this.instant = new Date(instant);
  }

  /** Forward by `ms`. */
  advance(ms: number): void {
    this.instant = new Date(this.instant.getTime() + ms);
  }
}

export interface EngineOptions {
  clock?: Clock;
  /** Time skipping: the clock then follows the test server's. */
  timeSkipping?: true;
  /** Wraps what the worker calls, e.g. to fail it. */
  activities?(activities: Activities): Activities;
  withoutWorker?: true;
  /** Peers take any number of participants: for tests that open more cases than a program would give one. */
  manyCases?: true;
  /** Without Temporal in between: each case's process runs here, as far as it can, after each step. */
  driven?: true;
  /** 32 bytes; a fresh one if absent. */
  masterKey?: Buffer;
  /** The script of other workflows than the product's own. */
  workflowBundle?: string;
}

const { EventType: event } = proto.temporal.api.enums.v1;

export { issuer };

Runtime.install({
  logger: new DefaultLogger('ERROR'),
  telemetryOptions: { logging: { filter: makeTelemetryFilterString({ core: 'ERROR' }) } },
  shutdownSignals: [],
});

/** The record and its process on real servers, without HTTP in front. Each has a database and a task queue of its own. */
export class Engine {
  private host: TemporalHost | undefined;
  private readonly driven = new Map<string, DrivenCase>();

  private constructor(
    readonly testDatabase: TestDatabase,
    /** The owner's, who sees every agency: what tests look at the record with. */
    readonly database: Database,
    readonly apiDatabase: Database,
    readonly workerDatabase: Database,
    readonly record: CaseRecord,
    readonly vault: KeyVault,
    readonly shelf: ProgramShelf,
    readonly clock: Clock,
    readonly doorbell: Doorbell,
    readonly client: Client,
    private readonly temporal: Parameters<typeof createDoorbell>[0],
    private readonly options: EngineOptions,
    readonly timeSkipping: TestWorkflowEnvironment | undefined,
  ) {}

  static async start(options: EngineOptions = {}): Promise<Engine> {
    const testDatabase = await createTestDatabase('staffed');
    if (options.manyCases) await liftCaseloads(testDatabase.ownerUrl);
    const skipping = options.timeSkipping && (await startTimeSkipping());
    const { temporal } = readEnvironment({ TEMPORAL_ADDRESS: skipping?.address ?? testServers.temporalAddress() });
    const own = { ...temporal, taskQueue: `test-${randomUUID()}` };
    const vault = new KeyVault(options.masterKey ?? randomBytes(32));
    const clock = options.clock ?? skipping?.clock ?? { now: () => new Date() };
    const database = await connect({ url: testDatabase.ownerUrl });
    const apiDatabase = await connect({ url: testDatabase.apiUrl });
    const workerDatabase = await connect({ url: testDatabase.workerUrl });
    const shelf = new ProgramShelf();
    const record = new CaseRecord({ database: apiDatabase, vault, clock, shelf });
    const doorbell = createDoorbell(own, [vault.masterKey], { deadlineMs: 5_000 });
    const connection = await Connection.connect({ address: own.address! });
    const client = new Client({ connection, dataConverter: createDataConverter([vault.masterKey]) });
    const engine = new Engine(testDatabase, database, apiDatabase, workerDatabase, record, vault, shelf, clock, doorbell, client, own, options, skipping?.environment);
    if (!options.withoutWorker && !options.driven) await engine.startWorker();
    return engine;
  }

  async startWorker(): Promise<void> {
    const activities = createActivities({ database: this.workerDatabase, clock: this.clock, shelf: this.shelf });
    const skipping = this.timeSkipping;
    const timed = skipping ? onServerTime(activities, this.clock as TestClock, skipping) : activities;
    this.host = await TemporalHost.start({
      temporal: this.temporal,
      masterKeys: [this.vault.masterKey],
      workflowBundle: { code: this.options.workflowBundle ?? (await readFile(testServers.workflowBundle(), 'utf8')) },
      activities: this.options.activities?.(timed) ?? timed,
      maxCachedWorkflows: 100,
    });
  }

  async stopWorker(): Promise<void> {
    await this.host?.stop();
    this.host = undefined;
  }

  async stop(): Promise<void> {
    await this.stopWorker();
    await this.doorbell.close();
    await this.client.connection.close();
    await this.database.close();
    await this.apiDatabase.close();
    await this.workerDatabase.close();
    await this.timeSkipping?.teardown();
    await this.testDatabase.drop();
  }

  caller(account: string): Caller {
    return { issuer, subject: account };
  }

  async open(
    account: string,
    programId: string,
    input: Record<string, unknown>,
    caseId: string = randomUUID(),
    pathwayId: PathwayId = 'officerIntervention',
  ): Promise<Recorded | Refused> {
    await this.readServerTime();
    const answer = await this.record.openCase(this.caller(account), { caseId, programId, pathwayId, input });
    if (answer.ok && answer.ring) await this.ring(caseId, answer.pathwayId);
    return answer;
  }

  async perform(account: string, caseId: string, stepId: string, input: Record<string, unknown> = {}, commandId: string = randomUUID()): Promise<Recorded | Refused> {
    await this.readServerTime();
    const answer = await this.record.performStep(this.caller(account), { caseId, commandId, stepId, input });
    if (answer.ok && answer.ring) await this.ring(caseId, answer.pathwayId);
    if (answer.ok) await this.ringAll(answer.given);
    return answer;
  }

  /** What staff do for the program, outside of any case. */
  async performForProgram(account: string, programId: string, stepId: string, input: Record<string, unknown>, commandId: string = randomUUID()): Promise<ProgramStepRecorded | Refused> {
    const { apiDatabase: database, vault, clock, shelf } = this;
    const answer = await new ProgramRecord({ database, vault, clock, shelf }).performProgramStep(this.caller(account), { programId, commandId, stepId, input });
    if (answer.ok) await this.ringAll(answer.given);
    return answer;
  }

  /** Beds and slots that nobody has given yet are given, as the sweeper does; whoever got one is not rung. */
  async sweepPlaces(): Promise<void> {
    const failed = (error: unknown) => {
      throw error;
    };
    await sweepPlaces({ database: this.workerDatabase, clock: this.clock, shelf: this.shelf }, failed);
  }

  private async ringAll(given: readonly Rung[] = []): Promise<void> {
    await Promise.all(given.map(({ caseId, pathwayId }) => this.ring(caseId, pathwayId)));
  }

  /** The process learns that there may be news. */
  async ring(caseId: string, pathwayId: string): Promise<void> {
    if (this.options.driven) await this.drivenCase(caseId).settle();
    else await this.doorbell.ring(caseId, pathwayId);
  }

  /** Throws the case's process away, as after a disaster. */
  async throwAway(caseId: string): Promise<void> {
    if (this.options.driven) this.drivenCase(caseId).forget();
    else await this.process(caseId).terminate('thrown away by a test').catch(() => undefined);
  }

  drivenCase(caseId: string): DrivenCase {
    const driven = this.driven.get(caseId) ?? new DrivenCase(this, caseId);
    this.driven.set(caseId, driven);
    return driven;
  }

  /** Time-skipping server only. */
  async skip(duration: Parameters<TestWorkflowEnvironment['sleep']>[0]): Promise<void> {
    await this.timeSkipping!.sleep(duration);
    await this.readServerTime();
  }

  private async readServerTime(): Promise<void> {
    if (this.timeSkipping) (this.clock as TestClock).set(await this.timeSkipping.currentTimeMs());
  }

  async head(caseId: string): Promise<{ seq: number; bell: number; seen: number; file: CaseFile; runId: string | null }> {
    const { rows } = await this.database.pool.query<{ seq: number; bell: number; seen: number; file: CaseFile; runId: string | null }>(
      'select seq, bell, seen, file, run_id as "runId" from case_head where case_id = $1',
      [caseId],
    );
    return rows[0]!;
  }

  async file(caseId: string): Promise<CaseFile> {
    return (await this.head(caseId)).file;
  }

  async events(caseId: string): Promise<CaseEvent[]> {
    const { rows } = await this.database.pool.query<{ body: string }>('select body from case_event where case_id = $1 order by seq', [caseId]);
    return rows.map((row) => JSON.parse(row.body) as CaseEvent);
  }

  async waits(caseId: string): Promise<(Pick<OpenedWait, 'key' | 'step' | 'subject'> & { due: string | null })[]> {
    const { rows } = await this.database.pool.query<{ key: string; step: string; subject: string; due: Date | string | null }>(
      'select key, step, subject, due from wait where case_id = $1 order by key',
      [caseId],
    );
    return rows.map((row) => ({ ...row, due: row.due === null ? null : new Date(row.due).toISOString() }));
  }

  async openSteps(caseId: string): Promise<string[]> {
    return [...new Set((await this.waits(caseId)).map((wait) => wait.step))].sort();
  }

  /** Polls until `value` gives something true; the assertion is that it comes at all. */
  async until<T>(what: string | (() => string), value: () => Promise<T | undefined | false | null>, withinMs = 20_000): Promise<T> {
    const end = Date.now() + withinMs;
    for (;;) {
      const result = await value();
      if (result) return result;
      if (Date.now() > end) throw new Error(`Waited ${withinMs} ms for ${typeof what === 'string' ? what : what()}`);
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
  }

  async untilOpen(caseId: string, stepId: string, subject?: string): Promise<void> {
    let open: string[] = [];
    await this.until(
      () => `${stepId} to be open; open are ${open.join(', ')}`,
      async () => {
        const waits = await this.waits(caseId);
        open = waits.map((wait) => wait.step);
        return waits.some((wait) => wait.step === stepId && (subject === undefined || wait.subject === subject));
      },
    );
  }

  async untilClosed(caseId: string): Promise<CaseFile> {
    return this.until('the case to close', async () => {
      const file = await this.file(caseId);
      return file.status === 'closed' && file;
    });
  }

  /** Until the process has nothing left to do: no news, no workflow task, no activity. The doorbell has been heard. */
  async untilQuiet(caseId: string): Promise<void> {
    if (this.options.driven) return this.drivenCase(caseId).settle();
    let state = '';
    const isQuiet = async () => {
      const { bell, seen, file } = await this.head(caseId);
      if (file.status === 'closed') return true;
      // The record knows of unheard news by itself; asking Temporal costs far more.
      if (bell > seen) {
        state = JSON.stringify({ bell, seen });
        return false;
      }
      if (this.timeSkipping) {
        const under = await this.underWay(caseId);
        state = JSON.stringify({ bell, seen, ...under });
        return under.tasks === 0 && under.activities === 0;
      }
      const { raw } = await this.process(caseId).describe();
      state = JSON.stringify({ bell, seen, task: raw.pendingWorkflowTask, activities: raw.pendingActivities, status: raw.workflowExecutionInfo?.status });
      return !raw.pendingWorkflowTask && !raw.pendingActivities?.length;
    };
    await this.until(() => `the process to be quiet; it is ${state}`, isQuiet);
  }

  /** The time-skipping server does not describe what is pending: its history says so. */
  private async underWay(caseId: string): Promise<{ tasks: number; activities: number }> {
    const { events } = await this.process(caseId).fetchHistory();
    const count = (...types: number[]) => events?.filter((event) => types.includes(event.eventType as number)).length ?? 0;
    return {
      tasks: count(event.EVENT_TYPE_WORKFLOW_TASK_SCHEDULED) - count(event.EVENT_TYPE_WORKFLOW_TASK_COMPLETED, event.EVENT_TYPE_WORKFLOW_TASK_FAILED, event.EVENT_TYPE_WORKFLOW_TASK_TIMED_OUT),
      activities: count(event.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED) - count(event.EVENT_TYPE_ACTIVITY_TASK_COMPLETED, event.EVENT_TYPE_ACTIVITY_TASK_FAILED, event.EVENT_TYPE_ACTIVITY_TASK_TIMED_OUT),
    };
  }

  get taskQueue(): string {
    return this.temporal.taskQueue;
  }

  process(caseId: string): WorkflowHandle {
    return this.client.workflow.getHandle(`case-${caseId}`);
  }
}

/** Throws where a step was refused: for tests that are not about refusals. */
export function recorded<Answer extends { ok: true }>(answer: Answer | Refused): Answer {
  if (answer.ok) return answer;
  throw new Error(`Refused with ${answer.status} ${answer.code}: ${answer.message} ${JSON.stringify(answer.errors ?? answer.openSteps ?? '')}`);
}

/** The agency of a demo site, by the prefix of its accounts. */
function agencyOf(prefix: string): string {
  const member = demoStaff.find(({ account }) => account.startsWith(`${prefix}-`));
  if (!member) throw new Error(`No demo account begins with ${prefix}-`);
  return member.agency;
}

/** The staff id of a demo account. */
export function staffId(account: string): string {
  return staffIdOf(agencyOf(account.split('-')[0]!), account);
}

/** `program`: the prefix of its demo accounts. */
export function organisationId(program: string, title: string): string {
  return organisationIdOf(agencyOf(program), title);
}

async function startTimeSkipping() {
  const environment = await TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: 'existing-path', path: testServers.timeSkippingServer() } },
  });
  const clock = new TestClock(new Date(await environment.currentTimeMs()));
  return { environment, clock, address: environment.address };
}

function onServerTime(activities: Activities, clock: TestClock, environment: TestWorkflowEnvironment): Activities {
  const timed = <Request, Answer>(call: (request: Request) => Promise<Answer>) => async (request: Request) => {
    clock.set(await environment.currentTimeMs());
    return call(request);
  };
  return { load: timed(activities.load), exchange: timed(activities.exchange) };
}
