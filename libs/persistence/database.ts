import { MikroORM } from '@mikro-orm/postgresql';
import type { Pool, PoolClient } from 'pg';
import { scoped } from './agency-scope.js';
import { entities } from './entities.js';

export interface Database {
  orm: MikroORM;
  /** MikroORM's own pool: the case log speaks SQL through it, each caller within their agency. */
  pool: Pool;
  close(): Promise<void>;
}

export interface ConnectOptions {
  url: string;
  /** Connections at most; 10 if absent. */
  connections?: number;
  /** What its connections are called in the database. */
  name?: string;
}

/** Connects at once, so that a wrong address fails at start and not at the first case. */
export async function connect({ url, connections = 10, name }: ConnectOptions): Promise<Database> {
  const orm = await MikroORM.init({
    entities,
    clientUrl: url,
    pool: { min: 0, max: connections },
    driverOptions: {
      ...wholeUrl(url),
      ...(name !== undefined && { application_name: name }),
      // Statements that do not wait for one another's answers share one round trip.
      pipeline: true,
      // A frozen process must not hold a case.
      lock_timeout: 5_000,
      statement_timeout: 15_000,
      idle_in_transaction_session_timeout: 10_000,
      connectionTimeoutMillis: 5_000,
    },
    forceUtcTimezone: true,
    debug: false,
  });
  const pool = scoped(await (orm.em.getConnection() as unknown as { getNativeClient(): Promise<Pool> }).getNativeClient());
  await pool.query('select 1');
  return { orm, pool, close: () => orm.close(true) };
}

/** MikroORM reads address and account out of a URL and drops the rest, `sslmode` among it: the driver reads all of it. */
export function wholeUrl(url: string): { connectionString: string } {
  return { connectionString: url };
}

/** Runs `work` in one transaction on one connection; commits its result, or rolls back what it throws. */
export async function inTransaction<T>(pool: Pool, work: (sql: PoolClient) => Promise<T>): Promise<T> {
  const connection = await pool.connect();
  try {
    await connection.query('begin');
    const result = await work(connection);
    await connection.query('commit');
    connection.release();
    return result;
  } catch (error) {
    try {
      await connection.query('rollback');
      connection.release();
    } catch (broken) {
      connection.release(broken as Error);
    }
    throw error;
  }
}
