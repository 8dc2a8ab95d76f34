import { join } from 'node:path';
import type { Environment } from '#config/environment';
import { databaseUrls, ensureDatabase, type DatabaseUrls } from './database-roles.js';
import { postgresServer } from './postgres.js';
import { runningSystem } from './run-file.js';

/**
 * The record's database for an operating command: the running system's, DATABASE_URL's, or the data folder's own,
 * started for as long as the work takes.
 */
export async function withDatabase<T>(environment: Environment, work: (urls: DatabaseUrls) => Promise<T>): Promise<T> {
  const { dataDir, database } = environment;
  if (database.url) return work(await ensureDatabase(database.url, dataDir));
  const running = await runningSystem(dataDir);
  if (running?.postgresPort) {
    return work(await databaseUrls(`postgres://127.0.0.1:${running.postgresPort}/`, dataDir));
  }
  const logFile = join(dataDir, 'logs', 'postgres.log');
  const server = await postgresServer({ dataDir, logFile, durability: 'durable' });
  try {
    await server.process.start();
    return await work(await ensureDatabase(server.adminUrl, dataDir));
  } finally {
    await server.process.stop();
  }
}
