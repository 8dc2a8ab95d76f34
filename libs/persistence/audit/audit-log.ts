import { createHash, randomUUID } from 'node:crypto';
import type { AuditAction, AuditOutcome } from '#protocol/audit-actions';
import type { Role } from '#protocol/roles';
import { canonicalJson } from '../canonical.js';
import { link } from '../case-log/chain.js';
import type { Clock } from '../clock.js';
import type { Sql } from '../reads/rows.js';

/** Who did it: what is known of them. Nobody is known where a token was no good. */
export interface Actor {
  staffId?: string;
  agencyId?: string;
  roles?: readonly Role[];
  account?: { issuer: string; subject: string };
}

/** Codes and ids, never a personal value: the audit outlives the keys of what it speaks of. */
export type AuditDetail = Readonly<Record<string, string | number | boolean | readonly string[]>>;

export interface AuditEvent {
  action: AuditAction;
  outcome: AuditOutcome;
  /** Why it was refused. */
  code?: string;
  by: Actor;
  cases?: readonly string[];
  participants?: readonly string[];
  /** The member of staff whose permissions it is about. */
  concerns?: string;
  detail?: AuditDetail;
  from?: { address?: string; agent?: string };
}

/** What was done could not be noted: what was to be shown must not be shown. */
export class AuditUnavailableError extends Error {
  override readonly name = 'AuditUnavailableError';
}

interface Waiting {
  event: AuditEvent;
  at: Date;
  resolve: () => void;
  reject: (error: Error) => void;
}

interface Stream {
  id: string;
  seq: number;
  hash: Buffer;
}

/** Of one insert, at most. */
const mostAtOnce = 500;

/** What the first event of a stream is chained to. */
export function genesisOfStream(stream: string): Buffer {
  return createHash('sha256').update(`dpad audit ${stream}`).digest();
}

/**
 * The audit of one process: a hash-chained stream of its own, so that no two processes wait for one another. What arrives
 * while a write is under way goes into the next one.
 */
export class AuditLog {
  private stream = newStream();
  private waiting: Waiting[] = [];
  private isWriting = false;

  constructor(
    private readonly sql: Sql,
    private readonly clock: Clock,
  ) {}

  /** Returns once the event is durable. Throws an AuditUnavailableError where it could not be made so. */
  record(event: AuditEvent): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ event, at: this.clock.now(), resolve, reject });
      if (!this.isWriting) void this.writeAll();
    });
  }

  private async writeAll(): Promise<void> {
    this.isWriting = true;
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, mostAtOnce);
      try {
        await this.append(batch);
        for (const { resolve } of batch) resolve();
      } catch (cause) {
        // It may have been written all the same: a new stream is right in both cases.
        this.stream = newStream();
        for (const { reject } of batch) reject(new AuditUnavailableError('The audit could not be written', { cause }));
      }
    }
    this.isWriting = false;
  }

  private async append(batch: readonly Waiting[]): Promise<void> {
    let end = this.stream;
    const rows = batch.map(({ event, at }) => {
      const row = rowOf(event, at, end);
      end = { id: end.id, seq: row.seq, hash: row.hash };
      return { ...row, hash: `\\x${row.hash.toString('hex')}` };
    });
    await this.sql.query({
      name: 'append-audit',
      text: `
        insert into audit_event (stream, seq, at, agency_id, staff_id, action, outcome, case_ids, participant_ids, concerns, body, hash)
        select stream, seq, at, agency_id, staff_id, action, outcome, case_ids, participant_ids, concerns, body, hash
        from jsonb_to_recordset($1::jsonb) as r(stream uuid, seq int, at timestamptz, agency_id text, staff_id uuid, action text,
          outcome text, case_ids uuid[], participant_ids uuid[], concerns uuid, body text, hash bytea)`,
      values: [JSON.stringify(rows)],
    });
    this.stream = end;
  }
}

function newStream(): Stream {
  const id = randomUUID();
  return { id, seq: 0, hash: genesisOfStream(id) };
}

function rowOf(event: AuditEvent, at: Date, { id: stream, seq: last, hash }: Stream) {
  const seq = last + 1;
  const body = canonicalJson({ ...event, stream, seq, at: at.toISOString() });
  const { action, outcome, by, cases = [], participants = [], concerns = null } = event;
  return {
    stream,
    seq,
    at: at.toISOString(),
    agency_id: by.agencyId ?? null,
    staff_id: by.staffId ?? null,
    action,
    outcome,
    case_ids: cases,
    participant_ids: participants,
    concerns,
    body,
    hash: link(hash, body),
  };
}
