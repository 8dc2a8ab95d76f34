import { Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { createActivities } from '#activities/create-activities';
import type { Environment } from '#config/environment';
import type { Clock } from '#persistence/clock';
import { connect, type Database } from '#persistence/database';
import { connectionName } from '#persistence/keys/given-keys';
import { sweepFiles } from '#persistence/files/sweep-files';
import { outsideFiles } from '#persistence/outside-files';
import { assertNoneReturned } from '#persistence/sealing/after-restore';
import { sweepPlaces } from '#persistence/placement/give-places';
import { ProgramShelf } from '#persistence/programs';
import { createDoorbell, type Doorbell } from '#temporal/doorbell';
import type { MasterKeys } from '#temporal/payload-codec';
import { configuredChannels } from './channels/configured.js';
import { DeliveryCounts } from './delivery-counts.js';
import { Dispatcher } from './dispatcher.js';
import { HealthServer } from './health-server.js';
import { createMetrics } from './metrics.js';
import { OutsideWatch } from './outside-watch.js';
import { StaffWatch } from './staff-watch.js';
import { Sweeper } from './sweeper.js';
import { TemporalHost, type TemporalHostOptions } from './temporal-host.js';
import { kindAndPlace } from './temporal-log.js';

export interface WorkerSettings {
  environment: Environment;
  masterKeys: MasterKeys;
  workflowBundle: TemporalHostOptions['workflowBundle'];
  clock: Clock;
  maxCachedWorkflows: number;
}

/** All that runs in a worker process, begun and ended in order. */
export class WorkerProcess implements BeforeApplicationShutdown {
  private readonly log = new Logger('Worker');

  private constructor(
    private readonly parts: {
      database: Database;
      doorbell: Doorbell;
      sweeper: Sweeper;
      dispatcher: Dispatcher;
      staffWatch: StaffWatch;
      outsideWatch: OutsideWatch;
      host: TemporalHost;
      health: HealthServer;
    },
    readonly healthPort: number,
  ) {}

  /** Rejects where the Worker died: see TemporalHost. */
  get ended(): Promise<void> {
    return this.parts.host.ended;
  }

  static async start({ environment, masterKeys, workflowBundle, clock, maxCachedWorkflows }: WorkerSettings): Promise<WorkerProcess> {
    const { temporal, workerHealthPort } = environment;
    const database = await connect({ url: workerDatabaseUrl(environment), name: connectionName('worker', masterKeys) });
    await assertNoneReturned(database.pool, outsideFiles(environment).ledger);
    const doorbell = createDoorbell(temporal, masterKeys);
    const shelf = new ProgramShelf();
    const givePlaces = (failed: (error: unknown) => void) => sweepPlaces({ database, clock, shelf }, failed);
    const sweeper = new Sweeper({ database, doorbell, clock, givePlaces, sweepFiles: () => sweepFiles({ database, clock }), log: sweepLog });
    const staffWatch = new StaffWatch({ database, shelf, clock, log: staffWatchLog });
    const outsideWatch = new OutsideWatch({ database, clock, ...outsideFiles(environment), everyMs: environment.outside.anchorEveryMinutes * 60_000, failed: outsideFailed });
    const deliveries = new DeliveryCounts();
    const { publicUrl } = environment.channels;
    const dispatcher = new Dispatcher({
      database,
      clock,
      channels: configuredChannels(environment, clock),
      ...(publicUrl !== undefined && { publicUrl }),
      changed: (change) => deliveries.add(change),
      log: dispatchLog,
    });
    let host: TemporalHost | undefined;
    let alive = true;
    const health = new HealthServer({
      isAlive: () => alive,
      parts: async () => ({
        worker: host?.isPolling() ?? false,
        database: await answers(database),
        temporal: await doorbell.isReachable(),
      }),
      metrics: createMetrics(sweeper.counts, doorbell.counts, deliveries),
    });
    try {
      const healthPort = await health.listen(workerHealthPort);
      const activities = createActivities({ database, clock, shelf });
      host = await TemporalHost.start({ temporal, masterKeys, workflowBundle, activities, maxCachedWorkflows });
      host.ended.catch(() => (alive = false));
      sweeper.start();
      dispatcher.start();
      staffWatch.start();
      outsideWatch.start();
      return new WorkerProcess({ database, doorbell, sweeper, dispatcher, staffWatch, outsideWatch, host, health }, healthPort);
    } catch (error) {
      await health.close();
      await doorbell.close();
      await database.close();
      throw error;
    }
  }

  /** No new rings, then no new work, and the connections only after the last of it has ended; messages under way end meanwhile. */
  async beforeApplicationShutdown(): Promise<void> {
    const { database, doorbell, sweeper, dispatcher, staffWatch, outsideWatch, host, health } = this.parts;
    const lastLook = Promise.all([staffWatch.stop(), outsideWatch.stop()]);
    const lastMessage = dispatcher.stop();
    await sweeper.stop();
    await host.stop();
    await lastMessage;
    await lastLook;
    await doorbell.close();
    await database.close();
    await health.close();
    this.log.log('Stopped');
  }
}

const sweepLog = {
  log: new Logger('Sweeper'),
  stalled(caseId: string) {
    this.log.error(`Case ${caseId} has not moved for 10 minutes`);
  },
  failed(error: unknown) {
    this.log.warn(`A sweep failed: ${kindAndPlace(error) ?? 'unknown'}`);
  },
};

const dispatchLog = {
  log: new Logger('Dispatcher'),
  notDelivered(about: string, kind: string, state: 'failed' | 'unknown') {
    this.log.warn(`A message about ${about}, ${kind}, was not delivered: ${state}`);
  },
  failed(error: unknown) {
    this.log.warn(`Dispatching failed: ${kindAndPlace(error) ?? 'unknown'}`);
  },
};

const outsideLog = new Logger('OutsideWatch');

function outsideFailed(error: unknown): void {
  outsideLog.error(`Destroyed keys and anchors were not written down: ${kindAndPlace(error) ?? 'unknown'}`);
}

const staffWatchLog = {
  log: new Logger('StaffWatch'),
  failed(error: unknown) {
    this.log.warn(`Looking at supervision and load failed: ${kindAndPlace(error) ?? 'unknown'}`);
  },
};

function workerDatabaseUrl({ database }: Environment): string {
  const url = database.workerUrl ?? database.url;
  if (url === undefined) throw new Error('No database: set WORKER_DATABASE_URL');
  return url;
}

async function answers({ pool }: Database): Promise<boolean> {
  try {
    await pool.query('select 1');
    return true;
  } catch {
    return false;
  }
}
