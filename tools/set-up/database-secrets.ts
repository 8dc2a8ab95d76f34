import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { readOrCreateSecretFile } from '#persistence/secret-file';

export interface DatabaseSecrets {
  readonly superuserPassword: string;
  readonly ownerPassword: string;
  readonly apiPassword: string;
  readonly workerPassword: string;
}

/** The passwords of the local database's roles, made on first use. */
export async function secretsOf(dataDir: string): Promise<DatabaseSecrets> {
  const text = await readOrCreateSecretFile(join(dataDir, 'database.json'), () =>
    JSON.stringify({
      superuserPassword: newPassword(),
      ownerPassword: newPassword(),
      apiPassword: newPassword(),
      workerPassword: newPassword(),
    } satisfies DatabaseSecrets),
  );
  return JSON.parse(text) as DatabaseSecrets;
}

function newPassword(): string {
  return randomBytes(24).toString('base64url');
}
