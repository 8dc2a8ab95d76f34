import { join, resolve } from 'node:path';
import { Connection } from '@temporalio/client';
import proto from '@temporalio/proto';
import { portNear, freePort } from './ports.js';
import type { Progress } from './progress.js';
import { ServerProcess } from './server-process.js';
import { temporalBinary } from './temporal-binary.js';

const workflowService = 'temporal.api.workflowservice.v1.WorkflowService';

/** What a workflow shows of itself to the engine's lists: never personal data. */
export const searchAttributes = ['DpadProgram', 'DpadPathway'] as const;

export interface TemporalOptions {
  readonly dataDir: string;
  /** Where binaries are kept; of its own, so that throw-away data keeps using what was built once. */
  readonly cacheDir: string;
  readonly logFile: string;
  readonly progress: Progress;
  /** Take 7233 and 8233 where they are free. */
  readonly preferUsualPorts: boolean;
  /** `throwAway` keeps its state in memory: for tests only. */
  readonly durability: 'durable' | 'throwAway';
}

export interface TemporalServer {
  readonly address: string;
  readonly uiUrl: string;
  readonly process: ServerProcess;
}

/** A Temporal development server, not yet started. */
export async function temporalServer(options: TemporalOptions): Promise<TemporalServer> {
  const file = await temporalBinary(options.cacheDir, options.progress);
  const port = options.preferUsualPorts ? await portNear(7233) : await freePort();
  const uiPort = options.preferUsualPorts ? await portNear(8233) : await freePort();
  const address = `127.0.0.1:${port}`;
  const process_ = new ServerProcess({
    name: 'Temporal',
    command: { file, args: startArguments(options, port, uiPort) },
    logFile: options.logFile,
    isReady: () => isTemporalReady(address),
    readyWithinMs: 60_000,
    stopSignal: 'SIGTERM',
    stopWithinMs: 2_000,
  });
  return { address, uiUrl: `http://localhost:${uiPort}`, process: process_ };
}

/** The file that holds a development server's state; it also tells whose a server is that a killed start left behind. */
export function temporalStateFile(dataDir: string): string {
  return resolve(join(dataDir, 'temporal.db'));
}

/** Whether the server answers for its namespace: the UI and the port are up well before that. */
export function isTemporalReady(address: string, namespace = 'default'): Promise<boolean> {
  return ask(address, async (connection) => {
    await connection.workflowService.describeNamespace({ namespace });
    return isServing(connection);
  });
}

/** Whether the server answers at all, before it has a namespace. */
export function isFrontendServing(address: string): Promise<boolean> {
  return ask(address, isServing);
}

async function isServing(connection: Connection): Promise<boolean> {
  const { status } = await connection.healthService.check({ service: workflowService });
  return status === proto.grpc.health.v1.HealthCheckResponse.ServingStatus.SERVING;
}

async function ask(address: string, question: (connection: Connection) => Promise<boolean>): Promise<boolean> {
  // Without interceptors, so without the default retries: one that is pending when the connection closes would throw.
  const connection = await Connection.connect({ address, connectTimeout: 1_000, interceptors: [] });
  try {
    return await connection.withDeadline(Date.now() + 1_000, () => question(connection));
  } finally {
    await connection.close();
  }
}

function startArguments({ dataDir, durability }: TemporalOptions, port: number, uiPort: number): string[] {
  return [
    'server',
    'start-dev',
    ...(durability === 'durable' ? ['--db-filename', temporalStateFile(dataDir)] : []),
    ...['--ip', '127.0.0.1', '--port', String(port), '--ui-port', String(uiPort), '--headless=false'],
    ...['--log-format', 'json', '--log-level', 'warn'],
    ...searchAttributes.flatMap((name) => ['--search-attribute', `${name}=Keyword`]),
  ];
}
