import { ProblemError, UnreachableError } from '../../api/problem';
import { caseOf, type KeptEntry } from './kept-entry';

type Ordered = Pick<KeptEntry, 'id' | 'seq' | 'state' | 'request'>;

/**
 * The entry to send now: the first that waits, in the order in which they were filled in. What belongs to a case waits behind an
 * earlier entry of that case with which only a person can go on.
 */
export function nextToSend<E extends Ordered>(entries: readonly E[]): E | undefined {
  const inOrder = [...entries].filter(({ state }) => state !== 'discarded').sort((a, b) => a.seq - b.seq);
  return inOrder.find((entry) => entry.state === 'waiting' && !isHeldBack(entry, inOrder));
}

/** Whether it has to wait for an earlier entry of its case with which only a person can go on. */
export function isHeldBack(entry: Ordered, entries: readonly Ordered[]): boolean {
  const caseId = caseOf(entry.request);
  if (caseId === undefined) return false;
  return entries.some(({ seq, state, request }) => seq < entry.seq && caseOf(request) === caseId && (state === 'refused' || state === 'unconfirmed'));
}

/** What an attempt to send means: `later`: nothing in it is wrong; `refused`: a person has to look at it. */
export type Attempt = { became: 'later'; afterSeconds?: number } | { became: 'signedOut' } | { became: 'refused'; error: ProblemError };

/** Throws what is neither a refusal nor a silence: a defect. */
export function attemptFailed(error: unknown): Attempt {
  if (error instanceof UnreachableError) return { became: 'later' };
  if (!(error instanceof ProblemError)) throw error;
  if (error.status === 401) return { became: 'signedOut' };
  if (!error.isPassing) return { became: 'refused', error };
  return { became: 'later', ...(error.retryAfter !== undefined && { afterSeconds: error.retryAfter }) };
}
