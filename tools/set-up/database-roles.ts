import pg from 'pg';
import { secretsOf } from './database-secrets.js';

export interface DatabaseUrls {
  readonly ownerUrl: string;
  readonly apiUrl: string;
  readonly workerUrl: string;
}

const databaseName = 'dpad';

const roles = { owner: 'dpad_owner', api: 'dpad_api', worker: 'dpad_worker' } as const;

/**
 * Makes sure that the three login roles and the database exist. The owner alone may change the schema; what the API's
 * and the worker's role may do is granted by the migrations.
 */
export async function ensureDatabase(adminUrl: string, dataDir: string, database = databaseName): Promise<DatabaseUrls> {
  const secrets = await secretsOf(dataDir);
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await ensureRole(admin, roles.owner, secrets.ownerPassword);
    await ensureRole(admin, roles.api, secrets.apiPassword);
    await ensureRole(admin, roles.worker, secrets.workerPassword);
    await ensureOwnedDatabase(admin, database);
  } finally {
    await admin.end();
  }
  return databaseUrls(adminUrl, dataDir, database);
}

/** The addresses of a database on a server, one for each login role. */
export async function databaseUrls(serverUrl: string, dataDir: string, database = databaseName): Promise<DatabaseUrls> {
  const secrets = await secretsOf(dataDir);
  return {
    ownerUrl: urlAs(serverUrl, roles.owner, secrets.ownerPassword, database),
    apiUrl: urlAs(serverUrl, roles.api, secrets.apiPassword, database),
    workerUrl: urlAs(serverUrl, roles.worker, secrets.workerPassword, database),
  };
}

/** The same server, with other credentials and another database. */
function urlAs(url: string, user: string, password: string, database: string): string {
  const changed = new URL(url);
  changed.username = user;
  changed.password = password;
  changed.pathname = `/${database}`;
  return changed.href;
}

async function ensureRole(admin: pg.Client, role: string, password: string): Promise<void> {
  const { rowCount } = await admin.query('select 1 from pg_roles where rolname = $1', [role]);
  const verb = rowCount ? 'alter' : 'create';
  await admin.query(`${verb} role ${role} login password ${admin.escapeLiteral(password)}`);
}

async function ensureOwnedDatabase(admin: pg.Client, database: string): Promise<void> {
  const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [database]);
  if (rowCount) return;
  // A superuser may give a database to anyone; another role must be a member of the new owner.
  await admin.query(`grant ${roles.owner} to current_user`);
  await admin.query(`create database ${admin.escapeIdentifier(database)} owner ${roles.owner} template template0`);
}
