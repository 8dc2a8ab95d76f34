import type { CaseFile, ConsentScope } from './case-file.js';
import type { Field, Fields, OpenInput } from './fields.js';
import type { PathwayId, Program } from './program.js';
import type { DeclaredProvenance, RecordClass } from './provenance.js';
import type { Refusal } from './refusal.js';
import type { Role } from './roles.js';
import type { FactsOfStaff } from './staff-facts.js';

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
  /** The paths of the fields that have a value, sealed ones included: `name`, and `charges.0.title` in a list's rows. */
  given?: readonly string[];
  /** Of everybody whom the input names. */
  staffFacts: FactsOfStaff;
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
  /** What a consent has to cover before its values from treatment are disclosed; `notes`, the widest, if absent. */
  scope?: ConsentScope;
  /** Which of the case's keys its sealed values are encrypted under, unless a field says otherwise. */
  recordClass: RecordClass;
  fields: F;
  /** The `item` field that this step is about: it may be open for several subjects at once. */
  subject?: keyof F & string;
  /** Exists in these pathways alone; in every one, if absent. */
  pathways?: readonly PathwayId[];
  /** Opens a case. */
  opening?: true;
  /** Belongs to no case and holds no identity; it is recorded as a row of its own. */
  withoutCase?: true;
  /** Always open while the case is (and `openWhen` holds). */
  standing?: true;
  /** The process is told of it, because a branch may watch what it changes in the file. */
  rings?: true;
  /** The case goes on in another pathway, or with another agency: whatever it waits for now is withdrawn with it. */
  turns?: true;
  /** Stays open after the case has closed. */
  afterClosing?: true;
  /** The sum of these fields: shown to whoever may read them, neither entered nor stored. */
  score?: { label: string; of: readonly (keyof F & string)[] };
  /** What it decided is changed by a new step, never by a correction: only its sealed values can be corrected. */
  decides?: true;
  /** Where somebody is assigned to the case in the role that a person acts in, only that person may do it. */
  onlyAssigned?: true;
  /** A privacy officer reads it too: it says that something was read or told without the usual ground. */
  overseen?: true;
  /** The `item` field with the referral that it is about: a provider performs it for referrals to its own organisation alone, and nothing else in a case. */
  addressed?: keyof F & string;
  /** It tells an organisation, which one of these fields names, of the person: a consent in force has to cover it (42 CFR 2.31, 2.33). */
  discloses?: { to: readonly (keyof F & string)[]; as: Role; scope: ConsentScope };
  /** That somebody is asked for it says how a condition stands: only who may read that is asked (42 CFR 2.35). */
  tellsOfConditions?: true;
  /** For standing steps: until when it is to be done, by subject (RFC 3339); it is late from then on. */
  dues?(this: void, file: CaseFile): ReadonlyMap<string, string>;
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

/** What a step has wherever it belongs, to a case or to a program: who may perform it, and what it asks. */
export type StepBasis<F extends Fields = Fields> = Pick<
  StepDefinition<F>,
  'id' | 'revision' | 'title' | 'hint' | 'roles' | 'provenance' | 'recordClass' | 'fields'
>;

/**
 * Declares a step. Throws at load time where a value from treatment would stay readable without a routing reason:
 * such a field has to be sealed (42 CFR Part 2).
 */
export function defineStep<F extends Fields>(step: StepDefinition<F>): StepDefinition<F> {
  requireAllSealedOrRouted(step);
  requireNothingPublished(step.id, step.fields);
  requireFilesByThemselves(step.id, step.fields);
  return step;
}

export function requireAllSealedOrRouted(step: StepBasis): void {
  for (const [name, field] of Object.entries(step.fields) as [string, Field][]) requireSealedOrRouted(step, name, field);
}

function requireSealedOrRouted(step: StepBasis, name: string, field: Field): void {
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

/** What is written in a case is about a person: none of it is a provider's own public word. */
function requireNothingPublished(stepId: string, fields: Fields): void {
  for (const [name, field] of Object.entries(fields) as [string, Field][]) {
    if (field.kind === 'published') throw new Error(`${stepId}.${name}: a case has no published text`);
    if (field.kind === 'list') requireNothingPublished(`${stepId}.${name}`, field.fields);
  }
}

/** An evidence file is one field's, in a case: no row of a list has one. */
function requireFilesByThemselves(stepId: string, fields: Fields): void {
  for (const [name, field] of Object.entries(fields) as [string, Field][]) {
    if (field.kind === 'list') requireNoFiles(`${stepId}.${name}`, field.fields);
  }
}

export function requireNoFiles(where: string, fields: Fields): void {
  for (const [name, field] of Object.entries(fields) as [string, Field][]) {
    if (field.kind === 'file') throw new Error(`${where}.${name}: an evidence file belongs to a step of a case, by itself`);
    if (field.kind === 'list') requireNoFiles(`${where}.${name}`, field.fields);
  }
}

/** Whether a step exists in the pathway that a case is on. */
export function isInPathway(step: Pick<Step, 'pathways'>, { pathwayId }: Pick<CaseFile, 'pathwayId'>): boolean {
  return step.pathways === undefined || (step.pathways as readonly string[]).includes(pathwayId);
}
