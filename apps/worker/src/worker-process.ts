import { Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { createActivities } from '#activities/create-activities';
import type { Environment } from '#config/environment';
import type { Clock } from '#persistence/clock';
import { connect, type Database } from '#persistence/database';
import { ProgramShelf } from '#persistence/programs';
import { createDoorbell, type Doorbell } from '#temporal/doorbell';
import type { MasterKeys } from '#temporal/payload-codec';
import { HealthServer } from './health-server.js';
import { createMetrics } from './metrics.js';
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
    const database = await connect({ url: workerDatabaseUrl(environment) });
    const doorbell = createDoorbell(temporal, masterKeys);
    const sweeper = new Sweeper({ database, doorbell, clock, log: sweepLog });
    let host: TemporalHost | undefined;
    let alive = true;
    const health = new HealthServer({
      isAlive: () => alive,
      parts: async () => ({
        worker: host?.isPolling() ?? false,
        database: await answers(database),
        temporal: await doorbell.isReachable(),
      }),
      metrics: createMetrics(sweeper.counts, doorbell.counts),
    });
    try {
      const healthPort = await health.listen(workerHealthPort);
      const activities = createActivities({ database, clock, shelf: new ProgramShelf() });
      host = await TemporalHost.start({ temporal, masterKeys, workflowBundle, activities, maxCachedWorkflows });
      host.ended.catch(() => (alive = false));
      sweeper.start();
      return new WorkerProcess({ database, doorbell, sweeper, host, health }, healthPort);
    } catch (error) {
      await health.close();
      await doorbell.close();
      await database.close();
      throw error;
    }
  }

  /** No new rings, then no new work, and the connections only after the last of it has ended. */
  async beforeApplicationShutdown(): Promise<void> {
    const { database, doorbell, sweeper, host, health } = this.parts;
    await sweeper.stop();
    await host.stop();
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
