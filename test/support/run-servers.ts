import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readEnvironment } from '#config/environment';
import { migrate } from '#persistence/migrate';
import { bundleWorkflows } from '#tools/bundle-workflows';
import { seedStaff } from '#persistence/seed';
import { demoOrganisations, demoStaff } from '#tools/demo-staff';
import { databaseUrls, ensureDatabase } from '#tools/set-up/database-roles';
import { postgresServer } from '#tools/set-up/postgres';
import { isAlive } from '#tools/set-up/processes';
import type { ServerProcess } from '#tools/set-up/server-process';
import { temporalServer } from '#tools/set-up/temporal';
import { timeSkippingServerBinary } from '#tools/set-up/time-skipping-server';
import { copyDatabase, issuer, templates } from './servers.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const dataRoot = resolve(readEnvironment(process.env).dataDir);
const cacheDir = join(dataRoot, 'cache');
const dataDir = join(dataRoot, `test-${process.pid}`);
const started: ServerProcess[] = [];

// Standard input closes when jest ends, however it ends.
const jestEnded = new Promise<void>((resolve_) => {
  process.stdin.resume().once('close', resolve_);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve_);
});

try {
  await mkdir(dataDir, { recursive: true });
  await removeLeftovers();
  const published = await Promise.race([startAll(), jestEnded]);
  if (published) say(JSON.stringify(published));
  await jestEnded;
} catch (error) {
  process.stderr.write(`${(error as Error).stack}\n`);
  process.exitCode = 1;
} finally {
  await Promise.all(started.map((server) => server.stop()));
  await rm(dataDir, { recursive: true, force: true });
}
process.exit();

async function startAll(): Promise<Record<string, string>> {
  const [database, temporalAddress, timeSkippingServer, workflowBundle] = await Promise.all([
    startDatabase(),
    startTemporal(),
    timeSkippingServerBinary(cacheDir, say),
    bundle(),
  ]);
  return {
    TEST_DATA_DIR: dataDir,
    TEST_CACHE_DIR: cacheDir,
    TEST_DATABASE_ADMIN_URL: database,
    TEST_TEMPORAL_ADDRESS: temporalAddress,
    TEST_TIME_SKIPPING_SERVER: timeSkippingServer,
    TEST_WORKFLOW_BUNDLE: workflowBundle,
  };
}

async function startDatabase(): Promise<string> {
  const server = await postgresServer({ dataDir, logFile: join(dataDir, 'postgres.log'), durability: 'throwAway' });
  started.push(server.process);
  await server.process.start();
  const { ownerUrl } = await ensureDatabase(server.adminUrl, dataDir, templates.empty);
  await migrate(ownerUrl);
  await copyDatabase(server.adminUrl, templates.empty, templates.staffed);
  const staffed = await databaseUrls(server.adminUrl, dataDir, templates.staffed);
  await seedStaff(staffed.ownerUrl, issuer, demoStaff, demoOrganisations);
  return server.adminUrl;
}

async function startTemporal(): Promise<string> {
  const logFile = join(dataDir, 'temporal.log');
  const server = await temporalServer({ dataDir, cacheDir, logFile, progress: say, preferUsualPorts: false, durability: 'throwAway' });
  started.push(server.process);
  await server.process.start();
  return server.address;
}

async function bundle(): Promise<string> {
  const path = join(dataDir, 'workflow-bundle.js');
  const { code } = await bundleWorkflows();
  await writeFile(path, code);
  return path;
}

/** Throw-away data of runs that were killed. */
async function removeLeftovers(): Promise<void> {
  const folders = (await readdir(dataRoot)).filter((name) => /^test-\d+$/.test(name));
  const dead = folders.filter((name) => !isAlive({ pid: Number(name.slice('test-'.length)) }));
  await Promise.all(dead.map((name) => rm(join(dataRoot, name), { recursive: true, force: true })));
}
