import { connect } from '#persistence/database';
import { rebuildAll } from '#persistence/case-log/rebuild';
import { ProgramShelf } from '#persistence/programs';
import { readEnvironment } from '#config/environment';
import { withDatabase } from './set-up/with-database.js';

/** `npm run rebuild`: recreates the read rows of every case from its events. Safe while the system runs. */
await withDatabase(readEnvironment(process.env), async ({ ownerUrl }) => {
  const database = await connect({ url: ownerUrl, connections: 1 });
  try {
    let cases = 0;
    await rebuildAll(database.pool, new ProgramShelf(), () => (cases += 1));
    process.stdout.write(`The read rows of ${cases} cases were rebuilt from their events\n`);
  } finally {
    await database.close();
  }
});
