import { readEnvironment } from '#config/environment';
import { connect } from '#persistence/database';
import { outsideFiles } from '#persistence/outside-files';
import { afterRestore } from '#persistence/sealing/after-restore';
import { withDatabase } from './set-up/with-database.js';

const environment = readEnvironment(process.env);

/** `npm run after-restore`: destroys again the keys that a restored backup has brought back, by the ledger outside of the database. */
await withDatabase(environment, async ({ ownerUrl }) => {
  const database = await connect({ url: ownerUrl, connections: 1 });
  try {
    const { destroyedAgain, toSealAnew } = await afterRestore(database.pool, await outsideFiles(environment).ledger.read());
    process.stdout.write(`${destroyedAgain} keys had come back, and were destroyed again\n`);
    for (const caseId of toSealAnew) process.stdout.write(`Case ${caseId}: the restored record does not say that it was sealed: seal it again\n`);
  } finally {
    await database.close();
  }
});
