import { setTimeout as pause } from 'node:timers/promises';
import proto from '@temporalio/proto';
import { Client, isGrpcServiceError, type Connection, type WorkflowSignalWithStartOptions } from '@temporalio/client';
import { defineSearchAttributeKey, WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import { openConnection, type TemporalSettings } from './connection.js';
import { createDataConverter } from './data-converter.js';
import type { MasterKeys } from './payload-codec.js';

/** The one signal: it says that there is something new in the record, and nothing else. */
export const newsArrived = 'newsArrived';

export function caseWorkflowId(caseId: string): string {
  return `case-${caseId}`;
}

export interface Doorbell {
  /**
   * Tells the case's process that there is news, and starts the process where it does not run. Ends within its
   * deadline and never throws: a ring that failed is repeated by the sweeper.
   */
  ring(caseId: string, pathwayId: string, programId?: string): Promise<void>;
  /** Whether a ring would be heard now; answers within its deadline. */
  isReachable(): Promise<boolean>;
  /** Whether a worker has asked for work lately; one that was killed counts for a little over a minute more. */
  isHeard(): Promise<boolean>;
  /** Since this doorbell was made. */
  readonly counts: Readonly<RingCounts>;
  close(): Promise<void>;
}

export interface RingCounts {
  rings: number;
  failures: number;
}

const program = defineSearchAttributeKey('DpadProgram', 'KEYWORD');
const pathway = defineSearchAttributeKey('DpadPathway', 'KEYWORD');
const grpcCodes = { invalidArgument: 3, unavailable: 14 };
const pauseMs = 200;
/** A worker's poll lasts a minute; one older than this has nobody behind it. */
const pollMs = 75_000;

export function createDoorbell(temporal: TemporalSettings, masterKeys: MasterKeys, { deadlineMs = 2_000 } = {}): Doorbell {
  return new TemporalDoorbell(openConnection(temporal), temporal, masterKeys, deadlineMs);
}

class TemporalDoorbell implements Doorbell {
  readonly counts: RingCounts = { rings: 0, failures: 0 };
  private readonly workflows: Client['workflow'];
  /** Set once a server has said that it does not know them: they only help to search in Temporal's own pages. */
  private withoutSearchAttributes = false;

  constructor(
    private readonly connection: Connection,
    private readonly temporal: TemporalSettings,
    masterKeys: MasterKeys,
    private readonly deadlineMs: number,
  ) {
    const dataConverter = createDataConverter(masterKeys);
    this.workflows = new Client({ connection, namespace: temporal.namespace, dataConverter }).workflow;
  }

  async ring(caseId: string, pathwayId: string, programId?: string): Promise<void> {
    this.counts.rings += 1;
    try {
      await this.beforeDeadline(() => this.signal(caseId, pathwayId, programId));
    } catch (error) {
      // The process has ended, and its case with it: nobody has to hear this.
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) this.counts.failures += 1;
    }
  }

  async isReachable(): Promise<boolean> {
    const { namespace } = this.temporal;
    try {
      await this.beforeDeadline(() => this.connection.workflowService.describeNamespace({ namespace }));
      return true;
    } catch {
      return false;
    }
  }

  async isHeard(): Promise<boolean> {
    const { namespace, taskQueue: name } = this.temporal;
    try {
      const asked = { namespace, taskQueue: { name }, taskQueueType: proto.temporal.api.enums.v1.TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW };
      const { pollers } = await this.beforeDeadline(() => this.connection.workflowService.describeTaskQueue(asked));
      return pollers.some(({ lastAccessTime }) => Number(lastAccessTime?.seconds ?? 0) * 1_000 > Date.now() - pollMs);
    } catch {
      return false;
    }
  }

  async close(): Promise<void> {
    await this.connection.close();
  }

  private async signal(caseId: string, pathwayId: string, programId?: string): Promise<void> {
    const options: WorkflowSignalWithStartOptions & { args: [{ caseId: string }] } = {
      workflowId: caseWorkflowId(caseId),
      taskQueue: this.temporal.taskQueue,
      args: [{ caseId }],
      signal: newsArrived,
      // A run that finds the case closed ends at once; a record restored to before its closing goes on (decision 2).
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      workflowIdConflictPolicy: 'USE_EXISTING',
      // Bounds how long a case stands still after its worker was killed.
      workflowTaskTimeout: '5 seconds',
    };
    if (programId === undefined || this.withoutSearchAttributes) {
      await this.workflows.signalWithStart(pathwayId, options);
      return;
    }
    const typedSearchAttributes = [
      { key: pathway, value: pathwayId },
      { key: program, value: programId },
    ];
    try {
      await this.workflows.signalWithStart(pathwayId, { ...options, typedSearchAttributes });
    } catch (error) {
      if (!isUnknownSearchAttribute(error)) throw error;
      this.withoutSearchAttributes = true;
      await this.workflows.signalWithStart(pathwayId, options);
    }
  }

  private async beforeDeadline<T>(call: () => Promise<T>): Promise<T> {
    const deadline = Date.now() + this.deadlineMs;
    for (;;) {
      try {
        return await this.connection.withDeadline(deadline, call);
      } catch (error) {
        // A server that restarts is back within the deadline more often than not.
        if (grpcCauseOf(error)?.code !== grpcCodes.unavailable || Date.now() + pauseMs > deadline) throw error;
        await pause(pauseMs);
      }
    }
  }
}

function isUnknownSearchAttribute(error: unknown): boolean {
  const cause = grpcCauseOf(error);
  return cause?.code === grpcCodes.invalidArgument && /search attribute/i.test(cause.details);
}

/** The SDK wraps what gRPC said. */
function grpcCauseOf(error: unknown): { code: number; details: string } | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (isGrpcServiceError(cause)) return cause;
  }
  return undefined;
}
