import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProperty, ApiQuery, ApiTags } from '@nestjs/swagger';
import { CaseReads } from '#persistence/reads/case-reads';
import type { Caller } from '#persistence/reads/staff-list';
import { outreachStandings } from '#protocol/rules/outreach.rule';
import { Audited, everybodyIn } from '../audit/audited.js';
import { NamedSchema } from '../cases/case-answers.schema.js';
import { paged, ProgramPageQuery } from '../http/query.js';
import { shaped } from '../http/shape.js';
import { Answers, Problems } from '../openapi/answers.js';
import { Discloses, DisclosureNoteSchema } from '../openapi/disclosure.schema.js';
import { OpenStepSchema, OptionSchema } from '../openapi/open-step.schema.js';
import { SignedIn } from '../sign-in/caller.js';
import { StaffDesk } from '../sign-in/staff-desk.js';

class VisitWindowSchema {
  @ApiProperty({ type: String, format: 'date-time' })
  opens!: string;
  @ApiProperty({ type: String, format: 'date-time', description: 'Its last instant' })
  closes!: string;
}

class TakenUpSchema {
  @ApiProperty({ type: () => NamedSchema })
  by!: NamedSchema;
  @ApiProperty({ type: String, format: 'date-time' })
  at!: string;
  @ApiProperty({ type: () => NamedSchema, required: false, description: 'Who goes on with it' })
  passedTo?: NamedSchema;
}

class VisitedOutreachSchema {
  @ApiProperty({ type: String, enum: Object.keys(outreachStandings) })
  standing!: string;
  @ApiProperty({ type: String })
  standingLabel!: string;
  @ApiProperty({ type: 'integer', minimum: 0 })
  attempts!: number;
  @ApiProperty({ type: 'integer', minimum: 0 })
  withoutContact!: number;
  @ApiProperty({ type: String, format: 'date-time', required: false })
  lastAttemptAt?: string;
  @ApiProperty({ type: String, enum: ['inWindow', 'missed'], required: false, description: 'Absent until it is made or missed' })
  visit?: string;
  @ApiProperty({ type: Boolean, enum: [true], required: false })
  metInPerson?: true;
  @ApiProperty({ type: String, required: false })
  outcome?: string;
  @ApiProperty({ type: () => VisitWindowSchema, required: false })
  window?: VisitWindowSchema;
  @ApiProperty({ type: Boolean, enum: [true], required: false, description: 'The scene was declared safe for this visit' })
  sceneSafe?: true;
  @ApiProperty({ type: () => [OptionSchema], required: false, description: 'What to watch out for at the address; nothing about the person' })
  hazards?: OptionSchema[];
  @ApiProperty({ type: () => [NamedSchema], required: false, description: 'Who was sent' })
  team?: NamedSchema[];
  @ApiProperty({ type: () => TakenUpSchema, required: false })
  takenUp?: TakenUpSchema;
}

class TeamOutSchema {
  @ApiProperty({ type: String, enum: ['outreach', 'familySupport'] })
  stage!: string;
  @ApiProperty({ type: () => NamedSchema, description: 'Who checked in' })
  by!: NamedSchema;
  @ApiProperty({ type: String, format: 'date-time' })
  at!: string;
  @ApiProperty({ type: Boolean, enum: [true], required: false, description: 'Nobody has checked out in time, and the supervisor was told' })
  overdue?: true;
}

class VisitSchema {
  @ApiProperty({ type: String, format: 'uuid' })
  caseId!: string;
  @ApiProperty({ type: String })
  programId!: string;
  @ApiProperty({ type: String })
  pathwayId!: string;
  @ApiProperty({ type: () => VisitedOutreachSchema, required: false, description: 'Absent where the family alone is visited' })
  outreach?: VisitedOutreachSchema;
  @ApiProperty({ type: () => TeamOutSchema, required: false, description: 'A team at the address that has not checked out' })
  teamOut?: TeamOutSchema;
  @ApiProperty({ type: String, required: false, description: 'How it is safe to reach the person: to be read before any contact' })
  safeContact?: string;
  @ApiProperty({ type: String, required: false, description: 'Where the person can be found' })
  whereNow?: string;
  @ApiProperty({ type: String, required: false, description: 'Where it happened that the visit follows' })
  place?: string;
  @ApiProperty({ type: () => [OpenStepSchema], description: 'What the caller may record of this visit now' })
  openSteps!: OpenStepSchema[];
}

class DoorSchema {
  @ApiProperty({ type: String, description: 'The only way in which a team says who it is' })
  say!: string;
  @ApiProperty({ type: String, description: 'What the card says that may be left' })
  card!: string;
}

class VisitsSchema {
  @ApiProperty({ type: () => [VisitSchema] })
  items!: VisitSchema[];
  @ApiProperty({ type: String, required: false })
  next?: string;
  @ApiProperty({ type: () => DoorSchema })
  door!: DoorSchema;
  @Discloses()
  disclosure?: DisclosureNoteSchema;
}

/** Whom a team goes out to. */
@ApiTags('work')
@ApiBearerAuth()
@Controller('visits')
export class VisitsController {
  constructor(
    private readonly reads: CaseReads,
    private readonly staffDesk: StaffDesk,
  ) {}

  @Get()
  @Audited('readVisits', everybodyIn)
  @ApiOperation({ operationId: 'readVisits', summary: 'The visits that the caller may be asked to make, in the order of work, with what to know before and what may be said at a door' })
  @ApiQuery({ type: ProgramPageQuery })
  @Answers(200, VisitsSchema, 'A page of them')
  @Problems(400)
  async read(@SignedIn() caller: Caller, @Query() query: unknown): Promise<object> {
    const asked = paged(shaped(ProgramPageQuery, { ...(query as object) }));
    return this.reads.visits(await this.staffDesk.staffOf(caller), asked);
  }
}
