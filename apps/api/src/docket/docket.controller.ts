import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiExtraModels, ApiOperation, ApiProperty, ApiQuery, ApiTags, getSchemaPath, type ApiPropertyOptions } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { docket, mayReadDocket } from '#persistence/reads/docket';
import type { Caller } from '#persistence/reads/staff-list';
import type { ChargeStatus, ConditionStatus } from '#protocol/case-file';
import { conditionKinds } from '#protocol/condition-kinds';
import { decisions } from '#protocol/steps/decide-charge.step';
import { NamedSchema } from '../cases/case-answers.schema.js';
import { IfGiven, IsName, PageQuery, paged } from '../http/query.js';
import { shaped } from '../http/shape.js';
import { IsInstant } from '../http/validators.js';
import { Audited, everybodyIn } from '../audit/audited.js';
import { Answers, Problems } from '../openapi/answers.js';
import { Discloses, DisclosureNoteSchema } from '../openapi/disclosure.schema.js';
import { PARTS, type Parts } from '../parts.js';
import { refuse } from '../problem/problem.js';
import { SignedIn } from '../sign-in/caller.js';
import { idDecorators } from '../steps/dto-from-fields.js';
import { StaffDesk } from '../sign-in/staff-desk.js';

const chargeStatuses: Record<ChargeStatus, true> = {
  screened: true,
  notHeld: true,
  offered: true,
  held: true,
  declined: true,
  dismissed: true,
  reinstated: true,
  filed: true,
  returned: true,
};
const statuses = Object.keys(chargeStatuses);
const consentStates = ['inForce', 'noConsent'] as const;
const conditionStatuses: ConditionStatus[] = ['open', 'notYet', 'met', 'missed'];
const withheld = { type: 'string', enum: ['noConsent', 'notShown'] };

class DocketQueryDto extends PageQuery {
  @ApiProperty({ type: String, required: false })
  @IfGiven()
  @IsName()
  program?: string;

  @ApiProperty({ type: String, format: 'uuid', required: false, description: 'Of this case alone' })
  @IfGiven()
  @idDecorators
  case?: string;

  @ApiProperty({ type: String, enum: statuses, required: false, description: 'Those held, and those that may yet be, if absent; of one case all of its charges' })
  @IfGiven()
  @IsIn(statuses)
  status?: ChargeStatus;

  @ApiProperty({ type: String, format: 'uuid', required: false, description: 'Staff id of the prosecutor who owns the charge' })
  @IfGiven()
  @idDecorators
  owner?: string;

  @ApiProperty({ type: String, format: 'date-time', required: false, description: 'Deadlines at this instant or later' })
  @IfGiven()
  @IsInstant()
  dueFrom?: string;

  @ApiProperty({ type: String, format: 'date-time', required: false, description: 'Deadlines before this instant' })
  @IfGiven()
  @IsInstant()
  dueTo?: string;

  @ApiProperty({ type: String, enum: ['true'], required: false, description: 'Only with a condition that nobody has attested, of which the caller may know' })
  @IfGiven()
  @IsIn(['true'])
  unattested?: 'true';

  @ApiProperty({ type: String, enum: ['true'], required: false, description: 'Only with a new offence that waits for its review, or where a review is recommended, of which the caller may know' })
  @IfGiven()
  @IsIn(['true'])
  review?: 'true';

  @ApiProperty({ type: String, enum: consentStates, required: false, description: 'Whether the consent that lets the caller see progress is in force' })
  @IfGiven()
  @IsIn(consentStates)
  consent?: (typeof consentStates)[number];
}

class DeadlineSchema {
  @ApiProperty({ type: String })
  kind!: string;
  @ApiProperty({ type: String, format: 'date-time' })
  at!: string;
}

class CourtConditionSchema {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;
  @ApiProperty({ type: String, enum: Object.keys(conditionKinds) })
  kind!: string;
  @ApiProperty({ type: String, format: 'date' })
  due!: string;
  @ApiProperty({ type: Boolean, description: 'Whether it says in writing that a return to use breaks it' })
  coversReturnToUse!: boolean;
  @ApiProperty({ type: 'integer' })
  termsRevision!: number;
  @ApiProperty({ type: String, format: 'uuid', required: false })
  replaces?: string;
  @ApiProperty({ type: String, enum: conditionStatuses })
  status!: string;
  @ApiProperty({ type: () => NamedSchema, required: false })
  attestedBy?: NamedSchema;
  @ApiProperty({ type: String, format: 'date-time', required: false })
  attestedAt?: string;
  @ApiProperty({ type: String, enum: ['awaited', 'answered', 'none'], required: false })
  defenderAnswer?: string;
  @ApiProperty({ type: String, required: false, description: "The defender's answer in its own words" })
  answer?: string;
}

class ChargeDecisionSchema {
  @ApiProperty({ type: String, enum: Object.keys(decisions) })
  decision!: string;
  @ApiProperty({ type: () => NamedSchema })
  by!: NamedSchema;
  @ApiProperty({ type: String, format: 'date-time' })
  at!: string;
  @ApiProperty({ type: String, format: 'date-time' })
  effectiveAt!: string;
}

const conditions: ApiPropertyOptions = {
  oneOf: [{ type: 'array', items: { $ref: getSchemaPath(CourtConditionSchema) } }, withheld],
  description: "Each with status, attester, date and the defender's answer; `noConsent` is never a missed condition",
};

@ApiExtraModels(CourtConditionSchema)
class DocketRowSchema {
  @ApiProperty({ type: String, format: 'uuid' })
  caseId!: string;
  @ApiProperty({ type: String, format: 'uuid' })
  chargeId!: string;
  @ApiProperty({ type: String })
  programId!: string;
  @ApiProperty({ type: String })
  class!: string;
  @ApiProperty({ type: String })
  classLabel!: string;
  @ApiProperty({ type: String, enum: statuses })
  status!: string;
  @ApiProperty({ type: () => NamedSchema, required: false })
  owner?: NamedSchema;
  @ApiProperty({ type: String, format: 'date-time', required: false })
  holdBeganAt?: string;
  @ApiProperty({ type: () => DeadlineSchema, required: false })
  deadline?: DeadlineSchema;
  @ApiProperty({ type: 'integer', required: false, description: "Whole days until the deadline's day; negative when it is over" })
  daysLeft?: number;
  @ApiProperty({ type: String, format: 'date', required: false })
  limitationDate?: string;
  @ApiProperty({ type: String, enum: consentStates, description: 'The criminal-justice consent (42 CFR 2.35), as far as it names the caller' })
  consent!: string;
  @ApiProperty(conditions)
  conditions!: CourtConditionSchema[] | string;
  @ApiProperty({ type: String, enum: ['release', 'review', 'continue', 'none', 'noConsent', 'notShown'] })
  recommendation!: string;
  @ApiProperty({ type: 'integer', description: "New offences in its case that wait for the prosecutor's review" })
  newOffences!: number;
  @ApiProperty({ type: () => [ChargeDecisionSchema], description: "The prosecutor's decisions" })
  decisions!: ChargeDecisionSchema[];
}

class DocketSchema {
  @ApiProperty({ type: () => [DocketRowSchema] })
  items!: DocketRowSchema[];
  @ApiProperty({ type: String, required: false })
  next?: string;
  @Discloses()
  disclosure?: DisclosureNoteSchema;
}

@ApiTags('work')
@ApiBearerAuth()
@Controller('docket')
export class DocketController {
  constructor(
    @Inject(PARTS) private readonly parts: Parts,
    private readonly staffDesk: StaffDesk,
  ) {}

  @Get()
  @Audited('readDocket', everybodyIn)
  @ApiOperation({ operationId: 'readDocket', summary: 'Held charges, the next deadline first' })
  @ApiQuery({ type: DocketQueryDto })
  @Answers(200, DocketSchema, 'A page of them')
  @Problems(400)
  async read(@SignedIn() caller: Caller, @Query() query: unknown): Promise<object> {
    const asked = paged(shaped(DocketQueryDto, { ...(query as object) }));
    const staff = await this.staffDesk.staffOf(caller);
    if (!mayReadDocket(staff)) refuse(403, 'ROLE.NOT_ALLOWED', 'Your roles do not read charges');
    return docket(this.parts, staff, asked);
  }
}
