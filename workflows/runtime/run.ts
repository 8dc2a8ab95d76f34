import type { CaseFile, DeadlineKind } from '#protocol/case-file';
import type { NoticeKind } from '#protocol/event';
import type { Fields, OpenInput } from '#protocol/fields';
import type { Program, StageId, StageSettings } from '#protocol/program';
import type { Role } from '#protocol/roles';
import type { StepDefinition } from '#protocol/step';

/** What a flow may read of the file: not the process's own bookkeeping. */
export type FlowFile = Omit<CaseFile, 'stages'>;

/**
 * When a step is due. Resolved once, where it is recorded, in the program's zone: `plus` an ISO 8601 duration from
 * `from` (RFC 3339 or a date; the instant of recording if absent), `at` the end of that day if asked.
 */
export interface Due {
  from?: string;
  plus?: string;
  /** ISO 8601 duration taken off again, e.g. a warning before a date. */
  minus?: string;
  at?: 'endOfDay';
}

export interface OpenStep<F extends Fields> {
  step: StepDefinition<F>;
  subject?: string;
  /** Late from then on, but still open. */
  by?: Due;
  /** The clock claims it then. */
  until?: Due;
  /** Narrows the step's roles, e.g. to those who may attest this kind of condition. */
  roles?: readonly Role[];
  assignee?: string;
  /** 1 (most urgent) to 5; 3 if absent. */
  priority?: 1 | 2 | 3 | 4 | 5;
  /** Said in the worklist. No personal data. */
  why?: string;
  /** Makes `by` or `until` the live deadline of the charge that the step is about. */
  deadline?: DeadlineKind;
}

export interface Done<F extends Fields> {
  lapsed: false;
  input: OpenInput<F>;
  /** Staff id. */
  by: string;
  /** RFC 3339. */
  at: string;
}
export interface Lapsed {
  lapsed: true;
  /** The due instant, RFC 3339. */
  at: string;
}

/** A branch that is one step: claiming it decides the race in the same transaction. */
export interface StepBranch<F extends Fields, R> {
  kind: 'stepBranch';
  open: OpenStep<F>;
  readonly result?: R;
}
/** A branch that only watches the file: it carries nothing of its own from one run to the next. */
export interface WatchBranch {
  kind: 'watchBranch';
  is(this: void, file: FlowFile): boolean;
}
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- any step's fields
export type Branch = StepBranch<any, any> | WatchBranch | ((run: Run) => Promise<unknown>);
type ResultOf<B> = B extends WatchBranch ? void : B extends StepBranch<infer F, infer R> ? (R extends 'mayLapse' ? Done<F> | Lapsed : Done<F>) : B extends (run: Run) => Promise<infer R> ? R : never;
/** A branch that never ends by itself cannot win. */
export type Won<B extends Record<string, Branch>> = {
  [K in keyof B & string]: [ResultOf<B[K]>] extends [never] ? never : { branch: K; result: ResultOf<B[K]> };
}[keyof B & string];

export interface Stage<Id extends StageId = StageId, Outcome extends string = string> {
  id: Id;
  /** Code that changed branches on the revision recorded when the stage began, given as `revision`. */
  revision: number;
  run(run: Run, settings: StageSettings[Id], revision: number): Promise<Outcome>;
}

/** What a pathway, a stage or a branch can do. Each branch has its own, with its own key path. */
export interface Run {
  /** The file as folded so far. Read it anew after each wait. */
  readonly file: FlowFile;
  readonly program: Program;
  /** Opens a step and waits until somebody has performed it (or, with `until`, until its time is over). */
  step<F extends Fields>(open: OpenStep<F> & { until: Due }): Promise<Done<F> | Lapsed>;
  step<F extends Fields>(open: OpenStep<F>): Promise<Done<F>>;
  /** A branch of `first` that is this one step. */
  open<F extends Fields>(open: OpenStep<F> & { until: Due }): StepBranch<F, 'mayLapse'>;
  open<F extends Fields>(open: OpenStep<F>): StepBranch<F, 'done'>;
  /** A branch of `first` that ends as soon as the file is so. */
  watch(is: (file: FlowFile) => boolean): WatchBranch;
  /**
   * Runs the `turn`th course of a case (0 is the first, whose keys have no path of their own) until it ends, or until
   * the file is so: then all that it waits for is withdrawn, and it gives nothing.
   */
  turn<R>(turn: number, isOver: (file: FlowFile) => boolean, course: (run: Run) => Promise<R>): Promise<R | undefined>;
  /** The first branch to end decides; the others' steps are withdrawn. */
  first<B extends Record<string, Branch>>(branches: B): Promise<Won<B>>;
  /** All branches, side by side. */
  all<B extends Record<string, (run: Run) => Promise<unknown>>>(branches: B): Promise<{ [K in keyof B]: Awaited<ReturnType<B[K]>> }>;
  /** One branch for each item, side by side, named by its id; ends when all have. */
  each<T extends { id: string }>(name: string, items: readonly T[], branch: (run: Run, item: T) => Promise<unknown>): Promise<void>;
  /** One branch for each item that is in the file or comes into it; never ends by itself: use it in `first`. */
  eachNew<T extends { id: string }>(name: string, items: (file: FlowFile) => readonly T[], branch: (run: Run, item: T) => Promise<unknown>): Promise<never>;
  /** Waits until the file is so. */
  when(is: (file: FlowFile) => boolean): Promise<void>;
  /** Runs a stage with its settings; `skipped` where the program does not offer it. A second time it is numbered. */
  stage<Id extends StageId, Outcome extends string>(stage: Stage<Id, Outcome>): Promise<Outcome | 'skipped'>;
  /** Posts a notice to staff into the outbox, in the transaction that records it. No personal data. */
  notify(kind: NoticeKind, to: { roles?: readonly Role[]; staff?: string; subject?: string }): void;
}
