import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readEnvironment } from '#config/environment';
import { connect } from '#persistence/database';
import { runningWithout } from '#persistence/keys/given-keys';
import { KeyVault } from '#persistence/keys/key-vault';
import { rotateCaseKeys, rotateKeysOfAllCases, rotateMasterKey } from '#persistence/keys/rotate';
import { ProgramShelf } from '#persistence/programs';
import { isUuid } from '#protocol/value-forms';
import { withDatabase } from './set-up/with-database.js';

const { values } = parseArgs({ options: { case: { type: 'string' }, cases: { type: 'boolean' } } });
if (values.case !== undefined && !isUuid(values.case)) {
  process.stderr.write('--case is the id of a case\n');
  process.exit(1);
}

const environment = readEnvironment(process.env);
const { masterKey, dataDir } = environment;

/**
 * `npm run rotate-keys`, while the system runs: puts DPAD_MASTER_KEY in the place of DPAD_MASTER_KEY_PREVIOUS; with `-- --case <id>`
 * or `-- --cases`, a new generation of the keys of one case, or of all.
 */
await withDatabase(environment, async ({ ownerUrl }) => {
  const given = masterKey.value ?? masterKey.file;
  const vault = await KeyVault.load(given === undefined ? { ...masterKey, file: join(dataDir, 'master.key') } : masterKey);
  const database = await connect({ url: ownerUrl, connections: 2 });
  try {
    process.stdout.write(`${await rotate(database.pool, vault)}\n`);
  } finally {
    await database.close();
  }
});

async function rotate(pool: Awaited<ReturnType<typeof connect>>['pool'], vault: KeyVault): Promise<string> {
  if (values.cases) return `The keys of ${await rotateKeysOfAllCases(pool, vault)} cases have a new generation`;
  if (values.case !== undefined) {
    if (await rotateCaseKeys(pool, vault, values.case)) return 'The keys of the case have a new generation';
    process.exitCode = 1;
    return 'There is no such case';
  }
  if (!vault.previous) {
    process.exitCode = 1;
    return 'Nothing to rotate: give the master key that is replaced as DPAD_MASTER_KEY_PREVIOUS, or say --case <id> or --cases';
  }
  const without = await runningWithout(pool, vault.masterKeyId);
  if (without.length > 0) {
    process.exitCode = 1;
    return `Nothing was rotated: running without the new master key: ${without.join(', ')}. Start with both keys first: docs/how-to/back-up-and-restore.md`;
  }
  return `${await rotateMasterKey(pool, vault, new ProgramShelf())} keys are wrapped by the new master key`;
}
