import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProperty, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { Caller } from '#persistence/reads/staff-list';
import { meetingsDue, meetingsOf } from '#persistence/reads/meetings';
import { people } from '#protocol/program-steps/working-roles';
import { meetingDecisions } from '#protocol/rules/meeting.rule';
import { NamedSchema } from '../cases/case-answers.schema.js';
import { paged, ProgramPageQuery } from '../http/query.js';
import { shaped } from '../http/shape.js';
import { Audited, everybodyIn } from '../audit/audited.js';
import { Answers, Problems } from '../openapi/answers.js';
import { PARTS, type Parts } from '../parts.js';
import { requireRole } from '../sign-in/require-role.js';
import { SignedIn } from '../sign-in/caller.js';
import { StaffDesk } from '../sign-in/staff-desk.js';

class AgendaItemSchema {
  @ApiProperty({ type: String, format: 'uuid' })
  entryId!: string;
  @ApiProperty({ type: String, format: 'uuid', required: false })
  caseId?: string;
  @ApiProperty({ type: String, required: false })
  area?: string;
  @ApiProperty({ type: String, required: false })
  name?: string;
  @ApiProperty({ type: String, required: false })
  description?: string;
  @ApiProperty({ type: String, required: false, description: 'Left out where the caller may not read it' })
  concern?: string;
  @ApiProperty({ type: () => NamedSchema })
  addedBy!: NamedSchema;
  @ApiProperty({ type: String, enum: Object.keys(meetingDecisions), required: false })
  decision?: string;
  @ApiProperty({ type: [String], required: false })
  factors?: string[];
  @ApiProperty({ type: String, required: false, description: 'Why, where fewer factors were true than the program asks for' })
  because?: string;
  @ApiProperty({ type: String, required: false })
  reason?: string;
  @ApiProperty({ type: String, format: 'date', required: false })
  reviewOn?: string;
  @ApiProperty({ type: String, format: 'uuid', required: false, description: 'The outreach that began with the decision' })
  openedCase?: string;
}

class MeetingSchema {
  @ApiProperty({ type: String, format: 'uuid' })
  meetingId!: string;
  @ApiProperty({ type: String })
  programId!: string;
  @ApiProperty({ type: String, format: 'date-time' })
  at!: string;
  @ApiProperty({ type: String, required: false })
  place?: string;
  @ApiProperty({ type: () => [NamedSchema], description: 'Who has agreed to confidentiality' })
  attending!: NamedSchema[];
  @ApiProperty({ type: () => [AgendaItemSchema], required: false, description: 'Only for those who attend' })
  agenda?: AgendaItemSchema[];
}

class MeetingDueSchema {
  @ApiProperty({ type: String })
  programId!: string;
  @ApiProperty({ type: String, format: 'date-time' })
  dueAt!: string;
  @ApiProperty({ type: Boolean })
  due!: boolean;
}

class MeetingsSchema {
  @ApiProperty({ type: () => [MeetingSchema] })
  items!: MeetingSchema[];
  @ApiProperty({ type: () => [MeetingDueSchema], description: "When each of the caller's programs meets again" })
  due!: MeetingDueSchema[];
  @ApiProperty({ type: String, required: false })
  next?: string;
}

@ApiTags('staff')
@ApiBearerAuth()
@Controller('meetings')
export class MeetingsController {
  constructor(
    @Inject(PARTS) private readonly parts: Parts,
    private readonly staffDesk: StaffDesk,
  ) {}

  @Get()
  @Audited('readMeetings', everybodyIn)
  @ApiOperation({ operationId: 'readMeetings', summary: 'Stakeholder meetings, the last one first; the agenda for those who have agreed to confidentiality' })
  @ApiQuery({ type: ProgramPageQuery })
  @Answers(200, MeetingsSchema, 'A page of them')
  @Problems(400)
  async read(@SignedIn() caller: Caller, @Query() query: unknown): Promise<object> {
    const asked = paged(shaped(ProgramPageQuery, { ...(query as object) }));
    const staff = await this.staffDesk.staffOf(caller);
    requireRole(staff, people);
    return { ...(await meetingsOf(this.parts, staff, asked)), due: await meetingsDue(this.parts, staff) };
  }
}
