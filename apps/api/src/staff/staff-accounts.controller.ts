import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiOperation, ApiParam, ApiProperty, ApiQuery, ApiTags } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsString, Length, MaxLength } from 'class-validator';
import type { Response } from 'express';
import type { AuditDetail } from '#persistence/audit/audit-log';
import type { Page } from '#persistence/reads/page';
import type { Caller, StaffRow } from '#persistence/reads/staff-list';
import { addAccount, changeAccount, listAccounts, type AccountAnswer, type ListedAccount, type Noted } from '#persistence/staff/staff-accounts';
import { professions } from '#protocol/professions';
import { roleIds } from '#protocol/roles';
import { scopeIds } from '#protocol/scopes';
import { isUuid } from '#protocol/value-forms';
import { AuditTrail } from '../audit/audit-trail.js';
import { Audited } from '../audit/audited.js';
import { IfGiven, PageQuery, paged } from '../http/query.js';
import { shaped } from '../http/shape.js';
import { Turns } from '../http/turns.js';
import { IsUuidText } from '../http/validators.js';
import { Answers, Problems } from '../openapi/answers.js';
import { PARTS, type Parts } from '../parts.js';
import { refuse } from '../problem/problem.js';
import { SignedIn, type SignedInRequest } from '../sign-in/caller.js';
import { requireRole } from '../sign-in/require-role.js';
import { StaffDesk } from '../sign-in/staff-desk.js';

const Names = (): PropertyDecorator => (target, property) => {
  for (const decorate of [IsArray(), ArrayMaxSize(100), ArrayUnique(), IsString({ each: true }), MaxLength(100, { each: true })]) decorate(target, property);
};

class AccountChangeDto {
  @ApiProperty({ type: String, maxLength: 200 })
  @IsString()
  @Length(1, 200)
  name!: string;

  @ApiProperty({ type: String, format: 'uuid' })
  @IsUuidText()
  organisationId!: string;

  @ApiProperty({ type: String, enum: roleIds, isArray: true })
  @Names()
  roles!: string[];

  @ApiProperty({ type: [String] })
  @Names()
  programs!: string[];

  @ApiProperty({ type: String, enum: Object.keys(professions), isArray: true })
  @Names()
  professions!: string[];

  @ApiProperty({ type: Boolean, description: 'False: may do nothing any more' })
  @IsBoolean()
  active!: boolean;

  @ApiProperty({ type: String, enum: scopeIds, isArray: true, required: false, description: 'Of a machine account: what it may be let do' })
  @IfGiven()
  @Names()
  scopes?: string[];
}

class NewAccountDto extends AccountChangeDto {
  @ApiProperty({ type: String, description: 'The `sub` of its tokens' })
  @IsString()
  @Length(1, 255)
  subject!: string;

  @ApiProperty({ type: Boolean, required: false, description: 'Another system, and no person' })
  @IfGiven()
  @IsBoolean()
  machine?: boolean;
}

class AccountSchema {
  @ApiProperty({ type: String, format: 'uuid' })
  staffId!: string;
  @ApiProperty({ type: String })
  issuer!: string;
  @ApiProperty({ type: String })
  subject!: string;
  @ApiProperty({ type: String })
  name!: string;
  @ApiProperty({ type: String, format: 'uuid' })
  organisationId!: string;
  @ApiProperty({ type: String, enum: roleIds, isArray: true })
  roles!: string[];
  @ApiProperty({ type: [String] })
  programs!: string[];
  @ApiProperty({ type: [String] })
  professions!: string[];
  @ApiProperty({ type: Boolean })
  active!: boolean;
  @ApiProperty({ type: Boolean })
  machine!: boolean;
  @ApiProperty({ type: String, enum: scopeIds, isArray: true })
  scopes!: string[];
}

class AccountsSchema {
  @ApiProperty({ type: () => [AccountSchema] })
  items!: AccountSchema[];
  @ApiProperty({ type: String, required: false })
  next?: string;
}

/** Each holds two connections to the record while its change is noted: few at once. */
const turnsOfChanges = { atOnce: 2, longestWaitMs: 10_000 };

/** Who may do what in an agency. Its administrators keep the list, and its privacy officers read it. */
@ApiTags('staff')
@ApiBearerAuth()
@Controller('staff/accounts')
export class StaffAccountsController {
  private readonly turns = new Turns(turnsOfChanges);

  constructor(
    @Inject(PARTS) private readonly parts: Parts,
    private readonly staffDesk: StaffDesk,
    private readonly trail: AuditTrail,
  ) {}

  @Get()
  @Audited('readStaff')
  @ApiOperation({ operationId: 'readAccounts', summary: 'Every account of the agency, by name, with what it may do: for administrators and privacy officers' })
  @ApiQuery({ type: PageQuery })
  @Answers(200, AccountsSchema, 'A page of them')
  @Problems(400)
  async read(@SignedIn() caller: Caller, @Query() query: unknown): Promise<Page<ListedAccount>> {
    const page = paged(shaped(PageQuery, { ...(query as object) }));
    const staff = await this.staffDesk.staffOf(caller);
    requireRole(staff, ['administrator', 'privacyOfficer']);
    return listAccounts(this.parts.database.pool, staff.agencyId, page);
  }

  @Post()
  @HttpCode(200)
  @Audited('changeStaff', undefined, { byHandler: true })
  @ApiOperation({ operationId: 'addAccount', summary: 'Put an account on the staff list; the same again changes nothing' })
  @ApiBody({ type: NewAccountDto, required: true })
  @Answers(201, AccountSchema, 'Added')
  @Answers(200, AccountSchema, 'It is there already, with the same content')
  @Problems(400, 409, 413, 422)
  async add(@SignedIn() caller: Caller, @Req() request: SignedInRequest, @Body() body: unknown, @Res({ passthrough: true }) response: Response): Promise<ListedAccount> {
    const { machine = false, scopes = [], ...account } = shaped(NewAccountDto, body);
    const staff = await this.administrator(caller);
    const added = { ...account, machine, scopes, issuer: caller.issuer };
    const answer = await this.turns.take(() => addAccount(this.parts.database.pool, staff, added, this.noted(request)));
    const { account: listed, created } = doneOrThrow(answer);
    response.status(created ? 201 : 200);
    return listed;
  }

  @Put(':staffId')
  @Audited('changeStaff', undefined, { byHandler: true })
  @ApiOperation({ operationId: 'changeAccount', summary: 'Change what an account may do, or end it; nobody changes their own' })
  @ApiParam({ name: 'staffId', schema: { type: 'string', format: 'uuid' } })
  @ApiBody({ type: AccountChangeDto, required: true })
  @Answers(200, AccountSchema, 'As it is now')
  @Problems(400, 404, 413, 422)
  async change(@SignedIn() caller: Caller, @Req() request: SignedInRequest, @Param('staffId') staffId: string, @Body() body: unknown): Promise<ListedAccount> {
    const { scopes = [], ...account } = shaped(AccountChangeDto, body);
    const staff = await this.administrator(caller);
    if (!isUuid(staffId)) refuse(404, 'STAFF.NOT_FOUND', 'There is no such account');
    const changed = { ...account, scopes };
    const answer = await this.turns.take(() => changeAccount(this.parts.database.pool, staff, staffId.toLowerCase(), changed, this.noted(request)));
    return doneOrThrow(answer).account;
  }

  private async administrator(caller: Caller): Promise<StaffRow> {
    const staff = await this.staffDesk.staffOf(caller);
    requireRole(staff, ['administrator']);
    return staff;
  }

  private noted(request: SignedInRequest): Noted {
    return ({ staffId, before, after }) =>
      this.trail.note(request, { action: 'changeStaff', outcome: 'done', concerns: staffId, detail: { ...permissionsOf('before', before), ...permissionsOf('after', after) } });
  }
}

/** What an account may do, without its name. */
export function permissionsOf(when: 'before' | 'after', account: Pick<ListedAccount, 'roles' | 'programs' | 'organisationId' | 'active' | 'scopes'> | undefined): AuditDetail {
  if (!account) return {};
  const { roles, programs, organisationId, active, scopes } = account;
  return Object.fromEntries(Object.entries({ roles, programs, organisationId, active, scopes }).map(([name, value]) => [`${when}.${name}`, value]));
}

function doneOrThrow(answer: AccountAnswer): AccountAnswer & { ok: true } {
  if (answer.ok) return answer;
  const { status, code, message, errors } = answer;
  return refuse(status, code, message, errors && { errors });
}
