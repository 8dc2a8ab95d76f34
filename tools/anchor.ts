import { readEnvironment } from '#config/environment';
import { chainHeads } from '#persistence/anchors/chain-heads';
import { systemClock } from '#persistence/clock';
import { connect } from '#persistence/database';
import { outsideFiles } from '#persistence/outside-files';
import { withDatabase } from './set-up/with-database.js';

const environment = readEnvironment(process.env);

/** `npm run anchor`: writes down at once, outside of the database, how far each log has come. */
await withDatabase(environment, async ({ ownerUrl }) => {
  const database = await connect({ url: ownerUrl, connections: 1 });
  try {
    const added = await outsideFiles(environment).anchors.add(database.pool, chainHeads, systemClock.now());
    process.stdout.write(`${added} logs have grown since they were anchored last\n`);
  } finally {
    await database.close();
  }
});
