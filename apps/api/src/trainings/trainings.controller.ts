import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProperty, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { Caller } from '#persistence/reads/staff-list';
import { trainingsOf } from '#persistence/reads/trainings';
import { overseers } from '#protocol/program-steps/working-roles';
import { NamedSchema } from '../cases/case-answers.schema.js';
import { paged, ProgramPageQuery } from '../http/query.js';
import { shaped } from '../http/shape.js';
import { Answers, Problems } from '../openapi/answers.js';
import { PARTS, type Parts } from '../parts.js';
import { requireRole } from '../sign-in/require-role.js';
import { SignedIn } from '../sign-in/caller.js';
import { StaffDesk } from '../sign-in/staff-desk.js';

class TrainingSchema {
  @ApiProperty({ type: String, format: 'uuid' })
  trainingId!: string;
  @ApiProperty({ type: String })
  programId!: string;
  @ApiProperty({ type: String })
  training!: string;
  @ApiProperty({ type: String, format: 'date' })
  heldOn!: string;
  @ApiProperty({ type: String, format: 'date', required: false, description: 'Last day on which it counts' })
  expiresOn?: string;
  @ApiProperty({ type: () => [NamedSchema] })
  attended!: NamedSchema[];
}

class TrainingsSchema {
  @ApiProperty({ type: () => [TrainingSchema] })
  items!: TrainingSchema[];
  @ApiProperty({ type: String, required: false })
  next?: string;
}

@ApiTags('staff')
@ApiBearerAuth()
@Controller('trainings')
export class TrainingsController {
  constructor(
    @Inject(PARTS) private readonly parts: Parts,
    private readonly staffDesk: StaffDesk,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'readTrainings', summary: 'Training sessions and who attended, the last one first: for coordinators and supervisors' })
  @ApiQuery({ type: ProgramPageQuery })
  @Answers(200, TrainingsSchema, 'A page of them')
  @Problems(400)
  async read(@SignedIn() caller: Caller, @Query() query: unknown): Promise<object> {
    const asked = paged(shaped(ProgramPageQuery, { ...(query as object) }));
    const staff = await this.staffDesk.staffOf(caller);
    requireRole(staff, overseers);
    return trainingsOf(this.parts.database.pool, staff, asked);
  }
}
