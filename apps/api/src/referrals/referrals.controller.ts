import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProperty, ApiQuery, ApiTags } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import type { ReferralStatus } from '#protocol/case-file';
import { nextStatuses } from '#protocol/rules/referral.rule';
import { referralsTo, type Referral } from '#persistence/reads/referrals';
import type { Page } from '#persistence/reads/page';
import type { Caller } from '#persistence/reads/staff-list';
import { Audited } from '../audit/audited.js';
import { IfGiven, PageQuery, paged } from '../http/query.js';
import { shaped } from '../http/shape.js';
import { Answers, Problems } from '../openapi/answers.js';
import { Discloses, DisclosureNoteSchema } from '../openapi/disclosure.schema.js';
import { PARTS, type Parts } from '../parts.js';
import { SignedIn } from '../sign-in/caller.js';
import { requireRole } from '../sign-in/require-role.js';
import { StaffDesk } from '../sign-in/staff-desk.js';

const statuses = Object.keys(nextStatuses) as ReferralStatus[];

class ReferralQueryDto extends PageQuery {
  @ApiProperty({ type: String, enum: statuses, required: false })
  @IfGiven()
  @IsIn(statuses)
  status?: ReferralStatus;
}

const underConsent = '; `noConsent` where no consent in force lets it be told';

class ReferralSchema {
  @ApiProperty({ type: String, format: 'uuid', description: 'What "updateReferral" calls the placement' })
  referralId!: string;
  @ApiProperty({ type: String, format: 'uuid' })
  caseId!: string;
  @ApiProperty({ type: String })
  programId!: string;
  @ApiProperty({ type: String, enum: statuses })
  status!: string;
  @ApiProperty({ type: String, format: 'date-time' })
  requestedAt!: string;
  @ApiProperty({ type: String, description: `The service that is asked for${underConsent}` })
  service!: string;
  @ApiProperty({ type: String, required: false, description: `The service of the directory whose bed or slot is asked for${underConsent}` })
  place?: string;
  @ApiProperty({ type: String, format: 'date-time', required: false, description: 'On its waiting list' })
  waitingSince?: string;
  @ApiProperty({ type: String, format: 'date-time', required: false, description: 'When a bed or slot was given' })
  givenAt?: string;
  @ApiProperty({ type: String, required: false, description: `Of the person${underConsent}` })
  name?: string;
  @ApiProperty({ type: String, required: false, description: `How it is safe to reach the person${underConsent}` })
  safeContact?: string;
  @ApiProperty({ type: String, required: false, description: `What the provider should know${underConsent}` })
  remark?: string;
}

class ReferralsSchema {
  @ApiProperty({ type: () => [ReferralSchema] })
  items!: ReferralSchema[];
  @ApiProperty({ type: String, required: false })
  next?: string;
  @Discloses()
  disclosure?: DisclosureNoteSchema;
}

@ApiTags('referrals')
@ApiBearerAuth()
@Controller('referrals')
export class ReferralsController {
  constructor(
    @Inject(PARTS) private readonly parts: Parts,
    private readonly staffDesk: StaffDesk,
  ) {}

  @Get()
  @Audited('readReferrals', ({ answer }) => ({ cases: [...new Set(((answer as Partial<Page<Referral>> | undefined)?.items ?? []).map(({ caseId }) => caseId))] }))
  @ApiOperation({ operationId: 'readReferrals', summary: "The referrals addressed to the caller's organisation, newest first", description: 'For: Provider.' })
  @ApiQuery({ type: ReferralQueryDto })
  @Answers(200, ReferralsSchema, 'A page of them')
  @Problems(400)
  async read(@SignedIn() caller: Caller, @Query() query: unknown): Promise<Page<Referral>> {
    const asked = paged(shaped(ReferralQueryDto, { ...(query as object) }));
    const staff = await this.staffDesk.staffOf(caller);
    requireRole(staff, ['provider']);
    return referralsTo(this.parts, staff, asked);
  }
}
