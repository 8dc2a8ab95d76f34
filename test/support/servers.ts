import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { databaseUrls, type DatabaseUrls } from '#tools/set-up/database-roles';

/** The servers that all tests of a run share; each test makes what it needs on them. */
export const testServers = {
  /** A folder for throw-away files; it is removed when the run ends. */
  dataDir: () => published('TEST_DATA_DIR'),
  /** Where binaries are kept from run to run. */
  cacheDir: () => published('TEST_CACHE_DIR'),
  databaseAdminUrl: () => published('TEST_DATABASE_ADMIN_URL'),
  /** A real Temporal server, host:port. */
  temporalAddress: () => published('TEST_TEMPORAL_ADDRESS'),
  /** The path of the time-skipping server's binary. */
  timeSkippingServer: () => published('TEST_TIME_SKIPPING_SERVER'),
  /** The path of the bundled workflows: a Worker's `workflowBundle.codePath`. */
  workflowBundle: () => published('TEST_WORKFLOW_BUNDLE'),
} as const;

export interface TestDatabase extends DatabaseUrls {
  drop(): Promise<void>;
}

/** A migrated, empty database of its own for one test file. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asAdmin((admin) =>
    admin.query(`create database ${name} owner dpad_owner template ${published('TEST_TEMPLATE_DATABASE')}`),
  );
  return {
    ...(await databaseUrls(testServers.databaseAdminUrl(), testServers.dataDir(), name)),
    drop: () => asAdmin((admin) => admin.query(`drop database if exists ${name} with (force)`)),
  };
}

async function asAdmin(work: (admin: pg.Client) => Promise<unknown>): Promise<void> {
  const admin = new pg.Client({ connectionString: testServers.databaseAdminUrl() });
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}

function published(name: string): string {
  const value = process.env[name];
  if (value) return value;
  throw new Error(`${name} is not set: this test needs the servers, which TEST_WITHOUT_SERVERS leaves out`);
}
