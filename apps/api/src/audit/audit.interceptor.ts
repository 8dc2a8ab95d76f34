import { HttpException, Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { catchError, mergeMap, type Observable } from 'rxjs';
import type { AuditEvent } from '#persistence/audit/audit-log';
import { isUuid } from '#protocol/value-forms';
import { ProblemException } from '../problem/problem.js';
import type { SignedInRequest } from '../sign-in/caller.js';
import { AuditTrail } from './audit-trail.js';
import { auditOf, type Asked, type Audit } from './audited.js';

/** Refused to this caller; any other refusal of a route that is not audited says nothing of anybody. */
const notAllowed = [401, 403];
const nobodysCase = 'CASE.NOT_FOUND';
/** Too many requests are a limit's, not a rule's. */
const tooMany = 429;

/** Notes what audited routes answer before the answer is sent, and what was refused on any route. */
@Injectable()
export class AuditInterceptor implements NestInterceptor {
  constructor(private readonly trail: AuditTrail) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<SignedInRequest>();
    const audit = auditOf(context);
    return next.handle().pipe(
      mergeMap(async (answer: unknown) => {
        if (audit && !audit.byHandler) await this.trail.note(request, { action: audit.action, outcome: 'done', ...factsOf(audit, request, answer) });
        return answer;
      }),
      catchError(async (error: unknown) => {
        const refusal = refusalOf(error);
        if (refusal && audit && refusal.status !== tooMany) {
          await this.trail.noteRefusal(request, { action: audit.action, code: refusal.code, ...factsOf(audit, request) });
        } else if (refusal && !audit && (notAllowed.includes(refusal.status) || refusal.code === nobodysCase)) {
          await this.trail.noteRefusal(request, { action: 'attempt', code: refusal.code, ...attemptOf(request) });
        }
        throw error;
      }),
    );
  }
}

/** An attempt at a route that is not audited by itself, or that did not reach its handler. */
export function attemptOf(request: SignedInRequest): Pick<AuditEvent, 'cases' | 'participants' | 'concerns' | 'detail'> {
  const { detail, ...facts } = ofRoute(asked(request));
  return { ...facts, detail: { ...detail, method: request.method, route: (request.route as { path?: string } | undefined)?.path ?? '' } };
}

export function refusalOf(error: unknown): { status: number; code: string } | undefined {
  if (error instanceof ProblemException) return error.problem.status < 500 ? error.problem : undefined;
  if (error instanceof HttpException && error.getStatus() < 500) return { status: error.getStatus(), code: 'REQUEST.INVALID' };
  return undefined;
}

function factsOf({ about }: Audit, request: SignedInRequest, answer?: unknown): Omit<AuditEvent, 'action' | 'outcome' | 'by' | 'from'> {
  const of = { ...asked(request), ...(answer !== undefined && { answer }) };
  const facts = ofRoute(of);
  const own = typeof about === 'function' ? about(of) : (about ?? {});
  return { ...facts, ...own, detail: { ...facts.detail, ...own.detail } };
}

/** What every route's parameters and answer say. A parameter can be anything: only what has an id's form is kept. */
function ofRoute({ params, answer }: Asked): Omit<AuditEvent, 'action' | 'outcome' | 'by' | 'from'> {
  const { caseId: opened, version } = (answer ?? {}) as { caseId?: unknown; version?: unknown };
  const cases = [params['caseId'] ?? opened].filter(isUuid).map((id) => id.toLowerCase());
  const participants = [params['participantId']].filter(isUuid).map((id) => id.toLowerCase());
  const concerns = [params['staffId']].find(isUuid)?.toLowerCase();
  const { stepId, programId } = params;
  return {
    ...(cases.length > 0 && { cases }),
    ...(participants.length > 0 && { participants }),
    ...(concerns !== undefined && { concerns }),
    detail: {
      ...(stepId !== undefined && isName(stepId) && { stepId }),
      ...(programId !== undefined && isName(programId) && { programId }),
      ...(typeof version === 'number' && { version }),
    },
  };
}

function isName(value: string): boolean {
  return /^[\w-]{1,60}$/.test(value);
}

function asked({ params, query }: SignedInRequest): Asked {
  return { params: textsOf(params), query: textsOf(query) };
}

function textsOf(values: object): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
