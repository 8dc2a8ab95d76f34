import { ProblemError, UnreachableError } from '../../api/problem';
import { caseOf, type KeptEntry } from './kept-entry';

type Ordered = Pick<KeptEntry, 'id' | 'seq' | 'state' | 'request'>;

/**
 * The entry to send now: the first that waits, in the order in which they were filled in. What belongs to a case waits behind an
 * earlier entry of that case with which only a person can go on, or that the server has failed at: `failed`, by id.
 */
export function nextToSend<E extends Ordered>(entries: readonly E[], failed: ReadonlySet<string> = new Set()): E | undefined {
  const inOrder = [...entries].filter(({ state }) => state !== 'discarded').sort((a, b) => a.seq - b.seq);
  const stuck = inOrder.filter(({ id }) => failed.has(id));
  const isBehind = (entry: E): boolean => stuck.some(({ seq, request }) => seq <= entry.seq && caseOf(request) !== undefined && caseOf(request) === caseOf(entry.request));
  return inOrder.find((entry) => entry.state === 'waiting' && !failed.has(entry.id) && !isBehind(entry) && !isHeldBack(entry, inOrder));
}

/** Whether it has to wait for an earlier entry of its case with which only a person can go on. */
export function isHeldBack(entry: Ordered, entries: readonly Ordered[]): boolean {
  const caseId = caseOf(entry.request);
  if (caseId === undefined) return false;
  return entries.some(({ seq, state, request }) => seq < entry.seq && caseOf(request) === caseId && (state === 'refused' || state === 'unconfirmed'));
}

/** What an attempt to send means: `later`: nothing can be sent now; `broken`: the server failed at this one; `refused`: a person has to look at it. */
export type Attempt = { became: 'later'; afterSeconds?: number } | { became: 'broken' } | { became: 'signedOut' } | { became: 'refused'; error: ProblemError };

/** Throws what is neither a refusal nor a silence: a defect. */
export function attemptFailed(error: unknown): Attempt {
  if (error instanceof UnreachableError) return { became: 'later' };
  if (!(error instanceof ProblemError)) throw error;
  if (error.status === 401) return { became: 'signedOut' };
  if (!error.isPassing) return { became: 'refused', error };
  if (error.status === 500) return { became: 'broken' };
  return { became: 'later', ...(error.retryAfter !== undefined && { afterSeconds: error.retryAfter }) };
}
