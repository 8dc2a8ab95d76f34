import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Response } from 'express';
import { forAgency } from '#persistence/agency-scope';
import { casesToKnow, isKnownTo, type CaseToKnow } from '#persistence/reads/known-to';
import { findStaff, type StaffRow } from '#persistence/reads/staff-list';
import { PARTS, type Parts } from '../parts.js';
import { problem, ProblemException } from '../problem/problem.js';
import { Sessions } from '../sign-in/sessions.js';
import type { VerifiedToken } from '../sign-in/token-verifier.js';

/** Of one account: a browser's tabs, and a second device. This project's default. */
export const streamsOfOneAccount = 6;

/** The same case at most so often, and one question to the record for each agency. This project's default. */
const everyMs = 1_000;
const heartbeatMs = 25_000;
const checkedEveryMs = 45_000;
/** For a client that has lost its stream. */
const retryMs = 5_000;
/** Bytes that a client has not taken: it has gone, or is stuck. */
const mostUntaken = 65_536;

interface Stream {
  staff: StaffRow;
  token: VerifiedToken;
  response: Response;
}

/** What the record tells: the agency whose it is, and one id. */
interface Told {
  agency: string;
  case?: string;
  program?: string;
  staff?: string;
}

/**
 * Open answers that ring when something changed that their reader may know of, and say nothing else: a doorbell. Whoever opens a
 * stream reads anew, so that a lost one has lost nothing: whenever what was told may have been missed, streams end.
 */
@Injectable()
export class LiveStreams implements BeforeApplicationShutdown {
  private readonly streams = new Set<Stream>();
  private readonly cases = new Map<string, string>();
  private readonly programs = new Map<string, string>();
  private readonly timers: NodeJS.Timeout[] = [];
  private ringing: NodeJS.Timeout | undefined;
  private rangAtMs = 0;
  private hears = false;
  private ended = false;

  constructor(
    @Inject(PARTS) private readonly parts: Parts,
    private readonly sessions: Sessions,
  ) {}

  /** Throws a 429 where there are too many, and a 503 where nothing can be heard now. */
  async open(staff: StaffRow, token: VerifiedToken, response: Response): Promise<void> {
    const ofAccount = [...this.streams].filter((one) => one.staff.id === staff.id).length;
    if (ofAccount >= streamsOfOneAccount || this.streams.size >= this.parts.environment.liveStreams) {
      throw new ProblemException(problem(429, 'LIVE.TOO_MANY', 'Too many live streams are open'), { 'Retry-After': '60' });
    }
    const stream = { staff, token, response };
    // Before anything is waited for: two at once are counted as two.
    this.streams.add(stream);
    response.on('close', () => this.streams.delete(stream));
    const listens = await this.listen();
    if (!listens || !this.streams.has(stream)) {
      this.streams.delete(stream);
      throw new ProblemException(problem(503, 'LIVE.UNAVAILABLE', 'Changes cannot be heard now: ask again'), { 'Retry-After': '5' });
    }
    response.status(200).setHeader('Content-Type', 'text/event-stream');
    // Proxies pass it on as it comes.
    response.setHeader('X-Accel-Buffering', 'no');
    response.write(`retry: ${retryMs}\n\n`);
  }

  /** Ends the streams of those whose session has ended, or who are on the staff list no more. */
  async check(of: (stream: Stream) => boolean = () => true): Promise<void> {
    for (const stream of [...this.streams].filter(of)) {
      const staff = await forAgency(stream.staff.agencyId, () => this.stillIn(stream)).catch(() => undefined);
      if (staff) stream.staff = staff;
      else this.end(stream);
    }
  }

  beforeApplicationShutdown(): void {
    this.ended = true;
    for (const timer of this.timers) clearInterval(timer);
    clearTimeout(this.ringing);
    this.endAll();
  }

  private async listen(): Promise<boolean> {
    if (this.ended) return false;
    const { notifications } = this.parts;
    if (!this.hears) {
      this.hears = true;
      notifications.hear({ channel: 'dpad_changed', heard: (payload) => this.heard(JSON.parse(payload) as Told), lost: () => this.endAll() });
      this.timers.push(setInterval(() => this.beat(), heartbeatMs), setInterval(() => void this.check(), checkedEveryMs));
    }
    return notifications.listen();
  }

  private async stillIn({ token }: Stream): Promise<StaffRow | undefined> {
    const staff = await findStaff(this.parts.database.pool, token.caller);
    return staff && (await this.sessions.goesOnWith(token, staff)) ? staff : undefined;
  }

  private heard({ agency, case: caseId, program, staff }: Told): void {
    if (this.streams.size === 0) return;
    if (staff !== undefined) return void this.check((one) => one.staff.id === staff);
    if (caseId !== undefined) this.cases.set(caseId, agency);
    if (program !== undefined) this.programs.set(program, agency);
    this.ringing ??= setTimeout(() => void this.ring(), Math.max(0, this.rangAtMs + everyMs - Date.now()));
  }

  private async ring(): Promise<void> {
    this.ringing = undefined;
    this.rangAtMs = Date.now();
    const [cases, programs] = [new Map(this.cases), new Map(this.programs)];
    this.cases.clear();
    this.programs.clear();
    try {
      for (const [program, agency] of programs) this.tell({ program }, ({ staff }) => staff.agencyId === agency && staff.programs.includes(program));
      for (const one of await this.toKnow(cases)) this.tell({ case: one.caseId }, ({ staff }) => isKnownTo(staff, one));
    } catch {
      // The record is away, and what changed cannot be told.
      this.endAll();
    }
  }

  private async toKnow(cases: ReadonlyMap<string, string>): Promise<CaseToKnow[]> {
    const asked = [...new Set(cases.values())].map((agency) => {
      const ids = [...cases].flatMap(([caseId, of]) => (of === agency ? [caseId] : []));
      return forAgency(agency, () => casesToKnow(this.parts.database.pool, ids));
    });
    return (await Promise.all(asked)).flat();
  }

  private tell(what: { case: string } | { program: string }, mayKnow: (stream: Stream) => boolean): void {
    for (const stream of this.streams) if (mayKnow(stream)) this.write(stream, `event: changed\ndata: ${JSON.stringify(what)}\n\n`);
  }

  private beat(): void {
    for (const stream of this.streams) this.write(stream, ':\n\n');
  }

  private write(stream: Stream, text: string): void {
    const { response } = stream;
    if (!response.headersSent) return;
    if (response.writableLength > mostUntaken) this.end(stream);
    else response.write(text);
  }

  private endAll(): void {
    for (const stream of [...this.streams]) this.end(stream);
  }

  private end(stream: Stream): void {
    this.streams.delete(stream);
    const { response } = stream;
    if (!response.headersSent) return;
    if (response.writableLength > 0) response.destroy();
    else response.end();
  }
}
