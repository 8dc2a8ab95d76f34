import { webOrigin, type Environment } from '#config/environment';
import { CaseRecord } from '#persistence/case-log/case-record';
import { systemClock } from '#persistence/clock';
import { connect } from '#persistence/database';
import { embeddedStaffIssuer } from '#persistence/issuer-keys';
import { connectionName } from '#persistence/keys/given-keys';
import { KeyVault } from '#persistence/keys/key-vault';
import { PacketKey } from '#persistence/packets/packet-key';
import { Notifications } from '#persistence/notifications';
import { outsideFiles } from '#persistence/outside-files';
import { ProgramRecord } from '#persistence/program-log/program-record';
import { ProgramShelf } from '#persistence/programs';
import { SeenWatch } from '#persistence/reads/seen-watch';
import { assertNoneReturned } from '#persistence/sealing/after-restore';
import { createDoorbell } from '#temporal/doorbell';
import type { Parts } from './parts.js';
import { readClaimsFile } from './sign-in/claims.js';
import { createEmbeddedIssuer, type EmbeddedIssuer } from './sign-in/embedded-issuer.js';
import { discoveredKeys } from './sign-in/issuer-keys.js';
import { createTokenVerifier } from './sign-in/token-verifier.js';

export interface Assembled {
  parts: Parts;
  embeddedIssuer?: EmbeddedIssuer;
}

/** Everything that the application stands on, from the environment. Connects: a wrong address fails here. */
export async function assemble(environment: Environment): Promise<Assembled> {
  const url = environment.database.apiUrl ?? environment.database.url;
  if (url === undefined) throw new Error('API_DATABASE_URL must be given: the database that holds the record');
  const vault = await KeyVault.load(environment.masterKey);
  const packetKey = await PacketKey.load(environment.packetKey);
  const name = connectionName('api', vault.masterKeys);
  const database = await connect({ url, name });
  const clock = systemClock;
  const shelf = new ProgramShelf();
  const { ledger } = outsideFiles(environment);
  await assertNoneReturned(database.pool, ledger);
  const record = new CaseRecord({ database, vault, clock, shelf, ledger });
  const programRecord = new ProgramRecord({ database, vault, clock, shelf });
  const doorbell = createDoorbell(environment.temporal, vault.masterKeys);
  const notifications = new Notifications(url, name);
  const seenWatch = new SeenWatch({ notifications, pool: database.pool });
  const { audience, issuer, requireScope } = environment.oidc;
  const { hours, claimsFile } = environment.signIn;
  const signIn = { ...(claimsFile !== undefined && { claims: await readClaimsFile(claimsFile) }) };
  const common = { environment, database, vault, packetKey, clock, shelf, record, programRecord, doorbell, notifications, seenWatch, signIn };
  if (issuer !== undefined) {
    const verifier = createTokenVerifier({ issuer, staffIssuer: issuer, audience, keys: discoveredKeys(issuer), hours, ...(requireScope !== undefined && { requireScope }) });
    return { parts: { ...common, verifier } };
  }
  const { dataDir, port } = environment;
  const embeddedIssuer = await createEmbeddedIssuer({ dataDir, port, audience, pool: database.pool, origin: webOrigin(environment) });
  const { keys, issuer: own } = embeddedIssuer;
  const verifier = createTokenVerifier({ issuer: own, staffIssuer: embeddedStaffIssuer, audience, keys, hours });
  return { parts: { ...common, verifier }, embeddedIssuer };
}
