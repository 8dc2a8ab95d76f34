import { Inject, Injectable } from '@nestjs/common';
import type { Response } from 'express';
import type { Recorded, Refused, Rung } from '#persistence/case-log/answers';
import { CaseReads } from '#persistence/reads/case-reads';
import type { Caller } from '#persistence/reads/staff-list';
import type { DisclosureNote } from '#protocol/views/disclosure-note';
import type { OpenStep } from '#protocol/views/open-steps';
import { isUuid } from '#protocol/value-forms';
import { preferredWait } from '../http/prefer.js';
import { plain, shaped } from '../http/shape.js';
import { PARTS, type Parts } from '../parts.js';
import { noSuchCase, problem, ProblemException, type ProblemExtras } from '../problem/problem.js';
import { StaffDesk } from '../sign-in/staff-desk.js';
import type { Command, Dto } from './dto-from-fields.js';

export interface StepAnswer {
  commandId: string;
  version: number;
  settled: boolean;
  openSteps?: OpenStep[];
  disclosure?: DisclosureNote;
}

export interface Performing {
  caller: Caller;
  caseId: string;
  stepId: string;
  dto: Dto<Command>;
  body: unknown;
  prefer: string | string[] | undefined;
  response: Response;
}

/** Performs steps: shape, record, doorbell, answer. Every rule is the record's. */
@Injectable()
export class StepDesk {
  constructor(
    @Inject(PARTS) private readonly parts: Parts,
    private readonly staffDesk: StaffDesk,
    private readonly reads: CaseReads,
  ) {}

  async perform({ caller, caseId, stepId, dto, body, prefer, response }: Performing): Promise<StepAnswer> {
    const { commandId, input } = shaped(dto, body);
    if (!isUuid(caseId)) throw noSuchCase();
    const command = { caseId: caseId.toLowerCase(), commandId, stepId, input: plain(input) };
    const recorded = recordedOrThrow(await this.parts.record.performStep(caller, command));
    this.ring(recorded);
    const wait = preferredWait(prefer);
    if (wait === undefined) return { commandId, version: recorded.version, settled: await this.isSettled(recorded) };
    response.set('Preference-Applied', `wait=${wait}`);
    const { parts } = this;
    const settled = !recorded.awaited || (await parts.seenWatch.seen(recorded.caseId, recorded.version, wait * 1_000));
    const open = await this.reads.openSteps(await this.staffDesk.staffNow(caller), recorded.caseId);
    return { commandId, version: recorded.version, settled, ...(open ?? { openSteps: [] }) };
  }

  /** Not waited for: what is recorded stays recorded, and the sweeper rings where this does not get through. */
  ring({ ring, given = [], ...own }: Recorded): void {
    this.ringAll(ring ? [own, ...given] : given);
  }

  ringAll(cases: readonly Rung[]): void {
    for (const { caseId, pathwayId, programId } of cases) void this.parts.doorbell.ring(caseId, pathwayId, programId);
  }

  /** The answer to a command sent again is read from the record: its news may have been seen since. */
  private async isSettled({ awaited, created, caseId, version }: Recorded): Promise<boolean> {
    if (!awaited) return true;
    return !created && this.parts.seenWatch.seen(caseId, version, 0);
  }
}

export function recordedOrThrow<R extends { ok: true }>(answer: R | Refused, extras: ProblemExtras = {}): R {
  if (answer.ok) return answer;
  const { status, code, message, errors, openSteps } = answer;
  const more = { ...(errors ? { errors } : {}), ...(openSteps ? { openSteps } : {}), ...extras };
  throw new ProblemException(problem(status, code, message, more));
}
