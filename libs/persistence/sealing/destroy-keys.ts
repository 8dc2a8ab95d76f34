import type { PoolClient } from 'pg';
import type { CaseFile } from '#protocol/case-file';
import type { StepEvent } from '#protocol/event';
import type { OpenInput } from '#protocol/fields';
import type { Program } from '#protocol/program';
import { isSealed } from '#protocol/rules/sealing.rule';
import type { sealRecords } from '#protocol/steps/seal-records.step';
import type { Head } from '../case-log/head.js';
import type { DestroyedKey, KeyVault } from '../keys/key-vault.js';
import { forgetPerson } from '../people/forget.js';
import { countSealedCharges } from './sealed-counts.js';

interface Sealing {
  head: Pick<Head, 'caseId' | 'participantId' | 'agencyId' | 'programId'>;
  /** The recorded step. */
  event: StepEvent;
  /** The file after it. */
  file: CaseFile;
  program: Program;
}

/**
 * Crypto-shredding, in the transaction that records the step: the keys of the sealed classes are destroyed, and with the
 * last of them the participant's own, by which nobody recognizes the person any more.
 */
export async function destroyKeys(sql: PoolClient, vault: KeyVault, { head, event, file, program }: Sealing): Promise<DestroyedKey[]> {
  const { caseId, participantId } = head;
  const { classes } = event.open as OpenInput<(typeof sealRecords)['fields']>;
  const destroyed: DestroyedKey[] = [];
  for (const recordClass of new Set(classes)) destroyed.push(await vault.destroy(sql, { holder: caseId, class: recordClass, caseId, seq: event.seq }));
  if (classes.includes('justice')) await countSealedCharges(sql, head, file, program);
  if (!isSealed(file, 'identity')) return destroyed;
  destroyed.push(await vault.destroy(sql, { holder: participantId, class: 'identity', caseId, seq: event.seq }));
  await forgetPerson(sql, { caseId, participantId });
  return destroyed;
}
