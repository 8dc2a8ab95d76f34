import { connect } from '#persistence/database';
import { verifyAll } from '#persistence/case-log/verify';
import { readEnvironment } from '#config/environment';
import { withDatabase } from './set-up/with-database.js';

/** `npm run verify`: walks every case's chain and names the first broken link of each. */
await withDatabase(readEnvironment(process.env), async ({ ownerUrl }) => {
  const database = await connect({ url: ownerUrl, connections: 1 });
  try {
    let cases = 0;
    let broken = 0;
    for await (const { caseId, broken: link } of verifyAll(database.pool)) {
      cases += 1;
      if (!link) continue;
      broken += 1;
      process.stdout.write(`Case ${caseId}: broken at event ${link.seq}: ${link.why}\n`);
    }
    process.stdout.write(`${cases} cases walked, ${broken} broken\n`);
    if (broken > 0) process.exitCode = 1;
  } finally {
    await database.close();
  }
});
