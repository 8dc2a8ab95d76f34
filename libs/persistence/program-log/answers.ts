import type { Recorded, Rung } from '../case-log/answers.js';

/** A program step is in the program's log at `version`, and will stay there. */
export interface ProgramStepRecorded {
  ok: true;
  commandId: string;
  version: number;
  /** False where the same command had been recorded before: this is its old answer. */
  created: boolean;
  result?: Record<string, unknown>;
  /** Cases that it opened or added to: their processes have to be rung once this is committed. */
  cases: readonly Recorded[];
  /** Services of the directory whose beds or slots may now be given to somebody. */
  places?: readonly string[];
  /** Cases to which a bed or slot has been given because of it. */
  given?: readonly Rung[];
}
