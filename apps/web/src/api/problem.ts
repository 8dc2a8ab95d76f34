import type { components } from './schema';

export type Problem = Pick<components['schemas']['ProblemSchema'], 'code' | 'detail' | 'errors'>;

/** The server has answered, and says no. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  constructor(
    readonly problem: Problem,
    readonly status: number,
    /** Seconds, where the server says when to come again. */
    readonly retryAfter?: number,
  ) {
    super(problem.detail);
  }

  /** It may well be taken later, as it is: nothing in it is wrong. */
  get isPassing(): boolean {
    return this.status === 401 || this.status === 429 || this.status >= 500;
  }
}

/** Nothing has answered: no network, or the server is down. What was sent may have been recorded all the same. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';

  constructor(cause: unknown) {
    super('Nothing has answered', { cause });
  }
}

/** The server has answered, and there is nothing that this person may know of: what was read of it before is not to be shown any more. */
export function isWithheld(error: unknown): boolean {
  return error instanceof ProblemError && [403, 404, 410].includes(error.status);
}

export function problemIn(body: unknown, status: number): Problem {
  if (typeof body === 'object' && body !== null && 'code' in body && 'detail' in body) return body as Problem;
  return { code: `HTTP.${status}`, detail: '' };
}

export function isSignedOut(error: unknown): boolean {
  return error instanceof ProblemError && error.status === 401;
}
