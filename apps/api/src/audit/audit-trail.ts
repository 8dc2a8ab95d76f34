import { Inject, Injectable, Logger } from '@nestjs/common';
import { AuditLog, AuditUnavailableError, type Actor, type AuditEvent } from '#persistence/audit/audit-log';
import { PARTS, type Parts } from '../parts.js';
import { problem, ProblemException } from '../problem/problem.js';
import type { SignedInRequest } from '../sign-in/caller.js';

const longestAgent = 120;

/** What the API notes in the audit: the event, with who asked and from where. */
@Injectable()
export class AuditTrail {
  private readonly log = new Logger('audit');
  private readonly events: AuditLog;

  constructor(@Inject(PARTS) parts: Parts) {
    this.events = new AuditLog(parts.database.pool, parts.clock);
  }

  /** Returns once it is durable. Throws a 503 where it cannot be made so: nothing may be shown then. */
  async note(request: SignedInRequest, event: Omit<AuditEvent, 'by'> & { by?: Actor }): Promise<void> {
    try {
      await this.events.record({ by: actorOf(request), from: originOf(request), ...event });
    } catch (error) {
      if (!(error instanceof AuditUnavailableError)) throw error;
      // The driver's message may repeat a row: its code says enough.
      this.log.error({ msg: 'The audit cannot be written', code: (error.cause as { code?: string } | undefined)?.code });
      const detail = 'This could not be noted in the audit, and so cannot be answered: ask again';
      throw new ProblemException(problem(503, 'AUDIT.UNAVAILABLE', detail), { 'Retry-After': '2' });
    }
  }

  /** A refusal stays one, also where the audit cannot be written: it shows nothing. */
  async noteRefusal(request: SignedInRequest, event: Omit<AuditEvent, 'by' | 'from' | 'outcome'>): Promise<void> {
    try {
      await this.note(request, { ...event, outcome: 'refused' });
    } catch (error) {
      this.log.error({ msg: 'A refusal is not in the audit', error: (error as Error).name });
    }
  }
}

function actorOf({ caller, staff }: SignedInRequest): AuditEvent['by'] {
  return {
    ...(caller && { account: { issuer: caller.issuer, subject: caller.subject } }),
    ...(staff && { staffId: staff.id, agencyId: staff.agencyId, roles: staff.roles }),
  };
}

function originOf(request: SignedInRequest): NonNullable<AuditEvent['from']> {
  const agent = request.headers['user-agent']?.replace(/[^\x20-\x7e]/g, '?').slice(0, longestAgent);
  return { ...(request.ip !== undefined && { address: request.ip }), ...(agent !== undefined && { agent }) };
}
