import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import { entities } from './entities.js';
import { Migration001Record } from './migrations/Migration001Record.js';
import { registerPrograms } from './programs.js';
import { programs } from '#protocol/programs/registry';

/**
 * Brings the database of `ownerUrl` to this code's schema and registers the shipped programs' revisions.
 * Throws where a registered revision differs from the shipped one: a published revision never changes.
 */
export async function migrate(ownerUrl: string): Promise<void> {
  const orm = await MikroORM.init({
    entities,
    clientUrl: ownerUrl,
    extensions: [Migrator],
    migrations: { migrationsList: [Migration001Record], snapshot: false, silent: true },
    debug: false,
  });
  try {
    await orm.migrator.up();
    await registerPrograms(orm.em.fork(), Object.values(programs));
  } finally {
    await orm.close(true);
  }
}
