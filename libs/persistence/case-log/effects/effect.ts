import type { PoolClient } from 'pg';
import type { CaseFile } from '#protocol/case-file';
import type { OpenInput } from '#protocol/fields';
import type { Program } from '#protocol/program';
import type { Step } from '#protocol/step';
import type { Refused } from '../answers.js';

export interface EffectContext<S extends Step> {
  /** The transaction that records the step: what is written here stands or falls with the event. */
  sql: PoolClient;
  caseId: string;
  agencyId: string;
  programId: string;
  /** The case's pinned program. */
  program: Program;
  /** The command's id, a UUID: also the id of the item that the step brings into the file. */
  commandId: string;
  /** Staff id of the person who performs it. */
  by: string;
  /** Now, RFC 3339: the event's `recordedAt`. */
  at: string;
  /** The file before the step. */
  file: CaseFile;
  /** The number that its event has in the case. */
  entry: number;
  /** Open values; a list's rows have their ids. */
  input: OpenInput<S['fields']>;
}

/**
 * What a case's step changes beside the case: a stock, a capacity. It runs under the case's lock, after the step's own rules
 * have allowed it and before its event is written; a refusal undoes what it has written, and nothing is recorded.
 */
export type Effect<S extends Step> = (context: EffectContext<S>) => Promise<Refused | undefined>;
