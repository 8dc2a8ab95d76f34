import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProperty, ApiQuery, ApiTags } from '@nestjs/swagger';
import { outbox } from '#persistence/reads/outbox';
import type { Caller } from '#persistence/reads/staff-list';
import { roleIds } from '#protocol/roles';
import { NamedSchema } from '../cases/case-answers.schema.js';
import { PageQuery, paged } from '../http/query.js';
import { shaped } from '../http/shape.js';
import { Answers, Problems } from '../openapi/answers.js';
import { PARTS, type Parts } from '../parts.js';
import { SignedIn } from '../sign-in/caller.js';
import { StaffDesk } from '../sign-in/staff-desk.js';

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
}

class OutboxSchema {
  @ApiProperty({ type: () => [NoticeSchema] })
  items!: NoticeSchema[];
  @ApiProperty({ type: String, required: false })
  next?: string;
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
  @ApiOperation({ operationId: 'readOutbox', summary: 'What staff were told, newest first: for the caller; for coordinators and supervisors, all of it' })
  @ApiQuery({ type: PageQuery })
  @Answers(200, OutboxSchema, 'A page of it')
  @Problems(400)
  async read(@SignedIn() caller: Caller, @Query() query: unknown): Promise<object> {
    const page = paged(shaped(PageQuery, { ...(query as object) }));
    return outbox(this.parts.database.pool, await this.staffDesk.staffOf(caller), page);
  }
}
