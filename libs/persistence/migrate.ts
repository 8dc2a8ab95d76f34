import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import { entities } from './entities.js';
import { Migration001Record } from './migrations/Migration001Record.js';
import { Migration002ProgramSteps } from './migrations/Migration002ProgramSteps.js';
import { Migration003Channels } from './migrations/Migration003Channels.js';
import { Migration004Pathways } from './migrations/Migration004Pathways.js';
import { Migration006People } from './migrations/Migration006People.js';
import { Migration007Staff } from './migrations/Migration007Staff.js';
import { Migration008Directory } from './migrations/Migration008Directory.js';
import { readProgramFolder } from './program-definitions.js';
import { Migration010ReadIndexes } from './migrations/Migration010ReadIndexes.js';
import { Migration011AlertDeliveries } from './migrations/Migration011AlertDeliveries.js';
import { registerPrograms } from './programs.js';
import { programs } from '#protocol/programs/registry';

/**
 * Brings the database of `ownerUrl` to this code's schema and registers the revisions of the shipped programs and of those
 * in `programsDir`. Throws where a registered revision differs from its definition: a published revision never changes.
 */
export async function migrate(ownerUrl: string, programsDir?: string): Promise<void> {
  const own = programsDir === undefined ? [] : await readProgramFolder(programsDir);
  const orm = await MikroORM.init({
    entities,
    clientUrl: ownerUrl,
    extensions: [Migrator],
    migrations: { migrationsList: [Migration001Record, Migration002ProgramSteps, Migration003Channels, Migration004Pathways, Migration006People, Migration007Staff, Migration008Directory, Migration010ReadIndexes, Migration011AlertDeliveries], snapshot: false, silent: true },
    debug: false,
  });
  try {
    await orm.migrator.up();
    await registerPrograms(orm.em.fork(), Object.values(programs), own);
  } finally {
    await orm.close(true);
  }
}
