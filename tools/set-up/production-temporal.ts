import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Connection, isGrpcServiceError } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import proto from '@temporalio/proto';
import { cachedBinary } from './binary-cache.js';
import { goInstall, isGoPresent } from './go-install.js';
import { freePort } from './ports.js';
import type { Progress } from './progress.js';
import { runCommand } from './run-command.js';
import { ServerProcess } from './server-process.js';
import { isFrontendServing, isTemporalReady, searchAttributes } from './temporal.js';

const version = 'v1.32.1';
const namespace = 'default';
const retention = msToTs('7 days');
const shards = 4;
const grpcAlreadyExists = 6;

/** Temporal's two databases, with the names of their schemas in the SQL tool. */
const databases = { temporal: 'postgresql/v12/temporal', temporal_visibility: 'postgresql/v12/visibility' } as const;

export interface ProductionTemporalOptions {
  /** Configuration is written here. */
  readonly dataDir: string;
  readonly cacheDir: string;
  readonly logFile: string;
  readonly progress: Progress;
  /** A PostgreSQL superuser's address: the server's own databases are created there. */
  readonly adminUrl: string;
}

export interface ProductionTemporal {
  readonly address: string;
  readonly process: ServerProcess;
}

/**
 * Temporal's production server on PostgreSQL, started and ready: what measurements need, because the file-backed
 * development server has half its speed. Its binaries are built from source, once.
 */
export async function startProductionTemporal(options: ProductionTemporalOptions): Promise<ProductionTemporal> {
  const { cacheDir, progress, adminUrl } = options;
  if (!isGoPresent()) throw new Error('The production Temporal server is built with Go: install it from https://go.dev/doc/install');
  const sql = await builtBinary('temporal-sql', 'go.temporal.io/server/cmd/tools/sql', 'sql', cacheDir, progress);
  const server = await builtBinary('temporal-server', 'go.temporal.io/server/cmd/server', 'server', cacheDir, progress);
  await setUpSchemas(sql, new URL(adminUrl));
  return start(server, options);
}

function builtBinary(name: string, path: string, program: string, cacheDir: string, progress: Progress): Promise<string> {
  return cachedBinary({
    cacheDir,
    name: `${name}-${version}`,
    progress,
    make: async (folder) => {
      await goInstall(`${path}@${version}`, folder, progress);
      return join(folder, program);
    },
    tryOut: (built) => runCommand(built, ['--version'], { timeoutMs: 20_000 }),
  });
}

async function setUpSchemas(sql: string, { hostname, port, username, password }: URL): Promise<void> {
  const env = { ...process.env, SQL_PASSWORD: decodeURIComponent(password) };
  const server = ['--plugin', 'postgres12_pgx', '--endpoint', hostname, '--port', port || '5432', '--user', username];
  for (const [database, schema] of Object.entries(databases)) {
    const onDatabase = [...server, '--database', database];
    await runCommand(sql, [...onDatabase, 'create-database'], { env });
    await runCommand(sql, [...onDatabase, 'setup-schema', '--version', '0.0'], { env });
    await runCommand(sql, [...onDatabase, 'update-schema', '--schema-name', schema], { env });
  }
}

async function start(file: string, { dataDir, logFile, adminUrl }: ProductionTemporalOptions): Promise<ProductionTemporal> {
  const frontendPort = await freePort();
  const address = `127.0.0.1:${frontendPort}`;
  const configFile = await writeConfiguration(dataDir, new URL(adminUrl), frontendPort);
  const process_ = new ServerProcess({
    name: 'Temporal (production)',
    command: { file, args: ['--config-file', configFile, '--allow-no-auth', 'start'] },
    logFile,
    isReady: () => isFrontendServing(address),
    readyWithinMs: 60_000,
    stopSignal: 'SIGTERM',
    stopWithinMs: 10_000,
  });
  await process_.start();
  try {
    await prepareNamespace(address);
  } catch (error) {
    await process_.stop();
    throw error;
  }
  return { address, process: process_ };
}

/** The server reads YAML, of which JSON is a part. */
async function writeConfiguration(dataDir: string, admin: URL, frontendPort: number): Promise<string> {
  await mkdir(dataDir, { recursive: true });
  const configFile = join(dataDir, 'temporal-production.yaml');
  const dynamicFile = join(dataDir, 'temporal-production-dynamic.yaml');
  const dynamic = { 'system.forceSearchAttributesCacheRefreshOnRead': [{ value: true }] };
  await writeFile(dynamicFile, JSON.stringify(dynamic, null, 2));
  const configuration = {
    log: { stdout: true, level: 'warn' },
    persistence: {
      defaultStore: 'default',
      visibilityStore: 'visibility',
      numHistoryShards: shards,
      datastores: { default: { sql: store(admin, 'temporal', 20) }, visibility: { sql: store(admin, 'temporal_visibility', 10) } },
    },
    global: { membership: { maxJoinDuration: '30s', broadcastAddress: '127.0.0.1' } },
    services: {
      frontend: { rpc: { ...(await rpc()), grpcPort: frontendPort } },
      matching: { rpc: await rpc() },
      history: { rpc: await rpc() },
      worker: { rpc: await rpc() },
    },
    clusterMetadata: {
      enableGlobalNamespace: false,
      failoverVersionIncrement: 10,
      masterClusterName: 'active',
      currentClusterName: 'active',
      clusterInformation: {
        active: { enabled: true, initialFailoverVersion: 1, rpcName: 'frontend', rpcAddress: `127.0.0.1:${frontendPort}` },
      },
    },
    dcRedirectionPolicy: { policy: 'noop' },
    dynamicConfigClient: { filepath: dynamicFile, pollInterval: '60s' },
  };
  // It holds the database's password.
  await writeFile(configFile, JSON.stringify(configuration, null, 2), { mode: 0o600 });
  return configFile;
}

function store({ hostname, port, username, password }: URL, databaseName: string, connections: number): object {
  return {
    pluginName: 'postgres12_pgx',
    databaseName,
    connectAddr: `${hostname}:${port || '5432'}`,
    connectProtocol: 'tcp',
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    maxConns: connections,
    maxIdleConns: connections,
    maxConnLifetime: '1h',
  };
}

async function rpc(): Promise<{ grpcPort: number; membershipPort: number; bindOnLocalHost: true }> {
  return { grpcPort: await freePort(), membershipPort: await freePort(), bindOnLocalHost: true };
}

async function prepareNamespace(address: string): Promise<void> {
  const connection = await Connection.connect({ address });
  try {
    await unlessThere(
      connection.workflowService.registerNamespace({ namespace, workflowExecutionRetentionPeriod: retention }),
    );
    await untilReady(address);
    const keyword = proto.temporal.api.enums.v1.IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD;
    const wanted = Object.fromEntries(searchAttributes.map((name) => [name, keyword]));
    await unlessThere(connection.operatorService.addSearchAttributes({ namespace, searchAttributes: wanted }));
  } finally {
    await connection.close();
  }
}

async function untilReady(address: string): Promise<void> {
  const until = Date.now() + 30_000;
  while (!(await isTemporalReady(address, namespace).catch(() => false))) {
    if (Date.now() > until) throw new Error(`Temporal at ${address} did not make its namespace ready within 30 s`);
    await wait(100);
  }
}

async function unlessThere(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!isGrpcServiceError(error) || (error.code as number) !== grpcAlreadyExists) throw error;
  }
}
