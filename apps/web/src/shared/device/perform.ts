import { useCallback } from 'react';
import type { Schema } from '../../api/client';
import { ProblemError, UnreachableError } from '../../api/problem';
import { useReadAnew } from '../../api/queries';
import { caseOf, type FilledForm, type Request } from './kept-entry';
import { keep, send, waitsForCase } from './outbox';

/** It waits on this device, and is sent once when the server can be reached. */
export interface Kept {
  kept: true;
}

interface Answers {
  opening: Schema<'OpenedSchema'>;
  step: Schema<'StepAnswerSchema'>;
  programStep: { version: number; result?: Record<string, unknown> };
  screening: Schema<'ScreeningSchema'>;
}

export type Perform = <R extends Request>(request: R, form: FilledForm) => Promise<Answers[R['kind']] | Kept>;

/**
 * The one way to record something: with a network the server's answer comes back, and what was read is read again; without one it is
 * kept on the device, sealed, and `{ kept: true }` comes back. A refusal is thrown as a ProblemError, for the form to show; a
 * StorageFullError where the device has no room; an UnreachableError where the device knows nobody to keep it for.
 *
 *     const perform = usePerform();
 *     <StepForm … perform={(command) => perform({ kind: 'step', caseId, stepId, command }, { title, fields, zone })}
 *       onDone={(answer) => (isKept(answer) ? … : …)} />
 */
export function usePerform(): Perform {
  const readAnew = useReadAnew();
  return useCallback(
    async <R extends Request>(request: R, form: FilledForm): Promise<Answers[R['kind']] | Kept> => {
      const caseId = caseOf(request);
      if (caseId !== undefined && waitsForCase(caseId) && (await keep(request, form))) return { kept: true };
      try {
        const answer = await send(request);
        void readAnew(changedBy(request));
        return answer as Answers[R['kind']];
      } catch (error) {
        if (mayBeTakenLater(error) && (await keep(request, form))) return { kept: true };
        throw error;
      }
    },
    [readAnew],
  );
}

export function isKept(answer: unknown): answer is Kept {
  return typeof answer === 'object' && answer !== null && 'kept' in answer;
}

/** What the server has taken changes what is read of this. */
export function changedBy(request: Request): { caseId?: string; programId?: string } {
  const caseId = caseOf(request);
  if (caseId !== undefined) return { caseId };
  return request.kind === 'programStep' ? { programId: request.programId } : {};
}

/** A session that has ended is not one of these: the form waits for the person to sign in again. */
function mayBeTakenLater(error: unknown): boolean {
  return error instanceof UnreachableError || (error instanceof ProblemError && error.isPassing && error.status !== 401);
}
