import { NativeConnection, Worker, type WorkerOptions } from '@temporalio/worker';
import type { Environment } from '#config/environment';
import { endpointOf } from '#temporal/connection';
import { createDataConverter } from '#temporal/data-converter';
import type { MasterKeys } from '#temporal/payload-codec';

export interface TemporalHostOptions {
  temporal: Environment['temporal'];
  masterKeys: MasterKeys;
  /** Bundled beforehand: by the build, or once for all tests. */
  workflowBundle: { code: string } | { codePath: string };
  activities: object;
  /** How many cases stay in memory, each about 0.25 MB. One that does not is replayed, or begun anew, when it is rung. */
  maxCachedWorkflows: number;
}

/** The Temporal Worker: one a process. */
export class TemporalHost {
  private stopping = false;

  private constructor(
    private readonly connection: NativeConnection,
    private readonly worker: Worker,
    /** Resolves after a clean stop; rejects where the Worker died: the process has to end then, and be seen to. */
    readonly ended: Promise<void>,
  ) {
    // The host's owner decides what a death means; before it listens, this must not end the process.
    ended.catch(() => undefined);
  }

  static async start({ temporal, masterKeys, workflowBundle, activities, maxCachedWorkflows }: TemporalHostOptions): Promise<TemporalHost> {
    const connection = await NativeConnection.connect(endpointOf(temporal));
    try {
      const worker = await Worker.create({
        connection,
        namespace: temporal.namespace,
        taskQueue: temporal.taskQueue,
        workflowBundle,
        activities,
        dataConverter: createDataConverter(masterKeys),
        maxCachedWorkflows,
        ...pace,
      });
      return new TemporalHost(connection, worker, worker.run());
    } catch (error) {
      await connection.close();
      throw error;
    }
  }

  isPolling(): boolean {
    return this.worker.getState() === 'RUNNING';
  }

  /** Lets what runs come to its end, then closes the connection. May be called again, and after the Worker has died. */
  async stop(): Promise<void> {
    if (this.stopping) return;
    this.stopping = true;
    if (this.isPolling()) this.worker.shutdown();
    await this.ended.catch(() => undefined);
    await this.connection.close();
  }
}

const pace: Partial<WorkerOptions> = {
  // Bounds how long a case stands still after the worker that had it in memory was killed.
  stickyQueueScheduleToStartTimeout: '3 seconds',
  // Longer than the longest activity, shorter than the 10 seconds within which everything stops.
  shutdownGraceTime: '7 seconds',
  shutdownForceTime: '9 seconds',
};
