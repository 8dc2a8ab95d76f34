import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProperty, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { Caller } from '#persistence/reads/staff-list';
import { ownWork, staffWork } from '#persistence/reads/staff-work';
import { employersOf } from '#persistence/staff/staff-accounts';
import { overseers } from '#protocol/program-steps/working-roles';
import { roleIds } from '#protocol/roles';
import { NamedSchema } from '../cases/case-answers.schema.js';
import { paged, ProgramPageQuery } from '../http/query.js';
import { shaped } from '../http/shape.js';
import { Answers, Problems } from '../openapi/answers.js';
import { PARTS, type Parts } from '../parts.js';
import { refuse } from '../problem/problem.js';
import { requireRole } from '../sign-in/require-role.js';
import { SignedIn } from '../sign-in/caller.js';
import { StaffDesk } from '../sign-in/staff-desk.js';

class CredentialSchema {
  @ApiProperty({ type: String })
  credential!: string;
  @ApiProperty({ type: String, format: 'date' })
  obtainedOn!: string;
  @ApiProperty({ type: String, format: 'date', required: false, description: 'Last day on which it is in force' })
  expiresOn?: string;
}

class SupervisionSchema {
  @ApiProperty({ type: String, format: 'date-time', required: false })
  lastAt?: string;
  @ApiProperty({ type: String, format: 'date-time', description: 'Now, where there has been none' })
  dueAt!: string;
  @ApiProperty({ type: Boolean })
  due!: boolean;
}

class WhyNotAssignedSchema {
  @ApiProperty({ type: String })
  code!: string;
  @ApiProperty({ type: String })
  message!: string;
}

class WorkSchema {
  @ApiProperty({ type: String })
  programId!: string;
  @ApiProperty({ type: 'integer', description: 'Open cases in which this person is the assigned peer' })
  openCases!: number;
  @ApiProperty({ type: 'integer', description: 'What the program gives to a peer at most' })
  caseload!: number;
  @ApiProperty({ type: Boolean, enum: [true], required: false, description: 'A peer who works outside of a Part 2 program, and has not signed the confidentiality terms' })
  termsToSign?: true;
  @ApiProperty({ type: () => [WhyNotAssignedSchema], description: 'Why a peer cannot be given one more participant today; empty where nothing stands in the way' })
  whyNotAssigned!: WhyNotAssignedSchema[];
  @ApiProperty({ type: () => SupervisionSchema, required: false, description: 'Of peers' })
  supervision?: SupervisionSchema;
  @ApiProperty({ type: 'integer', required: false, description: 'Of supervisors: peers whose last supervision was theirs' })
  peers?: number;
  @ApiProperty({ type: 'integer', required: false })
  peersAtMost?: number;
}

class StaffWorkSchema {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;
  @ApiProperty({ type: String })
  name!: string;
  @ApiProperty({ type: String, enum: roleIds, isArray: true })
  roles!: string[];
  @ApiProperty({ type: [String] })
  professions!: string[];
  @ApiProperty({ type: () => [CredentialSchema] })
  credentials!: CredentialSchema[];
  @ApiProperty({ type: () => [WorkSchema], description: "By program, among the caller's" })
  work!: WorkSchema[];
}

class StaffListSchema {
  @ApiProperty({ type: () => [StaffWorkSchema] })
  items!: StaffWorkSchema[];
  @ApiProperty({ type: String, required: false })
  next?: string;
}

class EmployersSchema {
  @ApiProperty({ type: () => [NamedSchema] })
  items!: NamedSchema[];
}

@ApiTags('staff')
@ApiBearerAuth()
@Controller('staff')
export class StaffController {
  constructor(
    @Inject(PARTS) private readonly parts: Parts,
    private readonly staffDesk: StaffDesk,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'readStaff', summary: 'What staff hold, how much they have, and whose supervision is due: for coordinators and supervisors' })
  @ApiQuery({ type: ProgramPageQuery })
  @Answers(200, StaffListSchema, 'A page of them, by name')
  @Problems(400)
  async read(@SignedIn() caller: Caller, @Query() query: unknown): Promise<object> {
    const asked = paged(shaped(ProgramPageQuery, { ...(query as object) }));
    const staff = await this.staffDesk.staffOf(caller);
    requireRole(staff, overseers);
    return staffWork(this.parts, staff, asked);
  }

  @Get('me')
  @ApiOperation({ operationId: 'readOwnWork', summary: 'What the caller holds and has to do with, and when their supervision is due' })
  @Answers(200, StaffWorkSchema, 'The caller')
  @Problems(404)
  async me(@SignedIn() caller: Caller): Promise<object> {
    const work = await ownWork(this.parts, await this.staffDesk.staffOf(caller));
    if (!work) refuse(404, 'STAFF.NO_PROGRAM', 'You work for no program here');
    return work;
  }

  @Get('organisations')
  @ApiOperation({ operationId: 'readEmployers', summary: "The agency's organisations, which its accounts belong to: for administrators and privacy officers" })
  @Answers(200, EmployersSchema, 'All of them, by name')
  @Problems()
  async organisations(@SignedIn() caller: Caller): Promise<EmployersSchema> {
    const staff = await this.staffDesk.staffOf(caller);
    requireRole(staff, ['administrator', 'privacyOfficer']);
    return { items: await employersOf(this.parts.database.pool, staff.agencyId) };
  }
}
