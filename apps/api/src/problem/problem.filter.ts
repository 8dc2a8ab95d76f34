import { Catch, HttpException, Logger, NotFoundException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { CursorInvalidError } from '#persistence/reads/page';
import { methodsOf } from '../http/methods-of.js';
import { badFields, problem, ProblemException, type Problem } from './problem.js';
import { isRecordUnavailable, isUnstorableValue } from './record-failures.js';

const tryAgainAfterSeconds = '2';

/** Every error as problem+json. What nobody expected is logged, and says nothing of itself outside. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('api');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    if (response.headersSent) {
      response.end();
      return;
    }
    const { problem: answer, headers } = this.toProblem(error, request);
    response.set(headers).status(answer.status).type('application/problem+json').send(JSON.stringify(answer));
  }

  private toProblem(error: unknown, request: Request): { problem: Problem; headers: Record<string, string> } {
    if (error instanceof ProblemException) return { problem: error.problem, headers: { ...error.headers } };
    if (error instanceof CursorInvalidError) {
      const { problem: answer } = badFields([{ field: 'cursor', code: 'INPUT.CURSOR', message: error.message }]);
      return { problem: answer, headers: {} };
    }
    if (isRecordUnavailable(error)) {
      this.log.warn(`The record is not available: ${(error as Error).name}`);
      const answer = problem(503, 'RECORD.UNAVAILABLE', 'The record cannot be reached now: nothing was changed');
      return { problem: answer, headers: { 'Retry-After': tryAgainAfterSeconds } };
    }
    if (error instanceof NotFoundException) return notRouted(request);
    const ofTheRequest = requestProblem(error, request);
    if (ofTheRequest) return { problem: ofTheRequest, headers: {} };
    // A stack says where, and an error's message may hold a value of the record: it stays out of the log.
    this.log.error({ msg: 'Not expected', error: (error as Error | undefined)?.name, code: (error as { code?: string } | undefined)?.code, stack: framesOf(error) });
    return { problem: problem(500, 'INTERNAL', 'This should not have happened'), headers: {} };
  }
}

/** Nothing answers this method at this address, or nothing at all. */
export function notRouted(request: Request): { problem: Problem; headers: Record<string, string> } {
  const methods = methodsOf(request.app, pathOf(request));
  if (methods.length === 0) return { problem: problem(404, 'ROUTE.NOT_FOUND', 'There is nothing at this address'), headers: {} };
  const Allow = methods.join(', ');
  return { problem: problem(405, 'ROUTE.METHOD', `Use ${Allow} here`), headers: { Allow } };
}

function requestProblem(error: unknown, request: Request): Problem | undefined {
  if (!isEncoded(pathOf(request))) return problem(400, 'URL.MALFORMED', 'The address is not properly encoded');
  if (isUnstorableValue(error)) return problem(400, 'INPUT.INVALID', 'A value cannot be stored');
  const code = error instanceof HttpException ? error.getStatus() : (error as { status?: unknown }).status;
  if (typeof code === 'number' && code >= 400 && code < 500) return problem(code, 'REQUEST.INVALID', 'The request cannot be read');
  return undefined;
}

function framesOf(error: unknown): string | undefined {
  return error instanceof Error ? error.stack?.split('\n').filter((line) => line.trimStart().startsWith('at ')).slice(0, 12).join('\n') : undefined;
}

function isEncoded(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** As it was sent: a router that is mounted under a prefix sees the rest alone. */
function pathOf({ originalUrl }: Request): string {
  return originalUrl.split('?', 1)[0] ?? '';
}
