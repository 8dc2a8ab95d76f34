import { Logger } from '@nestjs/common';
import { DefaultLogger, Runtime, type LogEntry } from '@temporalio/worker';

const log = new Logger('Temporal');
let installed = false;

/**
 * Sends what the SDK has to say into the process's own log, and leaves signals to Nest: the SDK would otherwise stop the
 * Worker on its own at SIGTERM. Before the first connection; a second call in a process changes nothing.
 */
export function installRuntime(): void {
  if (installed) return;
  installed = true;
  Runtime.install({
    shutdownSignals: [],
    logger: new DefaultLogger('WARN', write),
    telemetryOptions: { logging: { filter: { core: 'WARN', other: 'WARN' }, forward: {} } },
  });
}

/** Ids, and of an error its kind and place: what else the SDK attaches, messages of errors included, may hold values. */
function write({ level, message, meta }: LogEntry): void {
  const { workflowId, activityType, error } = (meta ?? {}) as { workflowId?: string; activityType?: string; error?: unknown };
  const line = [message, workflowId, activityType, kindAndPlace(error)].filter((part) => part !== undefined).join(' · ');
  if (level === 'ERROR') log.error(line);
  else log.warn(line);
}

/** What an error is and where it was thrown, without its message. */
export function kindAndPlace(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error ? String(error.code) : '';
  const place = error.stack?.split('\n').find((line) => line.startsWith('    at '))?.trim() ?? '';
  return [error.name, code, place].filter((part) => part !== '').join(' ');
}
