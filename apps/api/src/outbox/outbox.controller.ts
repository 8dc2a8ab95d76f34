import { Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiParam, ApiProperty, ApiQuery, ApiTags } from '@nestjs/swagger';
import { acknowledge, outbox } from '#persistence/reads/outbox';
import type { Caller } from '#persistence/reads/staff-list';
import { roleIds } from '#protocol/roles';
import { isUuid } from '#protocol/value-forms';
import { NamedSchema } from '../cases/case-answers.schema.js';
import { PageQuery, paged } from '../http/query.js';
import { shaped } from '../http/shape.js';
import { Answers, Problems } from '../openapi/answers.js';
import { Discloses, DisclosureNoteSchema } from '../openapi/disclosure.schema.js';
import { PARTS, type Parts } from '../parts.js';
import { problem, ProblemException } from '../problem/problem.js';
import { MachineScope } from '../sign-in/scope.js';
import { SignedIn } from '../sign-in/caller.js';
import { StaffDesk } from '../sign-in/staff-desk.js';
import { StaffDeliverySchema } from './staff-delivery.schema.js';

class AcknowledgementSchema {
  @ApiProperty({ type: () => NamedSchema })
  by!: NamedSchema;
  @ApiProperty({ type: String, format: 'date-time' })
  at!: string;
}

class AcknowledgedSchema {
  @ApiProperty({ type: String, format: 'date-time', description: 'The first time' })
  acknowledgedAt!: string;
}

class NoticeSchema {
  @ApiProperty({ type: String, format: 'uuid' })
  caseId!: string;
  @ApiProperty({ type: String })
  programId!: string;
  @ApiProperty({ type: String })
  kind!: string;
  @ApiProperty({ type: String, enum: roleIds, isArray: true })
  roles!: string[];
  @ApiProperty({ type: () => NamedSchema, required: false })
  staff?: NamedSchema;
  @ApiProperty({ type: String, format: 'uuid', required: false })
  subject?: string;
  @ApiProperty({ type: String, format: 'date-time' })
  createdAt!: string;
  @ApiProperty({ type: String, description: 'What it is acknowledged by, within its case' })
  noticeId!: string;
  @ApiProperty({ type: () => [StaffDeliverySchema], description: "What came of telling staff by their channels: all for coordinators and supervisors, the caller's own for the others" })
  deliveries!: StaffDeliverySchema[];
  @ApiProperty({ type: () => [AcknowledgementSchema] })
  acknowledgements!: AcknowledgementSchema[];
}

class OutboxSchema {
  @ApiProperty({ type: () => [NoticeSchema] })
  items!: NoticeSchema[];
  @ApiProperty({ type: String, required: false })
  next?: string;
  @Discloses()
  disclosure?: DisclosureNoteSchema;
}

@ApiTags('work')
@ApiBearerAuth()
@Controller('outbox')
export class OutboxController {
  constructor(
    @Inject(PARTS) private readonly parts: Parts,
    private readonly staffDesk: StaffDesk,
  ) {}

  @Get()
  @MachineScope('outbox:read')
  @ApiOperation({ operationId: 'readOutbox', summary: 'What staff were told, newest first: for the caller; for coordinators and supervisors, all of it' })
  @ApiQuery({ type: PageQuery })
  @Answers(200, OutboxSchema, 'A page of it')
  @Problems(400)
  async read(@SignedIn() caller: Caller, @Query() query: unknown): Promise<object> {
    const page = paged(shaped(PageQuery, { ...(query as object) }));
    return outbox(this.parts, await this.staffDesk.staffOf(caller), page);
  }

  @Post(':caseId/:noticeId/acknowledge')
  @HttpCode(200)
  @ApiOperation({ operationId: 'acknowledgeNotice', summary: 'Say that a notice has been seen; the same again gives the same answer. What it asks for is done by a step' })
  @ApiParam({ name: 'caseId', schema: { type: 'string', format: 'uuid' } })
  @ApiParam({ name: 'noticeId', type: String })
  @Answers(200, AcknowledgedSchema, 'When it was first acknowledged by the caller')
  @Problems(404)
  async acknowledge(@SignedIn() caller: Caller, @Param('caseId') caseId: string, @Param('noticeId') noticeId: string): Promise<AcknowledgedSchema> {
    const staff = await this.staffDesk.staffOf(caller);
    if (!isUuid(caseId)) throw noSuchNotice();
    const acknowledgedAt = await acknowledge(this.parts.database.pool, staff, { caseId, noticeId }, this.parts.clock.now());
    if (acknowledgedAt === undefined) throw noSuchNotice();
    return { acknowledgedAt };
  }
}

/** The same answer whether there is none or it is not for the caller. */
function noSuchNotice(): ProblemException {
  return new ProblemException(problem(404, 'NOTICE.NOT_FOUND', 'There is no such notice'));
}
