import type { PoolClient } from 'pg';
import type { Sealed } from '#protocol/event';
import type { Input, OpenInput } from '#protocol/fields';
import type { Program } from '#protocol/program';
import type { ProgramStep } from '#protocol/program-step';
import type { Recorded, Refused } from '../../case-log/answers.js';
import type { RecordParts } from '../../case-log/record-parts.js';
import type { Caller, StaffRow } from '../../case-log/staff.js';
import type { CaseKeys } from '../../keys/key-vault.js';

export interface WriterContext<S extends ProgramStep> {
  /** The transaction that records the step: what is written here stands or falls with the event. */
  sql: PoolClient;
  parts: RecordParts;
  caller: Caller;
  staff: StaffRow;
  agencyId: string;
  program: Program;
  /** Now, RFC 3339: the event's `recordedAt`. */
  at: string;
  commandId: string;
  /** `c:<commandId>`: with a path, where a sealed value belongs. */
  eventKey: string;
  /** Open values; a list's rows have their ids. */
  input: OpenInput<S['fields']>;
  /** Ciphertext, by path, as the event holds it: the only form in which a table may keep it. */
  sealed: Readonly<Record<string, Sealed>>;
  /** Everything as it was sent, sealed values in clear: for blind indexes, never to be written. */
  sent: Input<S['fields']>;
  /** The program's own keys. */
  keys: CaseKeys;
}

export interface Written {
  /** Ids and counts for the answer, kept in the event; nothing personal. */
  result?: Record<string, unknown>;
  /** Cases that it opened or added to in this transaction. */
  cases?: readonly Recorded[];
  /** Services of the directory whose beds or slots may be given once this is committed. */
  places?: readonly string[];
}

/** Does a program step's relational writes. A refusal undoes what it has written. */
export type Writer<S extends ProgramStep> = (context: WriterContext<S>) => Promise<Refused | Written>;
