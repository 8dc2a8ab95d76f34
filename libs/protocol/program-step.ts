import type { Sealed, StepEvent } from './event.js';
import type { Fields, OpenInput } from './fields.js';
import type { Program } from './program.js';
import type { Refusal } from './refusal.js';
import type { Role } from './roles.js';
import { requireAllSealedOrRouted, requireNoFiles, type StepBasis } from './step.js';

export interface ProgramCheckContext<F extends Fields> {
  input: OpenInput<F>;
  /** As it is in effect now. */
  program: Program;
  /** Now, RFC 3339. */
  at: string;
  by: { staffId: string; roles: readonly Role[] };
}

/** What a person does for a program and not in one case: open to its roles at all times, recorded in the program's own log. */
export interface ProgramStepDefinition<F extends Fields = Fields> extends StepBasis<F> {
  /** Whether it makes sense in this program at all; otherwise it is not open (409). */
  openWhen?(this: void, program: Program): boolean;
  /** The step's own rules (422): every one that says no. Open input only. */
  check?(this: void, context: ProgramCheckContext<F>): readonly Refusal[];
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a program step of any fields
export type ProgramStep = ProgramStepDefinition<any>;

/** Declares a program step. Throws at load time where a value from treatment would stay readable without a routing reason. */
export function defineProgramStep<F extends Fields>(step: ProgramStepDefinition<F>): ProgramStepDefinition<F> {
  requireAllSealedOrRouted(step);
  requireNoFiles(step.id, step.fields);
  return step;
}

/** A person performed a program step, as the program's log keeps it. */
export interface ProgramEvent {
  program: string;
  /** The revision of the program's settings that was in effect. */
  programRevision: number;
  agency: string;
  seq: number;
  /** `c:<commandId>`, unique in the program. */
  key: string;
  /** RFC 3339. */
  recordedAt: string;
  occurredAt?: string;
  type: string;
  revision: number;
  actor: StepEvent['actor'];
  open: Record<string, unknown>;
  /** By path: `name`, or `rows/<rowId>/name`. */
  sealed: Record<string, Sealed>;
  /** HMAC of the command under the program's key: the same id with other content is a conflict. */
  mac: string;
  /** What the step answered besides its version: ids and counts, nothing personal. */
  result?: Record<string, unknown>;
}
