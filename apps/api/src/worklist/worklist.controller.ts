import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProperty, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { Caller } from '#persistence/reads/staff-list';
import { worklist } from '#persistence/reads/worklist';
import { roleIds } from '#protocol/roles';
import { NamedSchema } from '../cases/case-answers.schema.js';
import { IfGiven, IsName, PageQuery, paged } from '../http/query.js';
import { shaped } from '../http/shape.js';
import { Audited, everybodyIn } from '../audit/audited.js';
import { Answers, Problems } from '../openapi/answers.js';
import { Discloses, DisclosureNoteSchema } from '../openapi/disclosure.schema.js';
import { PARTS, type Parts } from '../parts.js';
import { SignedIn } from '../sign-in/caller.js';
import { StaffDesk } from '../sign-in/staff-desk.js';

class WorklistQueryDto extends PageQuery {
  @ApiProperty({ type: String, required: false })
  @IfGiven()
  @IsName()
  program?: string;
}

class SubjectSchema {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;
  @ApiProperty({ type: String, required: false })
  label?: string;
}

class WorkItemPersonSchema {
  @ApiProperty({ type: String })
  name!: string;
}

class WorkItemSchema {
  @ApiProperty({ type: String, format: 'uuid' })
  caseId!: string;
  @ApiProperty({ type: String })
  programId!: string;
  @ApiProperty({ type: String })
  pathwayId!: string;
  @ApiProperty({ type: String })
  stepId!: string;
  @ApiProperty({ type: String })
  title!: string;
  @ApiProperty({ type: () => WorkItemPersonSchema, required: false, description: 'Whom it is for. Left out where the name is not known, or the caller may not read it' })
  person?: WorkItemPersonSchema;
  @ApiProperty({ type: () => SubjectSchema, required: false, description: 'The charge, condition, placement… that it is about' })
  subject?: SubjectSchema;
  @ApiProperty({ type: String, enum: roleIds, isArray: true })
  roles!: string[];
  @ApiProperty({ type: () => NamedSchema, required: false, description: 'Who is asked first' })
  assignee?: NamedSchema;
  @ApiProperty({ type: String, format: 'date-time', required: false })
  due?: string;
  @ApiProperty({ type: Boolean })
  late!: boolean;
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 5, description: '1 is the most urgent' })
  priority!: number;
  @ApiProperty({ type: String })
  why!: string;
}

class WorklistSchema {
  @ApiProperty({ type: () => [WorkItemSchema] })
  items!: WorkItemSchema[];
  @ApiProperty({ type: String, required: false })
  next?: string;
  @Discloses()
  disclosure?: DisclosureNoteSchema;
}

@ApiTags('work')
@ApiBearerAuth()
@Controller('worklist')
export class WorklistController {
  constructor(
    @Inject(PARTS) private readonly parts: Parts,
    private readonly staffDesk: StaffDesk,
  ) {}

  @Get()
  @Audited('readWorklist', everybodyIn)
  @ApiOperation({ operationId: 'readWorklist', summary: 'What waits for the caller: late first, then by priority, then by what is due first' })
  @ApiQuery({ type: WorklistQueryDto })
  @Answers(200, WorklistSchema, 'A page of it')
  @Problems(400)
  async read(@SignedIn() caller: Caller, @Query() query: unknown): Promise<object> {
    const asked = paged(shaped(WorklistQueryDto, { ...(query as object) }));
    return worklist(this.parts, await this.staffDesk.staffOf(caller), asked);
  }
}
