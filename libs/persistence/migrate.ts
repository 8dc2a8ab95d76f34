import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import { wholeUrl } from './database.js';
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
import { Migration012CaseSources } from './migrations/Migration012CaseSources.js';
import { Migration014Disclosures } from './migrations/Migration014Disclosures.js';
import { Migration015Docket } from './migrations/Migration015Docket.js';
import { Migration017SignIn } from './migrations/Migration017SignIn.js';
import { Migration020Agencies } from './migrations/Migration020Agencies.js';
import { Migration019Files } from './migrations/Migration019Files.js';
import { Migration018Sealing } from './migrations/Migration018Sealing.js';
import { Migration021Revisions } from './migrations/Migration021Revisions.js';
import { Migration022Transfers } from './migrations/Migration022Transfers.js';
import { Migration024WebApp } from './migrations/Migration024WebApp.js';
import { Migration023WebSessions } from './migrations/Migration023WebSessions.js';
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
    driverOptions: wholeUrl(ownerUrl),
    extensions: [Migrator],
    migrations: { migrationsList: [Migration001Record, Migration002ProgramSteps, Migration003Channels, Migration004Pathways, Migration006People, Migration007Staff, Migration008Directory, Migration010ReadIndexes, Migration011AlertDeliveries, Migration012CaseSources, Migration014Disclosures, Migration015Docket, Migration017SignIn, Migration018Sealing, Migration019Files, Migration020Agencies, Migration021Revisions, Migration022Transfers, Migration023WebSessions, Migration024WebApp], snapshot: false, silent: true },
    debug: false,
  });
  try {
    await orm.migrator.up();
    await registerPrograms(orm.em.fork(), Object.values(programs), own);
  } finally {
    await orm.close(true);
  }
}
