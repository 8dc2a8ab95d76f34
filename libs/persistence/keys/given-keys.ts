import type { Pool } from 'pg';
import { masterKeyIdOf } from './key-vault.js';

const processes = ['api', 'worker'] as const;

/**
 * What a running process calls its connections: itself, and which master keys it has been given, so that a rotation sees who
 * could not read what it wraps. At most 63 characters.
 */
export function connectionName(process: (typeof processes)[number], masterKeys: Uint8Array | readonly Uint8Array[]): string {
  const given = masterKeys instanceof Uint8Array ? [masterKeys] : masterKeys;
  return ['dpad', process, ...given.map(masterKeyIdOf)].join(' ');
}

/** Which of the processes that are connected now have not been given a master key, each once. */
export async function runningWithout(pool: Pool, masterKeyId: string): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `select distinct application_name as name from pg_stat_activity where datname = current_database() and application_name like 'dpad %'`,
  );
  const running = rows.map(({ name }) => name.split(' ').slice(1)).map(([process, ...given]) => ({ process, given }));
  return processes.filter((one) => running.some(({ process, given }) => process === one && !given.includes(masterKeyId)));
}
