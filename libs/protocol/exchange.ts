import type { CaseFile } from './case-file.js';
import type { News, OpenedWait, ProcessFact } from './event.js';
import type { Program } from './program.js';

/** When a step is due, as a flow says it; see `Due` in workflows/runtime/run.ts. */
export interface UnresolvedDue {
  from?: string;
  plus?: string;
  minus?: string;
  at?: 'endOfDay';
}

/** What a process asks to be recorded. What follows from the record (due instants, waits withdrawn) is filled in there. */
export type ProposedFact =
  | Extract<ProcessFact, { type: 'stageStarted' | 'stageSkipped' | 'noticePosted' }>
  | { type: 'stageEnded'; stage: string; outcome: string }
  | { type: 'waitOpened'; wait: Omit<OpenedWait, 'due'> & { due?: UnresolvedDue } }
  | { type: 'waitLapsed'; wait: string }
  | { type: 'waitsWithdrawn'; waits: string[] }
  | { type: 'caseClosed'; outcome: string };

/**
 * What a later run has to know of what happened before a boundary, outside the stages that have ended: keys are full
 * paths.
 */
export interface Remembered {
  outcomes: Record<string, string>;
  races: Record<string, string>;
  results: Record<string, StepResult>;
}

export type StepResult = { lapsed: false; input: Record<string, unknown>; by: string; at: string } | { lapsed: true; at: string };

export interface Append {
  /** Deterministic and unique in the case; appended once however often it is asked for. */
  key: string;
  fact: ProposedFact;
  /** Set where the log may be entered again from here. */
  boundary?: Remembered;
}

export interface ExchangeRequest {
  caseId: string;
  runId: string;
  /** Every event up to this number has been processed. */
  seen: number;
  /** Whether `seen` has news that the record has not been told of. */
  report: boolean;
  append: Append[];
}

export type ExchangeAnswer =
  | { state: 'stale' }
  | {
      state: 'current';
      /** Events after `seen`, oldest first, own ones included; a page of them. */
      news: News[];
      more: boolean;
      /** The later revisions of its program that the case takes in `news`. */
      adopted?: Program[];
      /** Whether `seen` was taken, and `append`: not before the process has seen every step that it waits for. */
      taken: boolean;
    };

export interface LoadRequest {
  caseId: string;
  runId: string;
}

export type LoadAnswer =
  /** There is nothing to run: the case is closed, or not in this record. */
  | { state: 'closed' }
  | {
      state: 'open';
      /** As of `seq`. */
      program: Program;
      /** The file as of `seq`, the last boundary, and what is remembered of before. */
      file: CaseFile;
      seq: number;
      remembered: Remembered;
      /** Waits open now, with their due instants. */
      waits: OpenedWait[];
      news: News[];
      more: boolean;
      adopted?: Program[];
    };
