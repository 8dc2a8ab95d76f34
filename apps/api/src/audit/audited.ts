import { SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { AuditDetail } from '#persistence/audit/audit-log';
import type { AuditAction } from '#protocol/audit-actions';
import { isUuid } from '#protocol/value-forms';

/** What an audited request is about, besides what its route and its answer say by themselves. Codes and ids alone. */
export interface AuditFacts {
  cases?: readonly string[];
  participants?: readonly string[];
  /** A member of staff. */
  concerns?: string;
  detail?: AuditDetail;
}

/** `answer` is absent where the request was refused. */
export interface Asked {
  params: Readonly<Record<string, string>>;
  query: Readonly<Record<string, string>>;
  answer?: unknown;
}

export interface Audit {
  action: AuditAction;
  about?: AuditFacts | ((this: void, asked: Asked) => AuditFacts);
  /** The handler notes what it did itself, before it takes effect: only refusals are noted here. */
  byHandler?: true;
}

const auditKey = 'dpad:audited';

/**
 * Every answer of this route, and every refusal, is in the audit before it is sent. The ids in the route (`:caseId`,
 * `:participantId`, `:staffId`, `:stepId`, `:programId`) and the answer's `caseId` and `version` are noted by themselves;
 * `about` adds what they do not say. Not for a handler that writes the response itself: it asks the AuditTrail first.
 */
export const Audited = (action: AuditAction, about?: Audit['about'], options: Pick<Audit, 'byHandler'> = {}) =>
  SetMetadata<string, Audit>(auditKey, { action, ...(about && { about }), ...options });

export function auditOf(context: ExecutionContext): Audit | undefined {
  return Reflect.getMetadata(auditKey, context.getHandler()) as Audit | undefined;
}

/** Of a list: every case and every participant that the answer names. */
export function everybodyIn({ answer }: Asked): AuditFacts {
  const cases = new Set<string>();
  const participants = new Set<string>();
  collect(answer, 'caseId', cases);
  collect(answer, 'participantId', participants);
  return { ...(cases.size > 0 && { cases: [...cases] }), ...(participants.size > 0 && { participants: [...participants] }) };
}

function collect(value: unknown, name: string, found: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (key === name && isUuid(inner)) found.add(inner.toLowerCase());
    else collect(inner, name, found);
  }
}
