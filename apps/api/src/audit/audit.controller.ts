import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProperty, ApiQuery, ApiTags } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { readAudit, type AuditEntry } from '#persistence/audit/read-audit';
import type { Page } from '#persistence/reads/page';
import type { Caller } from '#persistence/reads/staff-list';
import { auditActionIds, auditOutcomes, type AuditAction, type AuditOutcome } from '#protocol/audit-actions';
import { roleIds } from '#protocol/roles';
import { IfGiven, PageQuery, paged } from '../http/query.js';
import { shaped } from '../http/shape.js';
import { IsInstant, IsUuidText } from '../http/validators.js';
import { Answers, Problems } from '../openapi/answers.js';
import { PARTS, type Parts } from '../parts.js';
import { SignedIn } from '../sign-in/caller.js';
import { requireRole } from '../sign-in/require-role.js';
import { StaffDesk } from '../sign-in/staff-desk.js';
import { Audited, type Asked, type AuditFacts } from './audited.js';

class AuditQueryDto extends PageQuery {
  @ApiProperty({ type: String, format: 'date-time', required: false, description: 'The first instant' })
  @IfGiven()
  @IsInstant()
  from?: string;

  @ApiProperty({ type: String, format: 'date-time', required: false, description: 'The first instant that is not asked for' })
  @IfGiven()
  @IsInstant()
  to?: string;

  @ApiProperty({ type: String, format: 'uuid', required: false, description: 'Who did it, or whose permissions it is about' })
  @IfGiven()
  @IsUuidText()
  staff?: string;

  @ApiProperty({ type: String, format: 'uuid', required: false })
  @IfGiven()
  @IsUuidText()
  case?: string;

  @ApiProperty({ type: String, format: 'uuid', required: false, description: 'The person, and their cases' })
  @IfGiven()
  @IsUuidText()
  participant?: string;

  @ApiProperty({ type: String, enum: auditActionIds, required: false })
  @IfGiven()
  @IsIn(auditActionIds)
  action?: AuditAction;

  @ApiProperty({ type: String, enum: auditOutcomes, required: false })
  @IfGiven()
  @IsIn(auditOutcomes)
  outcome?: AuditOutcome;
}

class SignInAccountSchema {
  @ApiProperty({ type: String })
  issuer!: string;
  @ApiProperty({ type: String })
  subject!: string;
}

class ActorSchema {
  @ApiProperty({ type: String, format: 'uuid', required: false })
  staffId?: string;
  @ApiProperty({ type: String, required: false })
  agencyId?: string;
  @ApiProperty({ type: String, enum: roleIds, isArray: true, required: false, description: 'As they were then' })
  roles?: string[];
  @ApiProperty({ type: () => SignInAccountSchema, required: false })
  account?: SignInAccountSchema;
}

class OriginSchema {
  @ApiProperty({ type: String, required: false })
  address?: string;
  @ApiProperty({ type: String, required: false })
  agent?: string;
}

class AuditEntrySchema {
  @ApiProperty({ type: String, format: 'date-time' })
  at!: string;
  @ApiProperty({ type: String, format: 'uuid', description: 'The chain that it stands in' })
  stream!: string;
  @ApiProperty({ type: 'integer', description: 'Its place there' })
  seq!: number;
  @ApiProperty({ type: String, enum: auditActionIds })
  action!: string;
  @ApiProperty({ type: String })
  title!: string;
  @ApiProperty({ type: String, enum: auditOutcomes })
  outcome!: string;
  @ApiProperty({ type: String, required: false, description: 'Why it was refused' })
  code?: string;
  @ApiProperty({ type: () => ActorSchema, description: 'Empty where a token did not tell' })
  by!: ActorSchema;
  @ApiProperty({ type: String, required: false, description: "The caller's colleague" })
  name?: string;
  @ApiProperty({ type: [String], required: false })
  cases?: string[];
  @ApiProperty({ type: [String], required: false })
  participants?: string[];
  @ApiProperty({ type: String, format: 'uuid', required: false, description: 'The member of staff whom it is about' })
  concerns?: string;
  @ApiProperty({ type: 'object', additionalProperties: true, selfRequired: false, description: 'Codes and ids' })
  detail?: object;
  @ApiProperty({ type: () => OriginSchema, required: false })
  from?: OriginSchema;
}

class AuditPageSchema {
  @ApiProperty({ type: () => [AuditEntrySchema] })
  items!: AuditEntrySchema[];
  @ApiProperty({ type: String, required: false })
  next?: string;
}

/** Who did, read and tried what: for the privacy officer of an agency, whose reading is in it too. */
@ApiTags('audit')
@ApiBearerAuth()
@Controller('audit')
export class AuditController {
  constructor(
    @Inject(PARTS) private readonly parts: Parts,
    private readonly staffDesk: StaffDesk,
  ) {}

  @Get()
  @Audited('readAudit', soughtBy)
  @ApiOperation({ operationId: 'readAudit', summary: 'Sign-ins, reads, changes, exports and refused attempts, newest first: for the privacy officer' })
  @ApiQuery({ type: AuditQueryDto })
  @Answers(200, AuditPageSchema, 'A page of them')
  @Problems(400)
  async read(@SignedIn() caller: Caller, @Query() query: unknown): Promise<Page<AuditEntry>> {
    const asked = paged(shaped(AuditQueryDto, { ...(query as object) }));
    const staff = await this.staffDesk.staffOf(caller);
    requireRole(staff, ['privacyOfficer']);
    return readAudit(this.parts.database.pool, staff, asked);
  }
}

const filters = ['from', 'to', 'staff', 'case', 'participant', 'action', 'outcome'];

/** What was asked for, as far as it has the form of an id, a code or an instant. */
function soughtBy({ query }: Asked): AuditFacts {
  return { detail: Object.fromEntries(filters.flatMap((name) => (/^[\w:.+-]{1,40}$/.test(query[name] ?? '') ? [[name, query[name]!]] : []))) };
}
