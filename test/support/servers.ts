import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { embeddedStaffIssuer } from '#persistence/issuer-keys';
import { databaseUrls, type DatabaseUrls } from '#tools/set-up/database-roles';

/** Who vouches for the accounts of the demo staff. */
export const issuer = embeddedStaffIssuer;

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

/** What a test database is a copy of: migrated and empty, or with the demo staff on its lists. */
export const templates = { empty: 'dpad_template', staffed: 'dpad_staffed_template' } as const;

/** A migrated database of its own for one test file. */
export async function createTestDatabase(template: keyof typeof templates = 'empty'): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await copyDatabase(testServers.databaseAdminUrl(), templates[template], name);
  return {
    ...(await databaseUrls(testServers.databaseAdminUrl(), testServers.dataDir(), name)),
    drop: () => asAdmin(testServers.databaseAdminUrl(), (admin) => admin.query(`drop database if exists ${name} with (force)`)),
  };
}

export async function copyDatabase(adminUrl: string, template: string, name: string): Promise<void> {
  await asAdmin(adminUrl, (admin) => admin.query(`create database ${name} owner dpad_owner template ${template}`));
}

async function asAdmin(adminUrl: string, work: (admin: pg.Client) => Promise<unknown>): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
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
