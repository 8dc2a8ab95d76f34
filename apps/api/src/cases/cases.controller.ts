import { Body, Controller, Get, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiExtraModels, ApiOperation, ApiParam, ApiQuery, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { Response } from 'express';
import { v7 as newId } from 'uuid';
import type { Refused } from '#persistence/case-log/answers';
import { CaseReads } from '#persistence/reads/case-reads';
import { mayFilterByStage, searchCases } from '#persistence/reads/search';
import type { Caller } from '#persistence/reads/staff-list';
import type { PathwayId } from '#protocol/program';
import { Audited, everybodyIn } from '../audit/audited.js';
import { paged } from '../http/query.js';
import { plain, shaped } from '../http/shape.js';
import { isUuid } from '#protocol/value-forms';
import { Answers, Problems } from '../openapi/answers.js';
import { PARTS, type Parts } from '../parts.js';
import { noSuchCase, refuse } from '../problem/problem.js';
import { openInstead, type OpenInstead } from '../screenings/open-instead.js';
import { SignedIn } from '../sign-in/caller.js';
import { MachineScope } from '../sign-in/scope.js';
import { StaffDesk } from '../sign-in/staff-desk.js';
import { recordedOrThrow, StepDesk } from '../steps/step-desk.js';
import { CaseSchema, FoundCasesSchema, OpenedSchema, TimelineSchema } from './case-answers.schema.js';
import { CaseQueryDto, TimelineQueryDto } from './case-query.dto.js';
import { OpeningEnvelope, openings } from './opening.dto.js';

const bodies = Object.values(openings).map(({ body }) => body);

@ApiTags('cases')
@ApiBearerAuth()
@Controller('cases')
export class CasesController {
  constructor(
    @Inject(PARTS) private readonly parts: Parts,
    private readonly reads: CaseReads,
    private readonly staffDesk: StaffDesk,
    private readonly desk: StepDesk,
  ) {}

  @Post()
  @Audited('openCase')
  @MachineScope('notices:write')
  @ApiOperation({ operationId: 'openCase', summary: 'Open a case', description: "Its input is that of the pathway's opening step." })
  @ApiExtraModels(...bodies)
  @ApiBody({ required: true, schema: { oneOf: bodies.map((body) => ({ $ref: getSchemaPath(body) })) } })
  @Answers(201, OpenedSchema, 'Opened; `Location` says where it is')
  @Answers(200, OpenedSchema, 'The same case with the same content again')
  @Problems(400, 409, 413, 422)
  async open(@SignedIn() caller: Caller, @Body() body: unknown, @Res({ passthrough: true }) response: Response): Promise<OpenedSchema> {
    const envelope = shaped(OpeningEnvelope, body);
    const { programId, pathwayId } = envelope;
    const input = plain(shaped(openings[pathwayId].input, envelope.input, 'input'));
    const command = { caseId: envelope.caseId ?? newId(), programId, pathwayId, input };
    const answer = await this.parts.record.openCase(caller, command);
    const recorded = recordedOrThrow(answer, answer.ok ? {} : insteadOf(answer, pathwayId));
    this.desk.ring(recorded);
    const { caseId, version } = recorded;
    response.status(recorded.created ? 201 : 200).set('Location', `/api/cases/${caseId}`);
    return { caseId, version };
  }

  @Get()
  @Audited('searchCases', everybodyIn)
  @ApiOperation({ operationId: 'searchCases', summary: 'Cases that the caller may know of, last changed first' })
  @ApiQuery({ type: CaseQueryDto })
  @Answers(200, FoundCasesSchema, 'A page of them')
  @Problems(400)
  async search(@SignedIn() caller: Caller, @Query() query: unknown): Promise<FoundCasesSchema> {
    const asked = paged(shaped(CaseQueryDto, { ...(query as object) }));
    const staff = await this.staffDesk.staffOf(caller);
    if (asked.stage !== undefined && !mayFilterByStage(staff, asked.stage)) {
      refuse(403, 'SEARCH.NOT_ALLOWED', 'Your roles may not know which cases are in this stage');
    }
    return searchCases(this.parts.database.pool, staff, asked);
  }

  @Get(':caseId')
  @Audited('readCase')
  @ApiOperation({ operationId: 'readCase', summary: 'A case, as the caller may see it' })
  @ApiParam({ name: 'caseId', schema: { type: 'string', format: 'uuid' } })
  @Answers(200, CaseSchema, 'The case')
  @Problems(404)
  async read(@SignedIn() caller: Caller, @Param('caseId') caseId: string): Promise<object> {
    const staff = await this.staffDesk.staffOf(caller);
    if (!isUuid(caseId)) throw noSuchCase();
    const view = await this.reads.view(staff, caseId.toLowerCase());
    if (!view) throw noSuchCase();
    return view;
  }

  @Get(':caseId/events')
  @Audited('readTimeline')
  @ApiOperation({ operationId: 'readTimeline', summary: 'What happened in a case, as the caller may see it' })
  @ApiParam({ name: 'caseId', schema: { type: 'string', format: 'uuid' } })
  @ApiQuery({ type: TimelineQueryDto })
  @Answers(200, TimelineSchema, 'A page of entries; it may hold fewer than asked for and still have a next one')
  @Problems(400, 404)
  async timeline(@SignedIn() caller: Caller, @Param('caseId') caseId: string, @Query() query: unknown): Promise<object> {
    const page = paged(shaped(TimelineQueryDto, { ...(query as object) }));
    const staff = await this.staffDesk.staffOf(caller);
    if (!isUuid(caseId)) throw noSuchCase();
    const entries = await this.reads.timeline(staff, caseId.toLowerCase(), page);
    if (!entries) throw noSuchCase();
    return entries;
  }
}

/** A rule has said no to a case: what the officer may do instead. A value that is not an option is only corrected. */
function insteadOf({ status, code, errors = [] }: Refused, pathwayId: PathwayId): { openNow?: OpenInstead[] } {
  const codes = errors.length > 0 ? errors.map((error) => error.code) : [code];
  const isRule = status === 422 && codes.every((one) => one.startsWith('ELIGIBILITY.'));
  return isRule ? { openNow: openInstead(pathwayId, codes) } : {};
}
