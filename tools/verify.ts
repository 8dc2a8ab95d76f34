import { verifyAll } from '#persistence/case-log/verify';
import { connect } from '#persistence/database';
import { verifyProgramLogs } from '#persistence/program-log/verify';
import { readEnvironment } from '#config/environment';
import { withDatabase } from './set-up/with-database.js';

/** `npm run verify`: walks every case's chain, and every program's, and names the first broken link of each. */
await withDatabase(readEnvironment(process.env), async ({ ownerUrl }) => {
  const database = await connect({ url: ownerUrl, connections: 1 });
  try {
    const cases = await walk(verifyAll(database.pool), ({ caseId }) => `Case ${caseId}`);
    const programLogs = await walk(verifyProgramLogs(database.pool), ({ programId }) => `Program ${programId}`);
    process.stdout.write(`${cases.walked} cases walked, ${cases.broken} broken\n`);
    process.stdout.write(`${programLogs.walked} program logs walked, ${programLogs.broken} broken\n`);
    if (cases.broken + programLogs.broken > 0) process.exitCode = 1;
  } finally {
    await database.close();
  }
});

interface Walked {
  broken: { seq: number; why: string } | undefined;
}

async function walk<T extends Walked>(chains: AsyncIterable<T>, nameOf: (chain: T) => string): Promise<{ walked: number; broken: number }> {
  const count = { walked: 0, broken: 0 };
  for await (const chain of chains) {
    count.walked += 1;
    if (!chain.broken) continue;
    count.broken += 1;
    process.stdout.write(`${nameOf(chain)}: broken at event ${chain.broken.seq}: ${chain.broken.why}\n`);
  }
  return count;
}
