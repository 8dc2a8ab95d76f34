import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiParam, ApiProperty, ApiTags } from '@nestjs/swagger';
import { serviceUnitsOf, type CaseServiceUnits } from '#persistence/reads/service-units';
import type { Caller } from '#persistence/reads/staff-list';
import { isUuid } from '#protocol/value-forms';
import { Audited } from '../audit/audited.js';
import { Answers, Problems } from '../openapi/answers.js';
import { Discloses, DisclosureNoteSchema } from '../openapi/disclosure.schema.js';
import { PARTS, type Parts } from '../parts.js';
import { noSuchCase, refuse } from '../problem/problem.js';
import { SignedIn } from '../sign-in/caller.js';
import { StaffDesk } from '../sign-in/staff-desk.js';

class EncounterUnitsSchema {
  @ApiProperty({ type: 'integer', description: 'Its number in the case' })
  entry!: number;
  @ApiProperty({ type: String, format: 'date', description: "By the calendar of the program's zone" })
  day!: string;
  @ApiProperty({ type: 'integer' })
  minutes!: number;
  @ApiProperty({ type: String, enum: ['support', 'transport', 'documentation', 'outreach'] })
  activity!: string;
  @ApiProperty({ type: 'integer', description: 'Completed units of 15 minutes' })
  units!: number;
  @ApiProperty({ type: 'integer' })
  billable!: number;
  @ApiProperty({ type: String, enum: ['notPeerSupport', 'notReached', 'notEnrolled', 'overDailyLimit'], required: false, description: 'Why not all of it is billable' })
  because?: string;
}

class ServiceUnitsSchema {
  @ApiProperty({ type: 'integer', description: 'Billable for one participant in a day, at most' })
  unitsADay!: number;
  @ApiProperty({ type: () => [EncounterUnitsSchema] })
  items!: EncounterUnitsSchema[];
  @Discloses()
  disclosure?: DisclosureNoteSchema;
}

@ApiTags('cases')
@ApiBearerAuth()
@Controller('cases')
export class ServiceUnitsController {
  constructor(
    @Inject(PARTS) private readonly parts: Parts,
    private readonly staffDesk: StaffDesk,
  ) {}

  @Get(':caseId/service-units')
  @Audited('readServiceUnits')
  @ApiOperation({ operationId: 'readServiceUnits', summary: 'The encounters of a case in units of peer support, and what can be billed of them' })
  @ApiParam({ name: 'caseId', schema: { type: 'string', format: 'uuid' } })
  @Answers(200, ServiceUnitsSchema, 'Every encounter, earliest first')
  @Problems(403, 404)
  async read(@SignedIn() caller: Caller, @Param('caseId') caseId: string): Promise<CaseServiceUnits> {
    const staff = await this.staffDesk.staffOf(caller);
    const units = isUuid(caseId) ? await serviceUnitsOf(this.parts, staff, caseId.toLowerCase()) : undefined;
    if (!units) throw noSuchCase();
    if (units === 'notAllowed') refuse(403, 'SERVICE_UNITS.NOT_ALLOWED', 'Your roles may not read of care');
    return units;
  }
}
