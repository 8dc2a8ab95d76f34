import { mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { readEnvironment } from '#config/environment';
import { postgresServer } from '#tools/set-up/postgres';
import { startProductionTemporal } from '#tools/set-up/production-temporal';
import type { ServerProcess } from '#tools/set-up/server-process';
import type { BenchAddresses } from './contender.js';

/** What Temporal itself stores. */
export const temporalDatabases = ['temporal', 'temporal_visibility'];

export interface BenchServers extends BenchAddresses {
  pids: { temporal: number; postgres: number };
  /** Bytes of these databases on disk. */
  bytesOf(databases: readonly string[]): Promise<number>;
  stop(): Promise<void>;
}

/** A durable PostgreSQL and Temporal's production server on it: never the development server, which is half as fast. */
export async function startBenchServers(progress: (line: string) => void): Promise<BenchServers> {
  const root = resolve(readEnvironment(process.env).dataDir);
  const dataDir = join(root, `bench-${process.pid}`);
  await mkdir(dataDir, { recursive: true });
  const started: ServerProcess[] = [];
  const stop = async () => {
    for (const server of started.reverse()) await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    const postgres = await postgresServer({ dataDir, logFile: join(dataDir, 'postgres.log'), durability: 'durable' });
    started.push(postgres.process);
    await postgres.process.start();
    const temporal = await startProductionTemporal({
      dataDir,
      cacheDir: join(root, 'cache'),
      logFile: join(dataDir, 'temporal.log'),
      progress,
      adminUrl: postgres.adminUrl,
    });
    started.push(temporal.process);
    return {
      dataDir,
      temporalAddress: temporal.address,
      databaseAdminUrl: postgres.adminUrl,
      pids: { temporal: pidOf(temporal.process), postgres: pidOf(postgres.process) },
      bytesOf: (databases) => bytesOf(postgres.adminUrl, databases),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function pidOf(server: ServerProcess): number {
  if (!server.process) throw new Error(`${server.name} does not run`);
  return server.process.pid;
}

async function bytesOf(adminUrl: string, databases: readonly string[]): Promise<number> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await admin.query('checkpoint');
    const { rows } = await admin.query<{ bytes: string }>(
      'select sum(pg_database_size(datname)) as bytes from pg_database where datname = any($1)',
      [databases],
    );
    return Number(rows[0]?.bytes);
  } finally {
    await admin.end();
  }
}
