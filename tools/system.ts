import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readEnvironment, type Environment } from '#config/environment';
import { embeddedStaffIssuer } from '#persistence/issuer-keys';
import { connect } from '#persistence/database';
import { outsideFiles } from '#persistence/outside-files';
import { afterRestore } from '#persistence/sealing/after-restore';
import { migrate } from '#persistence/migrate';
import { KeyVault } from '#persistence/keys/key-vault';
import { readOrCreateSecretFile } from '#persistence/secret-file';
import { seedStaff } from '#persistence/seed';
import { seedDirectories } from '#tools/demo-directory';
import { demoOrganisations, demoStaff } from '#tools/demo-staff';
import { builtApps, ensureBuilt } from './set-up/build.js';
import { ensureDatabase, type DatabaseUrls } from './set-up/database-roles.js';
import { tryLock, type Lock } from './set-up/lock.js';
import { isPortFree, portNear } from './set-up/ports.js';
import { postgresFolder, postgresServer } from './set-up/postgres.js';
import { identify } from './set-up/processes.js';
import type { Progress } from './set-up/progress.js';
import { endLeftovers, removeRunFile, writeRunFile, type RunFile, type RunningProcess } from './set-up/run-file.js';
import { ServerProcess } from './set-up/server-process.js';
import { assertTemporalObtainable } from './set-up/temporal-binary.js';
import { temporalServer, temporalStateFile } from './set-up/temporal.js';

type Variables = Readonly<Record<string, string | undefined>>;

export interface SystemOptions {
  /** The environment to start in; PORT, DATA_DIR and the rest are read from it. By default, this process's. */
  readonly variables?: Variables;
  /** Where binaries are kept; by default `cache` in the data folder. */
  readonly cacheDir?: string;
  /** What to start besides PostgreSQL and Temporal; by default both. */
  readonly apps?: readonly ('api' | 'worker')[];
  /** `throwAway` gives up the database's durability for speed: for tests. */
  readonly durability?: 'durable' | 'throwAway';
  /** `restart` starts again what goes down by itself; `leave` is for tests that bring it down on purpose. */
  readonly onCrash?: 'restart' | 'leave';
  readonly progress?: Progress;
  /** Errors of the API and the worker, a line each. */
  readonly onError?: Progress;
  /** Aborting it stops everything, also in the middle of the start. */
  readonly signal?: AbortSignal;
}

export interface RunningSystem {
  readonly dataDir: string;
  readonly port: number;
  /** `http://localhost:<PORT>` */
  readonly apiUrl: string;
  readonly workerHealthUrl: string;
  readonly database: DatabaseUrls;
  readonly temporal: { readonly address: string; readonly uiUrl?: string };
  /** The servers that this system runs itself: each can be killed and started again. */
  readonly servers: {
    readonly postgres?: ServerProcess;
    readonly temporal?: ServerProcess;
    readonly api?: ServerProcess;
    readonly worker?: ServerProcess;
  };
  stop(): Promise<void>;
}

/**
 * Starts the whole system, or parts of it, on one data folder: builds what is out of date, brings up PostgreSQL and
 * Temporal where none is given, migrates, and starts the API and the worker.
 *
 * @throws before anything is started where the port is busy, the data folder is in use or no Temporal can be had.
 */
export async function startSystem(options: SystemOptions = {}): Promise<RunningSystem> {
  const variables = options.variables ?? process.env;
  const environment = readEnvironment(variables);
  const dataDir = resolve(environment.dataDir);
  const lock = await lockData(dataDir);
  const start = new SystemStart({ ...options, variables, environment, dataDir, lock });
  try {
    return await start.run();
  } catch (error) {
    await start.stop();
    throw error;
  }
}

interface StartOptions extends SystemOptions {
  readonly variables: Variables;
  readonly environment: Environment;
  readonly dataDir: string;
  readonly lock: Lock;
}

/**
 * No source maps for the worker: Temporal's SDK takes a stack trace at every promise, and they make each one dearer. And a
 * small young generation: with V8's own choice most of its memory is garbage of cases, not yet collected (docs/bench.md).
 */
const flagsOf = { api: ['--enable-source-maps'], worker: ['--max-semi-space-size=4'] } as const;

class SystemStart {
  private readonly servers: { -readonly [K in keyof RunningSystem['servers']]: ServerProcess } = {};
  private readonly marks = new Map<string, string>();
  private postgresPort: number | undefined;
  private temporal: RunningSystem['temporal'] | undefined;
  private workerHealthPort = 0;
  private stopping: Promise<void> | undefined;
  private recording: Promise<void> = Promise.resolve();

  constructor(private readonly options: StartOptions) {}

  async run(): Promise<RunningSystem> {
    const { dataDir, environment, signal } = this.options;
    signal?.addEventListener('abort', () => void this.stop());
    await endLeftovers(dataDir);
    await this.assertStartable();
    const [database, temporal] = await settled([this.startDatabase(), this.startTemporal(), this.build()]);
    await this.startApps(database, temporal.address);
    const apiUrl = `http://localhost:${environment.port}`;
    const workerHealthUrl = this.workerHealthUrl();
    const stop = (): Promise<void> => this.stop();
    return { dataDir, port: environment.port, apiUrl, workerHealthUrl, database, temporal, servers: this.servers, stop };
  }

  /** The worker first, so that nothing is half done; what the others stand on last. */
  stop(): Promise<void> {
    this.stopping ??= this.stopAll();
    return this.stopping;
  }

  private readonly say: Progress = (line) => this.options.progress?.(line);

  private async stopAll(): Promise<void> {
    const { worker, api, temporal, postgres } = this.servers;
    for (const server of [worker, api, temporal, postgres]) await server?.stop();
    await this.recording;
    await removeRunFile(this.options.dataDir);
    await this.options.lock.release();
  }

  private async assertStartable(): Promise<void> {
    const { environment, dataDir, cacheDir = join(dataDir, 'cache') } = this.options;
    if (this.runs('api') && !(await isPortFree(environment.port))) {
      throw new Error(`Port ${environment.port} is busy: stop what listens there, or set PORT to another port`);
    }
    if (!environment.temporal.address) await assertTemporalObtainable(cacheDir);
  }

  private async build(): Promise<void> {
    if (this.runs('api') || this.runs('worker')) await ensureBuilt(this.say);
  }

  private async startDatabase(): Promise<DatabaseUrls> {
    const { environment, dataDir } = this.options;
    const adminUrl = environment.database.url ?? (await this.startPostgres());
    const database = await ensureDatabase(adminUrl, dataDir);
    this.say('Bringing the database up to date');
    await migrate(database.ownerUrl, environment.programsDir);
    await this.destroyAgain(database);
    if (environment.oidc.embedded) {
      await seedStaff(database.ownerUrl, embeddedStaffIssuer, demoStaff, demoOrganisations);
      await seedDirectories(database.apiUrl, await KeyVault.load(await this.masterKey()));
    }
    return database;
  }

  /** A database that was restored from a backup brings no destroyed key back. */
  private async destroyAgain({ ownerUrl }: DatabaseUrls): Promise<void> {
    const owner = await connect({ url: ownerUrl, connections: 1 });
    try {
      const { destroyedAgain } = await afterRestore(owner.pool, await outsideFiles({ ...this.options.environment, dataDir: this.options.dataDir }).ledger.read());
      if (destroyedAgain > 0) this.say(`${destroyedAgain} destroyed keys had come back with a backup, and were destroyed again`);
    } finally {
      await owner.close();
    }
  }

  private async startPostgres(): Promise<string> {
    const { dataDir, durability = 'durable' } = this.options;
    this.say('Starting PostgreSQL');
    const server = await postgresServer({ dataDir, logFile: this.logFile('postgres'), durability });
    this.postgresPort = Number(new URL(server.adminUrl).port);
    await this.startServer('postgres', server.process, postgresFolder(dataDir));
    return server.adminUrl;
  }

  private async startTemporal(): Promise<RunningSystem['temporal']> {
    const { environment, dataDir, cacheDir = join(dataDir, 'cache') } = this.options;
    if (environment.temporal.address) return { address: environment.temporal.address };
    const server = await temporalServer({
      dataDir,
      cacheDir,
      logFile: this.logFile('temporal'),
      progress: this.say,
      preferUsualPorts: true,
      durability: 'durable',
    });
    this.say('Starting Temporal');
    this.temporal = { address: server.address, uiUrl: server.uiUrl };
    await this.startServer('temporal', server.process, temporalStateFile(dataDir));
    return this.temporal;
  }

  private async startApps(database: DatabaseUrls, temporalAddress: string): Promise<void> {
    const { environment } = this.options;
    this.workerHealthPort = await portNear(environment.workerHealthPort);
    const variables = await this.appVariables(temporalAddress);
    const api = this.app('api', { ...variables, ...(await this.packetKeyFile()), API_DATABASE_URL: database.apiUrl }, `${this.apiUrl()}/api/health/ready`);
    const worker = this.app(
      'worker',
      { ...variables, WORKER_DATABASE_URL: database.workerUrl },
      `${this.workerHealthUrl()}/health/ready`,
    );
    const wanted = [
      ['api', api],
      ['worker', worker],
    ] as const;
    await settled(
      wanted.filter(([name]) => this.runs(name)).map(([name, server]) => {
        this.say(`Starting ${name === 'api' ? 'the API' : 'the worker'}`);
        return this.startServer(name, server, builtApps[name]);
      }),
    );
  }

  private app(name: 'api' | 'worker', env: NodeJS.ProcessEnv, readyUrl: string): ServerProcess {
    return new ServerProcess({
      name: name === 'api' ? 'The API' : 'The worker',
      command: { file: process.execPath, args: [...flagsOf[name], builtApps[name]], env },
      logFile: this.logFile(name),
      isReady: () => saysYes(readyUrl),
      readyWithinMs: 60_000,
      stopSignal: 'SIGTERM',
      stopWithinMs: name === 'worker' ? 3_500 : 2_000,
      onLine: (line) => {
        if (isError(line)) this.options.onError?.(`${name}: ${line}`);
      },
    });
  }

  /** The key that is given, or the data folder's own. */
  private async masterKey(): Promise<Environment['masterKey']> {
    const { environment, dataDir } = this.options;
    const { value, file } = environment.masterKey;
    return (value ?? file) ? environment.masterKey : { ...environment.masterKey, file: await keyFile(dataDir, 'master.key') };
  }

  /** What signs court packets is the API's alone: the data folder's own key, where none is given. */
  private async packetKeyFile(): Promise<NodeJS.ProcessEnv> {
    const { environment, dataDir } = this.options;
    const { value, file } = environment.packetKey;
    return (value ?? file) ? {} : { DPAD_PACKET_KEY_FILE: await keyFile(dataDir, 'packet.key') };
  }

  /** What both apps are told. Neither learns the address of the superuser or of the other's role. */
  private async appVariables(temporalAddress: string): Promise<NodeJS.ProcessEnv> {
    const { variables, environment, dataDir } = this.options;
    const { DATABASE_URL: _admin, API_DATABASE_URL: _api, WORKER_DATABASE_URL: _worker, ...kept } = variables;
    const { file } = await this.masterKey();
    return {
      ...kept,
      ...(file === undefined ? {} : { DPAD_MASTER_KEY_FILE: file }),
      DATA_DIR: dataDir,
      PORT: String(environment.port),
      WORKER_PORT: String(this.workerHealthPort),
      TEMPORAL_ADDRESS: temporalAddress,
    };
  }

  private async startServer(name: keyof RunningSystem['servers'], server: ServerProcess, mark: string): Promise<void> {
    if (this.stopping) throw new Error('The start was interrupted');
    this.servers[name] = server;
    this.marks.set(name, mark);
    const started = server.start();
    // Recorded before it is ready: a start that is killed now must find it the next time.
    await this.record();
    await started;
    if (this.options.onCrash !== 'restart') return;
    server.keepRunning(this.say, () => this.record());
  }

  /** One after the other: servers that start side by side write the same file. */
  private record(): Promise<void> {
    this.recording = this.recording.then(async () => {
      if (!this.stopping) await writeRunFile(this.options.dataDir, this.runFile());
    });
    return this.recording;
  }

  private runFile(): RunFile {
    const processes = Object.entries(this.servers).flatMap(([name, server]): RunningProcess[] => {
      const identity = server.process;
      return identity ? [{ name, ...identity, mark: this.marks.get(name) ?? name }] : [];
    });
    return {
      startedBy: identify(process.pid),
      port: this.options.environment.port,
      apiUrl: this.apiUrl(),
      workerHealthUrl: this.workerHealthUrl(),
      temporal: this.temporal,
      postgresPort: this.postgresPort,
      processes,
    };
  }

  private runs(app: 'api' | 'worker'): boolean {
    return (this.options.apps ?? ['api', 'worker']).includes(app);
  }

  private apiUrl(): string {
    return `http://localhost:${this.options.environment.port}`;
  }

  private workerHealthUrl(): string {
    return `http://localhost:${this.workerHealthPort}`;
  }

  private logFile(name: string): string {
    return join(this.options.dataDir, 'logs', `${name}.log`);
  }
}

async function lockData(dataDir: string): Promise<Lock> {
  await mkdir(dataDir, { recursive: true });
  const lock = await tryLock(join(dataDir, 'start.lock'));
  if ('release' in lock) return lock;
  throw new Error(`Process ${lock.heldBy} already runs a system on ${dataDir}: stop it, or set DATA_DIR to another folder`);
}

async function keyFile(dataDir: string, name: string): Promise<string> {
  const path = join(dataDir, name);
  await readOrCreateSecretFile(path, () => `${randomBytes(32).toString('base64')}\n`);
  return path;
}

async function saysYes(url: string): Promise<boolean> {
  const response = await fetch(url, { signal: AbortSignal.timeout(1_000) });
  await response.body?.cancel();
  return response.status === 200;
}

/** A structured log line of level error or worse, or anything that is not a structured log line. */
function isError(line: string): boolean {
  try {
    const { level } = JSON.parse(line) as { level?: number | string };
    return typeof level === 'number' ? level >= 50 : level === 'error' || level === 'fatal';
  } catch {
    return line.trim() !== '';
  }
}

/** Like Promise.all, but waits for all of them, so that nothing is still starting while the rest is stopped. */
async function settled<T extends readonly unknown[] | []>(work: T): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(work);
  return Promise.all(work);
}
