import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiParam, ApiProperty, ApiQuery, ApiTags } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { listAlerts } from '#persistence/alerts/list-alerts';
import { readAlert } from '#persistence/alerts/read-alert';
import type { Caller } from '#persistence/reads/staff-list';
import { alertKinds, alertStates, type AlertKind, type AlertState } from '#protocol/alerts';
import { roleIds } from '#protocol/roles';
import { isUuid } from '#protocol/value-forms';
import { NamedSchema } from '../cases/case-answers.schema.js';
import { IfGiven, IsName, PageQuery, paged } from '../http/query.js';
import { shaped } from '../http/shape.js';
import { Audited, everybodyIn } from '../audit/audited.js';
import { Answers, Problems } from '../openapi/answers.js';
import { StaffDeliverySchema } from '../outbox/staff-delivery.schema.js';
import { PARTS, type Parts } from '../parts.js';
import { refuse } from '../problem/problem.js';
import { SignedIn } from '../sign-in/caller.js';
import { StaffDesk } from '../sign-in/staff-desk.js';

const kinds = Object.keys(alertKinds);

class AlertQueryDto extends PageQuery {
  @ApiProperty({ type: String, required: false })
  @IfGiven()
  @IsName()
  program?: string;

  @ApiProperty({ type: String, enum: kinds, required: false })
  @IfGiven()
  @IsIn(kinds)
  kind?: AlertKind;

  @ApiProperty({ type: String, enum: alertStates, required: false })
  @IfGiven()
  @IsIn(alertStates)
  state?: AlertState;
}

class AlertSchema {
  @ApiProperty({ type: String, format: 'uuid' })
  alertId!: string;
  @ApiProperty({ type: String })
  programId!: string;
  @ApiProperty({ type: String, enum: kinds })
  kind!: string;
  @ApiProperty({ type: String, required: false })
  area?: string;
  @ApiProperty({ type: String, format: 'uuid', required: false, description: 'What it is about; for coordinators and supervisors, and of an emergency access for whoever reviews it' })
  subject?: string;
  @ApiProperty({ type: String, enum: roleIds, isArray: true })
  roles!: string[];
  @ApiProperty({ type: () => NamedSchema, required: false, description: 'Where only one organisation is told' })
  organisation?: NamedSchema;
  @ApiProperty({ type: String, format: 'date-time' })
  since!: string;
  @ApiProperty({ type: String, format: 'date-time' })
  until!: string;
  @ApiProperty({ type: 'integer' })
  count!: number;
  @ApiProperty({ type: String, format: 'date-time' })
  raisedAt!: string;
  @ApiProperty({ type: String, enum: alertStates })
  state!: string;
  @ApiProperty({ type: () => NamedSchema, required: false, description: 'Who has taken it up, or closed it' })
  changedBy?: NamedSchema;
  @ApiProperty({ type: String, format: 'date-time', required: false })
  changedAt?: string;
  @ApiProperty({ type: () => [StaffDeliverySchema], description: "What came of telling staff by their channels: all for coordinators and supervisors, the caller's own for the others" })
  deliveries!: StaffDeliverySchema[];
}

class AlertsSchema {
  @ApiProperty({ type: () => [AlertSchema] })
  items!: AlertSchema[];
  @ApiProperty({ type: String, required: false })
  next?: string;
}

class CountedSchema {
  @ApiProperty({ type: String, format: 'date-time' })
  at!: string;
  @ApiProperty({ type: String })
  area!: string;
  @ApiProperty({ type: String, required: false })
  kind?: string;
  @ApiProperty({ type: String, format: 'uuid', required: false })
  caseId?: string;
  @ApiProperty({ type: String, required: false })
  callId?: string;
}

class PersonSchema {
  @ApiProperty({ type: String, required: false })
  name?: string;
  @ApiProperty({ type: String, format: 'date', required: false })
  birthDate?: string;
  @ApiProperty({ type: String, required: false })
  phone?: string;
}

class AlertDetailSchema extends AlertSchema {
  @ApiProperty({ type: () => [CountedSchema], description: 'The overdoses or responses that it counts' })
  counted!: CountedSchema[];
  @ApiProperty({ type: () => PersonSchema, required: false, description: 'Whom repeated responses were to' })
  person?: PersonSchema;
}

@ApiTags('work')
@ApiBearerAuth()
@Controller('alerts')
export class AlertsController {
  constructor(
    @Inject(PARTS) private readonly parts: Parts,
    private readonly staffDesk: StaffDesk,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'readAlerts', summary: "What the caller's programs are told of that is no single case's, newest first" })
  @ApiQuery({ type: AlertQueryDto })
  @Answers(200, AlertsSchema, 'A page of them')
  @Problems(400)
  async list(@SignedIn() caller: Caller, @Query() query: unknown): Promise<object> {
    const asked = paged(shaped(AlertQueryDto, { ...(query as object) }));
    return listAlerts(this.parts.database.pool, await this.staffDesk.staffOf(caller), asked);
  }

  @Get(':alertId')
  @Audited('readAlert', everybodyIn)
  @ApiOperation({ operationId: 'readAlert', summary: 'An alert and what it counts, for coordinators and supervisors' })
  @ApiParam({ name: 'alertId', schema: { type: 'string', format: 'uuid' } })
  @Answers(200, AlertDetailSchema, 'The alert')
  @Problems(404)
  async read(@SignedIn() caller: Caller, @Param('alertId') alertId: string): Promise<object> {
    const staff = await this.staffDesk.staffOf(caller);
    const alert = isUuid(alertId) ? await readAlert(this.parts, staff, alertId.toLowerCase()) : undefined;
    return alert ?? refuse(404, 'ALERT.NOT_FOUND', 'There is no such alert');
  }
}
