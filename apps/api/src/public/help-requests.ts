import { Inject, Injectable } from '@nestjs/common';
import { forAgency } from '#persistence/agency-scope';
import { derivedUuid } from '#persistence/canonical';
import type { Recorded, Refused } from '#persistence/case-log/answers';
import { askedAtOf, takersOfRequests, type Taker } from '#persistence/notices/help-requests';
import { areasOfHelp, askedAs, canBeReached, forWhoms, openingForHelp, pathwayForHelp, type ForWhom } from '#protocol/help-request';
import type { Program } from '#protocol/program';
import { AuditTrail } from '../audit/audit-trail.js';
import { RateWindows, tooMany } from '../http/rate-limit.js';
import { Turns } from '../http/turns.js';
import { PARTS, type Parts } from '../parts.js';
import { refuse } from '../problem/problem.js';
import type { SignedInRequest } from '../sign-in/caller.js';
import { recordedOrThrow, StepDesk } from '../steps/step-desk.js';
import type { SentRequest } from './help-request.dto.js';

export interface TakingProgram {
  programId: string;
  title: string;
  /** Its title. */
  agency: string;
  phone?: string;
  forWhom: ForWhom[];
  areas: { value: string; label: string }[];
}

interface Taking {
  program: Program;
  taker: Taker;
}

const anHourMs = 3_600_000;
/** A household behind one address, or a library; and more than any program here is asked in a day. This project's defaults. */
const mostAnHour = { byAddress: 10, byProgram: 60 };
/** People who are signed in come first. This project's defaults. */
const turnsOfRequests = { atOnce: 2, longestWaitMs: 10_000 };

/** The public's requests for help: each opens a case as the program's machine account for them. */
@Injectable()
export class HelpRequests {
  private readonly byAddress = new RateWindows();
  private readonly byProgram = new RateWindows();
  private readonly turns = new Turns(turnsOfRequests);

  constructor(
    @Inject(PARTS) private readonly parts: Parts,
    private readonly stepDesk: StepDesk,
    private readonly trail: AuditTrail,
  ) {}

  async programs(): Promise<TakingProgram[]> {
    const taking = await this.taking();
    const { rows } = await this.parts.database.pool.query<{ id: string; title: string }>('select id, title from agency where id = any($1::text[])', [
      taking.map(({ taker }) => taker.agencyId),
    ]);
    const titles = new Map(rows.map(({ id, title }) => [id, title]));
    const listed = taking.map(({ program, taker }): TakingProgram => ({
      programId: program.id,
      title: program.title,
      agency: titles.get(taker.agencyId) ?? '',
      ...(program.phone !== undefined && { phone: program.phone }),
      forWhom: forWhoms.filter((one) => pathwayForHelp(program, one)),
      areas: areasOfHelp(program),
    }));
    return listed.sort((a, b) => a.title.localeCompare(b.title));
  }

  /** Returns once it is recorded; the same request again is recorded once. */
  async receive(request: SignedInRequest, sent: SentRequest): Promise<void> {
    await this.requireRoom(this.byAddress, request.ip ?? '', mostAnHour.byAddress);
    if (sent.website !== undefined && sent.website !== '') return refuseField(422, 'website', 'REQUEST.UNSEEN_FIELD', 'A field that people do not see was filled in: send it again without it');
    const taking = (await this.taking()).find(({ program }) => program.id === sent.programId);
    if (!taking) return refuseField(422, 'programId', 'REQUEST.PROGRAM_TAKES_NONE', 'This program takes no requests here');
    if (!canBeReached(sent)) return refuseField(422, 'phone', 'REQUEST.NO_WAY_TO_REACH', 'Say how you can be reached, or where the person can be found');
    const area = areaOf(sent, taking.program);
    await this.requireRoom(this.byProgram, taking.program.id, mostAnHour.byProgram);
    const recorded = await this.turns.take(() => this.record(taking, { ...sent, area }));
    await this.noteOpening(request, taking.taker, recorded);
    this.stepDesk.ring(recorded);
  }

  /** The address is nobody's to keep: who asks for help here may stay unknown. */
  private async noteOpening(request: SignedInRequest, { staffId, agencyId, issuer, subject }: Taker, { caseId, version }: Recorded): Promise<void> {
    const by = { staffId, agencyId, roles: ['feed'] as const, account: { issuer, subject } };
    await this.trail.note(request, { action: 'openCase', outcome: 'done', by, from: {}, cases: [caseId], detail: { version } });
  }

  private async taking(): Promise<Taking[]> {
    const { database, shelf, clock } = this.parts;
    const found = await Promise.all(
      (await takersOfRequests(database.pool)).map(async (taker) => {
        const pinned = await shelf.current(database.pool, taker.programId, clock.now());
        return pinned && pathwayForHelp(pinned.program, 'self') && pinned.program.agency === taker.agencyId ? [{ program: pinned.program, taker }] : [];
      }),
    );
    return found.flat();
  }

  /** Before anything is written. */
  private async requireRoom(windows: RateWindows, key: string, most: number): Promise<void> {
    const { isBlocked, timeToExpire } = await windows.increment(key, anHourMs, most);
    if (isBlocked) throw tooMany(timeToExpire);
  }

  private async record({ program, taker }: Taking, sent: SentRequest & { area: string }): Promise<Recorded> {
    const pathwayId = pathwayForHelp(program, sent.forWhom)!;
    const caseId = derivedUuid('helpRequest', program.id, sent.requestId);
    const open = (askedAt: string) => {
      const input = openingForHelp(pathwayId, sent, askedAt);
      return this.parts.record.openCase(taker, { caseId, programId: program.id, pathwayId, input, byAnybody: true });
    };
    const answer = await open(this.parts.clock.now().toISOString());
    if (answer.ok || answer.status !== 409) return recordedOrThrow(answer.ok ? answer : asSent(answer));
    // It stands already: sent again it is the same one, asked when it was asked first.
    const askedAt = await forAgency(taker.agencyId, () => askedAtOf(this.parts.database.pool, caseId));
    return recordedOrThrow(askedAt === undefined ? answer : await open(askedAt));
  }
}

function areaOf({ area }: SentRequest, program: Program): string {
  const [only, ...others] = areasOfHelp(program);
  if (area !== undefined) return area;
  return only !== undefined && others.length === 0 ? only.value : refuseField(422, 'area', 'REQUEST.AREA_NEEDED', 'Say in which area');
}

function refuseField(status: number, field: string, code: string, message: string): never {
  return refuse(status, code, message, { errors: [{ field, code, message }] });
}

/** A refusal in the words of what was sent. */
function asSent(refusal: Refused): Refused {
  const errors = refusal.errors?.map((error) => ({ ...error, field: askedAs[error.field] ?? error.field }));
  return { ...refusal, ...(errors && { errors }) };
}
