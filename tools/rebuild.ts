import { join } from 'node:path';
import { connect } from '#persistence/database';
import { rebuildAll } from '#persistence/case-log/rebuild';
import { KeyVault } from '#persistence/keys/key-vault';
import { rebuildContacts } from '#persistence/notices/rebuild-contacts';
import { rebuildPeople } from '#persistence/people/rebuild';
import { ProgramShelf } from '#persistence/programs';
import { readEnvironment } from '#config/environment';
import { withDatabase } from './set-up/with-database.js';

const environment = readEnvironment(process.env);
const { masterKey, dataDir } = environment;

/** `npm run rebuild`: recreates the read rows of every case, by what people are recognized, and the responses to them, from the events. Safe while the system runs. */
await withDatabase(environment, async ({ ownerUrl }) => {
  const vault = await KeyVault.load(masterKey.value ?? masterKey.file ? masterKey : { ...masterKey, file: join(dataDir, 'master.key') });
  const database = await connect({ url: ownerUrl, connections: 1 });
  try {
    let cases = 0;
    const shelf = new ProgramShelf();
    await rebuildAll(database.pool, shelf, () => (cases += 1));
    await rebuildPeople(database.pool, vault);
    await rebuildContacts(database.pool, vault, shelf);
    process.stdout.write(`The read rows of ${cases} cases were rebuilt from their events\n`);
  } finally {
    await database.close();
  }
});
