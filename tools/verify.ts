import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { verifyAnchors } from '#persistence/anchors/verify-anchors';
import { verifyAudit } from '#persistence/audit/verify-audit';
import { verifyAll, verifyCase } from '#persistence/case-log/verify';
import { connect } from '#persistence/database';
import { verifyAllDisclosures } from '#persistence/disclosures/verify';
import { outsideFiles } from '#persistence/outside-files';
import { readPacketFile } from '#persistence/packets/packet-file';
import { entriesNotInLog } from '#persistence/packets/packet-in-log';
import { verifyProgramLogs } from '#persistence/program-log/verify';
import { readEnvironment } from '#config/environment';
import { withDatabase } from './set-up/with-database.js';

const environment = readEnvironment(process.env);
const { packet } = parseArgs({ options: { packet: { type: 'string' } } }).values;

/**
 * `npm run verify`: walks every case's chain, every program's, every stream of the audit and every accounting of disclosures, names the first broken link of each, and
 * compares them with the anchors outside of the database. With `--packet <file>`: whether a court packet is of this record's log.
 */
await withDatabase(environment, async ({ ownerUrl }) => {
  const database = await connect({ url: ownerUrl, connections: 1 });
  try {
    if (packet !== undefined) {
      await lookUp(database.pool, packet);
      return;
    }
    const cases = await walk(verifyAll(database.pool), ({ caseId }) => `Case ${caseId}`);
    const programLogs = await walk(verifyProgramLogs(database.pool), ({ programId }) => `Program ${programId}`);
    const audit = await walk(verifyAudit(database.pool), ({ stream }) => `Audit ${stream}`);
    const disclosures = await walk(verifyAllDisclosures(database.pool), ({ caseId }) => `Disclosures of case ${caseId}`);
    process.stdout.write(`${cases.walked} cases walked, ${cases.broken} broken\n`);
    process.stdout.write(`${programLogs.walked} program logs walked, ${programLogs.broken} broken\n`);
    process.stdout.write(`${audit.walked} audit streams walked, ${audit.broken} broken\n`);
    process.stdout.write(`${disclosures.walked} accountings of disclosures walked, ${disclosures.broken} broken\n`);
    const anchors = await compareWithAnchors(database.pool);
    if (cases.broken + programLogs.broken + audit.broken + disclosures.broken + anchors > 0) process.exitCode = 1;
  } finally {
    await database.close();
  }
});

/** Whether the log holds what the packet says that it holds. Who signed it is for `npm run verify-packet`. */
async function lookUp(pool: Awaited<ReturnType<typeof connect>>['pool'], path: string): Promise<void> {
  const said = readPacketFile(await readFile(path));
  if (!said) throw new Error(`${path} is no court packet`);
  const missing = await entriesNotInLog(pool, said);
  const broken = missing.length === 0 ? await verifyCase(pool, said.caseId) : undefined;
  if (missing.length > 0) process.stdout.write(`The log of case ${said.caseId} does not hold these entries as the packet says: ${missing.join(', ')}\n`);
  else if (broken) process.stdout.write(`Case ${said.caseId}: broken at event ${broken.seq}: ${broken.why}\n`);
  else process.stdout.write(`The log of case ${said.caseId} holds every entry of the packet, and its head\n`);
  if (missing.length > 0 || broken) process.exitCode = 1;
}

/** How many chains are not what was anchored of them; the anchors themselves count as one. */
async function compareWithAnchors(pool: Awaited<ReturnType<typeof connect>>['pool']): Promise<number> {
  const { anchors, brokenAt } = await outsideFiles(environment).anchors.read();
  if (brokenAt !== undefined) process.stdout.write(`The anchors are broken at line ${brokenAt}\n`);
  const broken = await verifyAnchors(pool, anchors);
  for (const { kind, id, seq, why } of broken) process.stdout.write(`${kind} ${id}: broken at event ${seq}: ${why}\n`);
  process.stdout.write(`${anchors.length} anchors compared, ${broken.length} logs are not what they were\n`);
  return broken.length + (brokenAt === undefined ? 0 : 1);
}

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
