import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProperty, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { Hop } from '#protocol/case-file';
import { hopTimes } from '#persistence/reads/hop-times';
import type { Caller } from '#persistence/reads/staff-list';
import type { Role } from '#protocol/roles';
import { IsName } from '../http/query.js';
import { shaped } from '../http/shape.js';
import { Answers, Problems } from '../openapi/answers.js';
import { PARTS, type Parts } from '../parts.js';
import { refuse } from '../problem/problem.js';
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
  @ApiOperation({ operationId: 'readHopTimes', summary: 'How long each hop took from the notice to a place: the median of a program, in minutes' })
  @ApiQuery({ type: ReportQueryDto })
  @Answers(200, HopTimesSchema, 'Every hop, in its order')
  @Problems(400, 404)
  async hops(@SignedIn() caller: Caller, @Query() query: unknown): Promise<object> {
    const { program } = shaped(ReportQueryDto, { ...(query as object) });
    const staff = await this.staffDesk.staffOf(caller);
    if (!staff.programs.includes(program)) refuse(404, 'PROGRAM.NOT_FOUND', 'There is no such program');
    if (!staff.roles.some((role) => mayReadReports.includes(role))) refuse(403, 'ROLE.NOT_ALLOWED', 'Reports are for coordinators and supervisors');
    return { items: await hopTimes(this.parts.database.pool, { agencyId: staff.agencyId, programId: program }) };
  }
}
