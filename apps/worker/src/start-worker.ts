import { NestFactory } from '@nestjs/core';
import { Logger } from 'nestjs-pino';
import { systemClock } from '#persistence/clock';
import { installRuntime } from './temporal-log.js';
import { WorkerProcess, type WorkerSettings } from './worker-process.js';
import { WorkerModule } from './worker.module.js';

export type StartWorkerOptions = Omit<WorkerSettings, 'clock' | 'maxCachedWorkflows'> &
  Partial<Pick<WorkerSettings, 'clock' | 'maxCachedWorkflows'>> & {
    /** Stop cleanly at SIGTERM and SIGINT: for a process that is nothing but the worker. */
    stopOnSignals?: true;
  };

export interface RunningWorker {
  /** Where /health/live, /health/ready and /metrics answer. */
  healthPort: number;
  /** Resolves after a clean stop; rejects where the Worker died. */
  ended: Promise<void>;
  stop(): Promise<void>;
}

/** Starts the worker in this process and resolves when it polls. Rejects where the database or Temporal is not there. */
export async function startWorker({ stopOnSignals, ...options }: StartWorkerOptions): Promise<RunningWorker> {
  const settings = { clock: systemClock, maxCachedWorkflows: 500, ...options };
  installRuntime();
  const app = await NestFactory.createApplicationContext(WorkerModule.with(settings), { bufferLogs: true, abortOnError: false });
  app.useLogger(app.get(Logger));
  if (stopOnSignals) app.enableShutdownHooks(['SIGTERM', 'SIGINT']);
  const worker = app.get(WorkerProcess);
  return { healthPort: worker.healthPort, ended: worker.ended, stop: () => app.close() };
}
