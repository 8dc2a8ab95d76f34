import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProperty, ApiQuery, ApiTags } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import type { Hop } from '#protocol/case-file';
import { dimensions, discretion, type Dimension, type EncounterOutcome } from '#persistence/reads/discretion';
import { hopTimes } from '#persistence/reads/hop-times';
import type { Caller } from '#persistence/reads/staff-list';
import type { Role } from '#protocol/roles';
import { IsName } from '../http/query.js';
import { shaped } from '../http/shape.js';
import { Answers, Problems } from '../openapi/answers.js';
import { PARTS, type Parts } from '../parts.js';
import { refuse } from '../problem/problem.js';
import { MachineScope } from '../sign-in/scope.js';
import { SignedIn } from '../sign-in/caller.js';
import { StaffDesk } from '../sign-in/staff-desk.js';

/** Who may read how a program does: the last hop tells of treatment. */
const mayReadReports: readonly Role[] = ['coordinator', 'supervisor'];

class ReportQueryDto {
  @ApiProperty({ type: String, description: 'One of your programs' })
  @IsName()
  program!: string;
}

const hopNames: readonly Hop[] = ['notice', 'coordinator', 'sent', 'contact', 'engaged', 'placed'];

class HopTimeSchema {
  @ApiProperty({ type: String, enum: hopNames })
  from!: string;
  @ApiProperty({ type: String, enum: hopNames })
  to!: string;
  @ApiProperty({ type: 'integer', description: 'Cases in which both were reached' })
  cases!: number;
  @ApiProperty({ type: 'integer', required: false, description: 'Left out where there is no such case' })
  medianMinutes?: number;
}

class DiscretionQueryDto extends ReportQueryDto {
  @ApiProperty({ type: String, enum: dimensions, description: 'Gender, race and ethnicity are said of screenings alone' })
  @IsIn(dimensions)
  by!: Dimension;
}

const count = { type: 'integer', required: false, description: 'Left out where so few people could be told apart' } as const;

class EncounterCountsSchema implements Partial<Record<EncounterOutcome, number>> {
  @ApiProperty({ ...count, description: 'Referred to the program' })
  referred?: number;
  @ApiProperty({ ...count, description: 'Referred, and the case closed without an intake' })
  missedIntake?: number;
  @ApiProperty(count)
  notEligible?: number;
  @ApiProperty(count)
  notOffered?: number;
  @ApiProperty(count)
  declined?: number;
}

class DiscretionRowSchema {
  @ApiProperty({ type: String, description: 'A district, or what people said of themselves; `notRecorded` where nothing was' })
  value!: string;
  @ApiProperty({ type: () => EncounterCountsSchema, description: 'A count of so few people that they could be told apart is left out' })
  counts!: EncounterCountsSchema;
}

class DiscretionSchema {
  @ApiProperty({ type: () => [DiscretionRowSchema] })
  items!: DiscretionRowSchema[];
}

class HopTimesSchema {
  @ApiProperty({ type: () => [HopTimeSchema] })
  items!: HopTimeSchema[];
}

@ApiTags('reports')
@ApiBearerAuth()
@Controller('reports')
export class ReportsController {
  constructor(
    @Inject(PARTS) private readonly parts: Parts,
    private readonly staffDesk: StaffDesk,
  ) {}

  @Get('hops')
  @MachineScope('reports:read')
  @ApiOperation({ operationId: 'readHopTimes', summary: 'How long each hop took from the notice to a place: the median of a program, in minutes' })
  @ApiQuery({ type: ReportQueryDto })
  @Answers(200, HopTimesSchema, 'Every hop, in its order')
  @Problems(400, 404)
  async hops(@SignedIn() caller: Caller, @Query() query: unknown): Promise<object> {
    const { program } = shaped(ReportQueryDto, { ...(query as object) });
    return { items: await hopTimes(this.parts.database.pool, await this.reportOn(caller, program)) };
  }

  @Get('discretion')
  @MachineScope('reports:read')
  @ApiOperation({ operationId: 'readDiscretion', summary: 'How officers use their discretion: encounters by what came of them, along one dimension; counts of so few that they could be told apart are left out' })
  @ApiQuery({ type: DiscretionQueryDto })
  @Answers(200, DiscretionSchema, 'A row for each value')
  @Problems(400, 404)
  async discretion(@SignedIn() caller: Caller, @Query() query: unknown): Promise<object> {
    const { program, by } = shaped(DiscretionQueryDto, { ...(query as object) });
    return { items: await discretion(this.parts.database.pool, { ...(await this.reportOn(caller, program)), by }) };
  }

  private async reportOn(caller: Caller, program: string): Promise<{ agencyId: string; programId: string }> {
    const staff = await this.staffDesk.staffOf(caller);
    if (!staff.programs.includes(program)) refuse(404, 'PROGRAM.NOT_FOUND', 'There is no such program');
    if (!staff.roles.some((role) => mayReadReports.includes(role))) refuse(403, 'ROLE.NOT_ALLOWED', 'Reports are for coordinators and supervisors');
    return { agencyId: staff.agencyId, programId: program };
  }
}
