import pg from 'pg';
import { readEnvironment } from '#config/environment';
import { migrate } from '#persistence/migrate';

/**
 * Brings the database of DATABASE_URL to this code's schema: for deployments, before the worker and the API of a release
 * start. The login roles of API_DATABASE_URL and WORKER_DATABASE_URL are created where they are missing.
 */
const { database, programsDir } = readEnvironment(process.env);
if (!database.url) throw new Error('DATABASE_URL must be given: the address of the owner of the schema');

const owner = new pg.Client({ connectionString: database.url });
await owner.connect();
try {
  for (const url of [database.apiUrl, database.workerUrl]) {
    if (url) await ensureLogin(owner, new URL(url));
  }
} finally {
  await owner.end();
}
try {
  await migrate(database.url, programsDir);
  process.stdout.write('The database is up to date.\n');
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

async function ensureLogin(connection: pg.Client, { username, password }: URL): Promise<void> {
  const role = decodeURIComponent(username);
  const { rowCount } = await connection.query('select 1 from pg_roles where rolname = $1', [role]);
  if (rowCount) return;
  const secret = connection.escapeLiteral(decodeURIComponent(password));
  await connection.query(`create role ${connection.escapeIdentifier(role)} login password ${secret}`);
}
