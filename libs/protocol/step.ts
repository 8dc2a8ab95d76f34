import type { CaseFile } from './case-file.js';
import type { Field, Fields, OpenInput } from './fields.js';
import type { Program } from './program.js';
import type { DeclaredProvenance, RecordClass } from './provenance.js';
import type { Refusal } from './refusal.js';
import type { Role } from './roles.js';

/** What is known of a recorded step besides its input. Instants are RFC 3339. */
export interface StepFacts {
  seq: number;
  /** The command's id, a UUID: the id of the one item that a step brings into the file. */
  id: string;
  /** When it was recorded. */
  at: string;
  /** The staff id of the person who performed it. */
  by: string;
  /** The case's pinned program. */
  program: Program;
}

export interface CheckContext<F extends Fields> {
  file: CaseFile;
  input: OpenInput<F>;
  program: Program;
  /** Now, RFC 3339. */
  at: string;
  by: { staffId: string; roles: readonly Role[] };
}

export interface StepDefinition<F extends Fields = Fields> {
  /** Imperative, e.g. `recordWarmHandoff`; also the event's type and the last part of the route. */
  id: string;
  /** A published revision of `apply` never changes. */
  revision: number;
  title: string;
  hint: string;
  roles: readonly Role[];
  /** Where its values come from, unless a field says otherwise; also who may see that the step happened. */
  provenance: DeclaredProvenance;
  /** Which of the case's keys its sealed values are encrypted under, unless a field says otherwise. */
  recordClass: RecordClass;
  fields: F;
  /** The `item` field that this step is about: it may be open for several subjects at once. */
  subject?: keyof F & string;
  /** Opens a case. */
  opening?: true;
  /** Belongs to no case and holds no identity; it is recorded as a row of its own. */
  withoutCase?: true;
  /** Always open while the case is (and `openWhen` holds). */
  standing?: true;
  /** The process is told of it, because a branch may watch what it changes in the file. */
  rings?: true;
  /** Stays open after the case has closed. */
  afterClosing?: true;
  /** What it decided is changed by a new step, never by a correction: only its sealed values can be corrected. */
  decides?: true;
  /** Where somebody is assigned to the case in the role that a person acts in, only that person may do it. */
  onlyAssigned?: true;
  /** For standing steps: whether it makes sense in this case now; otherwise it is not open (409). */
  openWhen?(this: void, file: CaseFile, program: Program): boolean;
  /** The step's own rules (422): every one that says no. Open input only. */
  check?(this: void, context: CheckContext<F>): readonly Refusal[];
  /** Pure: the file after this step. */
  apply(this: void, file: CaseFile, input: OpenInput<F>, facts: StepFacts): CaseFile;
  /** Pure: the file after the clock has claimed this step, where its silence means something. */
  lapse?(this: void, file: CaseFile, lapsed: { subject?: string; at: string }): CaseFile;
  /** Earlier revisions of `apply`, by revision, for events recorded with them. */
  earlier?: Readonly<Record<number, (file: CaseFile, input: OpenInput<F>, facts: StepFacts) => CaseFile>>;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a step of any fields
export type Step = StepDefinition<any>;

/**
 * Declares a step. Throws at load time where a value from treatment would stay readable without a routing reason:
 * such a field has to be sealed (42 CFR Part 2).
 */
export function defineStep<F extends Fields>(step: StepDefinition<F>): StepDefinition<F> {
  for (const [name, field] of Object.entries(step.fields) as [string, Field][]) requireSealedOrRouted(step, name, field);
  return step;
}

function requireSealedOrRouted(step: Step, name: string, field: Field): void {
  if (field.kind === 'list') {
    for (const [column, inner] of Object.entries(field.fields) as [string, Field][]) {
      requireSealedOrRouted(step, `${name}.${column}`, inner);
    }
    return;
  }
  const provenance = field.provenance ?? step.provenance;
  const protectedValue = provenance === 'part2' || provenance === 'counselingNote' || provenance === 'author';
  if (protectedValue && !field.sealed && field.routing === undefined && field.kind !== 'item') {
    throw new Error(`${step.id}.${name}: a value from treatment is sealed unless it declares its routing`);
  }
}
