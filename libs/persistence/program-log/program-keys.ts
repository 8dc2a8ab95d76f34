import type { Pool, PoolClient } from 'pg';
import { derivedUuid } from '../canonical.js';
import type { CaseKeys, KeyVault } from '../keys/key-vault.js';

/** Under which a program's keys are held, and to which its sealed values are bound in place of a case. */
export function programHolder(programId: string): string {
  return derivedUuid('program', programId);
}

/** The keys of a program that still exist; none before its first step. */
export function keysOfProgram(vault: KeyVault, sql: Pool | PoolClient, programId: string): Promise<CaseKeys> {
  const holder = programHolder(programId);
  return vault.keysOf(sql, holder, holder);
}

/** Fresh keys, once: the caller holds the program's log, and nothing is in it. */
export function createProgramKeys(vault: KeyVault, sql: PoolClient, programId: string): Promise<CaseKeys> {
  const holder = programHolder(programId);
  return vault.createKeys(sql, holder, holder);
}
