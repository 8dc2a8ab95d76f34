import type { Refused } from '../case-log/answers.js';
import type { RecordParts } from '../case-log/record-parts.js';
import type { Caller } from '../case-log/staff.js';
import { forOneCaller } from '../agency-scope.js';
import { inTransaction } from '../database.js';
import { givePlacesAfter } from '../placement/give-places.js';
import type { ProgramStepRecorded } from './answers.js';
import { performProgramStep, type PerformProgramStep } from './perform-program-step.js';

/** Where program steps are recorded: each call is one transaction, and its answer says what is in the log. */
export class ProgramRecord {
  constructor(private readonly parts: RecordParts) {}

  /** Beds or slots that there are more of now are given before it answers, in transactions of their own. */
  performProgramStep(caller: Caller, command: PerformProgramStep): Promise<ProgramStepRecorded | Refused> {
    return forOneCaller(async () => {
      const answer = await inTransaction(this.parts.database.pool, (sql) => performProgramStep(sql, this.parts, caller, command));
      if (!answer.ok || !answer.places) return answer;
      return { ...answer, given: await givePlacesAfter(this.parts, answer.places) };
    });
  }
}
