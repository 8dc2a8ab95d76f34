import { connect } from '#persistence/database';
import { migrate } from '#persistence/migrate';
import { seedStaff } from '#persistence/seed';
import { createTestDatabase, type TestDatabase } from '../support/servers.js';

describe('the way to the database', () => {
  let database: TestDatabase;
  beforeAll(async () => (database = await createTestDatabase()));
  afterAll(() => database.drop());

  it.each<[string, () => Promise<unknown>]>([
    ['whoever serves or works', () => connect({ url: overTls(database.apiUrl) })],
    ['whoever migrates', () => migrate(overTls(database.ownerUrl))],
    ['whoever puts staff on the list', () => seedStaff(overTls(database.ownerUrl), 'embedded', [], [])],
  ])('of %s is never in the clear where its address demands TLS', async (_who, goes) => {
    // The server of the tests speaks no TLS.
    await expect(goes()).rejects.toThrow(/does not support SSL/);
  });
});

function overTls(address: string): string {
  const url = new URL(address);
  url.searchParams.set('sslmode', 'verify-full');
  return url.href;
}
