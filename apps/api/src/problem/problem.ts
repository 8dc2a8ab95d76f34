import { HttpException } from '@nestjs/common';

export interface FieldProblem {
  field: string;
  code: string;
  message: string;
}

/** RFC 9457, with a stable `code`. No personal data: it speaks of fields and rules, never of values. */
export interface Problem {
  type: 'about:blank';
  title: string;
  status: number;
  code: string;
  detail: string;
  errors?: FieldProblem[];
  /** With 409 on a step: the ids of the steps open to this person. */
  openSteps?: string[];
  /** With 422 on an opening: what is open instead. */
  openNow?: unknown;
  /** With 503 of the readiness: how each part is. */
  parts?: unknown;
}

export type ProblemExtras = Pick<Problem, 'errors' | 'openSteps' | 'openNow' | 'parts'>;

const titles: Record<number, string> = {
  400: 'Bad request',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  410: 'Gone',
  413: 'Too large',
  415: 'Not taken',
  422: 'A rule says no',
  429: 'Too many requests',
  500: 'Internal error',
  503: 'Not available now',
};

export function problem(status: number, code: string, detail: string, extras: ProblemExtras = {}): Problem {
  return { type: 'about:blank', title: titles[status] ?? 'Error', status, code, detail, ...extras };
}

/** Thrown where a request cannot be answered; `headers` go with the answer. */
export class ProblemException extends HttpException {
  constructor(
    readonly problem: Problem,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(problem, problem.status);
  }
}

export function refuse(status: number, code: string, detail: string, extras?: ProblemExtras, headers?: Record<string, string>): never {
  throw new ProblemException(problem(status, code, detail, extras), headers);
}

export function badFields(errors: FieldProblem[]): ProblemException {
  const [first] = errors;
  const detail = errors.length === 1 && first ? `${first.field || 'The request'}: ${first.message}` : `${errors.length} fields are not right`;
  return new ProblemException(problem(400, 'INPUT.INVALID', detail, { errors }));
}

/** The same answer whether there is no such case or this person may not know of it. */
export function noSuchCase(): ProblemException {
  return new ProblemException(problem(404, 'CASE.NOT_FOUND', 'There is no such case'));
}
