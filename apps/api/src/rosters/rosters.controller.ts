import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProperty, ApiQuery, ApiTags } from '@nestjs/swagger';
import { rostersOf } from '#persistence/reads/rosters';
import type { Caller } from '#persistence/reads/staff-list';
import { people } from '#protocol/program-steps/working-roles';
import { NamedSchema } from '../cases/case-answers.schema.js';
import { IfGiven, IsName, PageQuery, paged } from '../http/query.js';
import { shaped } from '../http/shape.js';
import { IsCalendarDate } from '../http/validators.js';
import { Answers, Problems } from '../openapi/answers.js';
import { PARTS, type Parts } from '../parts.js';
import { requireRole } from '../sign-in/require-role.js';
import { SignedIn } from '../sign-in/caller.js';
import { StaffDesk } from '../sign-in/staff-desk.js';

class RosterQueryDto extends PageQuery {
  @ApiProperty({ type: String, required: false })
  @IfGiven()
  @IsName()
  program?: string;

  @ApiProperty({ type: String, format: 'date', required: false, description: 'First day; what has not ended yet, if absent' })
  @IfGiven()
  @IsCalendarDate()
  from?: string;

  @ApiProperty({ type: String, format: 'date', required: false, description: 'Last day' })
  @IfGiven()
  @IsCalendarDate()
  to?: string;
}

class RosterSchema {
  @ApiProperty({ type: String, format: 'uuid' })
  rosterId!: string;
  @ApiProperty({ type: String })
  programId!: string;
  @ApiProperty({ type: String, required: false, description: "Of the program's schedules; absent for a team rostered once" })
  schedule?: string;
  @ApiProperty({ type: String })
  team!: string;
  @ApiProperty({ type: String, enum: ['onCall', 'afterHours', 'embedded', 'rideAlong', 'site'] })
  kind!: string;
  @ApiProperty({ type: String, format: 'date', description: "In the program's zone" })
  day!: string;
  @ApiProperty({ type: String, format: 'date-time' })
  startsAt!: string;
  @ApiProperty({ type: String, format: 'date-time', description: 'It ends just before' })
  endsAt!: string;
  @ApiProperty({ type: () => [NamedSchema] })
  members!: NamedSchema[];
}

class RostersSchema {
  @ApiProperty({ type: () => [RosterSchema] })
  items!: RosterSchema[];
  @ApiProperty({ type: String, required: false })
  next?: string;
}

@ApiTags('staff')
@ApiBearerAuth()
@Controller('rosters')
export class RostersController {
  constructor(
    @Inject(PARTS) private readonly parts: Parts,
    private readonly staffDesk: StaffDesk,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'readRosters', summary: "Who is where and when in the caller's programs, the first to begin first" })
  @ApiQuery({ type: RosterQueryDto })
  @Answers(200, RostersSchema, 'A page of them')
  @Problems(400)
  async read(@SignedIn() caller: Caller, @Query() query: unknown): Promise<object> {
    const asked = paged(shaped(RosterQueryDto, { ...(query as object) }));
    const staff = await this.staffDesk.staffOf(caller);
    requireRole(staff, people);
    return rostersOf(this.parts.database.pool, staff, this.parts.clock.now(), asked);
  }
}
