import { Body, Controller, Inject, Post, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { derivedUuid } from '#persistence/canonical';
import type { Refused } from '#persistence/case-log/answers';
import type { Caller, StaffRow } from '#persistence/reads/staff-list';
import { whyRoleNotAllowed } from '#protocol/may-perform';
import type { Program } from '#protocol/program';
import { recordCall } from '#protocol/program-steps/record-call.program-step';
import type { Role } from '#protocol/roles';
import { shaped } from '../http/shape.js';
import { Turns } from '../http/turns.js';
import { Audited } from '../audit/audited.js';
import { Answers, Problems } from '../openapi/answers.js';
import { PARTS, type Parts } from '../parts.js';
import { refuse } from '../problem/problem.js';
import { SignedIn } from '../sign-in/caller.js';
import { MachineScope } from '../sign-in/scope.js';
import { StaffDesk } from '../sign-in/staff-desk.js';
import { recordedOrThrow, StepDesk } from '../steps/step-desk.js';
import { CallNoticeDto, OverdoseNoticeDto, type CallNotice, type OverdoseNotice } from './notice.dto.js';

class NoticeAnswerSchema {
  @ApiProperty({ type: String, description: "The source's own id" })
  noticeId!: string;
  @ApiProperty({ type: String, format: 'uuid' })
  caseId!: string;
  @ApiProperty({ type: 'integer' })
  version!: number;
}

class CallAnswerSchema {
  @ApiProperty({ type: String, description: "The call's own number" })
  callId!: string;
  @ApiProperty({ type: 'integer', description: "The program's log with this call" })
  version!: number;
}

const overdoseNotice = { title: 'Hand in an overdose notice', roles: ['feed', 'coordinator'] as readonly Role[] };

/** Of ten connections to the record most stay with people. A feed that gave up waiting sends again: it is the same notice. This project's defaults. */
const turnsOfNotices = { atOnce: 4, longestWaitMs: 30_000 };

/** What other systems hand in. A machine account does so, and reads nothing. */
@ApiTags('notices')
@ApiBearerAuth()
@Controller('notices')
export class NoticesController {
  private readonly turns = new Turns(turnsOfNotices);

  constructor(
    @Inject(PARTS) private readonly parts: Parts,
    private readonly staffDesk: StaffDesk,
    private readonly stepDesk: StepDesk,
  ) {}

  @Post('overdose')
  @Audited('openCase')
  @MachineScope('notices:write')
  @ApiOperation({
    operationId: 'reportOverdose',
    summary: overdoseNotice.title,
    description: 'It opens a case of naloxone plus. The same notice again opens none and gets the same answer.',
  })
  @ApiBody({ type: OverdoseNoticeDto, required: true })
  @Answers(201, NoticeAnswerSchema, 'Recorded')
  @Answers(200, NoticeAnswerSchema, 'The same notice with the same content again')
  @Problems(400, 409, 413, 422)
  async overdose(@SignedIn() caller: Caller, @Body() body: unknown, @Res({ passthrough: true }) response: Response): Promise<NoticeAnswerSchema> {
    const notice = shaped(OverdoseNoticeDto, body);
    const staff = await this.staffDesk.staffOf(caller);
    const notAllowed = whyRoleNotAllowed(overdoseNotice, staff);
    if (notAllowed) refuse(403, notAllowed.code, notAllowed.message);
    const programId = await this.programFor(staff, notice.programId, ({ pathways }) => pathways.naloxonePlus !== undefined);
    const { noticeId, source } = notice;
    const caseId = derivedUuid('overdoseNotice', programId, source, noticeId);
    const opening = { caseId, programId, pathwayId: 'naloxonePlus', input: openingOf(notice), byAnybody: true } as const;
    const answer = await this.turns.take(() => this.parts.record.openCase(caller, opening));
    const recorded = recordedOrThrow(answer.ok ? answer : asSent(answer));
    this.stepDesk.ring(recorded);
    response.status(recorded.created ? 201 : 200);
    return { noticeId, caseId, version: recorded.version };
  }

  @Post('call')
  @Audited('performProgramStep', { detail: { stepId: recordCall.id } })
  @MachineScope('calls:write')
  @ApiOperation({ operationId: 'reportCall', summary: 'Hand in a response to a call', description: 'Repeated responses to one person are told to the coordinator.' })
  @ApiBody({ type: CallNoticeDto, required: true })
  @Answers(201, CallAnswerSchema, 'Recorded')
  @Answers(200, CallAnswerSchema, 'The same call with the same content again')
  @Problems(400, 404, 409, 413, 422)
  async call(@SignedIn() caller: Caller, @Body() body: unknown, @Res({ passthrough: true }) response: Response): Promise<CallAnswerSchema> {
    const notice = shaped(CallNoticeDto, body);
    const staff = await this.staffDesk.staffOf(caller);
    const programId = await this.programFor(staff, notice.programId, () => true);
    const { callId } = notice;
    const commandId = derivedUuid('call', programId, callId);
    const command = { programId, commandId, stepId: recordCall.id, input: inputOf(notice) };
    const answer = await this.turns.take(() => this.parts.programRecord.performProgramStep(caller, command));
    const recorded = recordedOrThrow(answer.ok ? answer : asSent(answer));
    response.status(recorded.created ? 201 : 200);
    return { callId, version: recorded.version };
  }

  /** The program that is named, or the only one of the account's that can take it. */
  private async programFor(staff: StaffRow, programId: string | undefined, takes: (program: Program) => boolean): Promise<string> {
    const { database, shelf, clock } = this.parts;
    if (programId !== undefined) return programId;
    const pinned = await Promise.all(staff.programs.map((id) => shelf.current(database.pool, id, clock.now())));
    const [only, ...others] = pinned.flatMap((one) => (one && takes(one.program) ? [one.program.id] : []));
    if (only !== undefined && others.length === 0) return only;
    const message = 'Say for which program: none of yours, or more than one, can take it';
    return refuse(422, 'NOTICE.PROGRAM_NEEDED', message, { errors: [{ field: 'programId', code: 'NOTICE.PROGRAM_NEEDED', message }] });
  }
}

function openingOf({ occurredAt, area, place, person, noticeId, fatal, naloxoneDoses, source }: OverdoseNotice): Record<string, unknown> {
  return given({ source: 'overdoseNotice', area, overdoseAt: occurredAt, fatal, naloxoneDoses, place, reportedBy: source, reference: noticeId, ...person });
}

function inputOf({ programId: _programId, person, ...call }: CallNotice): Record<string, unknown> {
  return given({ ...call, ...person });
}

function given(values: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

/** What a notice calls otherwise than the step that records it. */
const sentAs: Readonly<Record<string, string>> = {
  overdoseAt: 'occurredAt',
  pathwayId: 'programId',
  ...Object.fromEntries(['name', 'birthDate', 'phone', 'homeArea'].map((field) => [field, `person.${field}`])),
};

/** When it was, as the steps call it. */
const instants = ['overdoseAt', 'occurredAt'];

/** A refusal in the words of what was sent. An instant can be out of bounds in one way only. */
function asSent(refusal: Refused): Refused {
  const errors = refusal.errors?.map(({ field, code, message }) => {
    const inTheFuture = instants.includes(field) && code === 'FIELD.OUT_OF_BOUNDS';
    return { field: sentAs[field] ?? field, code: inTheFuture ? 'NOTICE.IN_THE_FUTURE' : code, message };
  });
  const [first] = errors ?? [];
  return { ...refusal, code: first?.code ?? refusal.code, ...(errors && { errors }) };
}
