import { forOneCaller } from '../agency-scope.js';
import { inTransaction } from '../database.js';
import { givePlacesAfter } from '../placement/give-places.js';
import type { Recorded, Refused } from './answers.js';
import { openCase, type OpenCase } from './open-case.js';
import { performStep, type PerformStep } from './perform-step.js';
import type { RecordParts } from './record-parts.js';
import type { Caller } from './staff.js';

/** Where people's steps are recorded: each call is one transaction, and its answer says what is in the log. */
export class CaseRecord {
  constructor(private readonly parts: RecordParts) {}

  openCase(caller: Caller, command: OpenCase): Promise<Recorded | Refused> {
    return forOneCaller(() => inTransaction(this.parts.database.pool, (sql) => openCase(sql, this.parts, caller, command)));
  }

  /** Beds or slots that the step freed or asked for are given before it answers, in transactions of their own. */
  performStep(caller: Caller, command: PerformStep): Promise<Recorded | Refused> {
    return forOneCaller(async () => {
      const answer = await inTransaction(this.parts.database.pool, (sql) => performStep(sql, this.parts, caller, command));
      if (!answer.ok) return answer;
      // What is recorded stays recorded: where the ledger cannot be written now, the worker catches up with it.
      if (answer.destroyed) await this.parts.ledger?.catchUp(this.parts.database.pool).catch(() => undefined);
      if (!answer.places) return answer;
      return { ...answer, given: await givePlacesAfter(this.parts, answer.places) };
    });
  }
}
