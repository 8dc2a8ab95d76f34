import { Controller, Get, Inject, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiParam, ApiProperty, ApiQuery, ApiTags } from '@nestjs/swagger';
import { accountingOf, printedAccounting, toldBeforeCorrection } from '#persistence/disclosures/accounting';
import type { Caller } from '#persistence/reads/staff-list';
import { isUuid } from '#protocol/value-forms';
import { Audited } from '../audit/audited.js';
import { NamedSchema } from '../cases/case-answers.schema.js';
import { PageQuery, paged } from '../http/query.js';
import { shaped } from '../http/shape.js';
import { Answers, Problems } from '../openapi/answers.js';
import { PARTS, type Parts } from '../parts.js';
import { asPdf, PrintsPaper } from '../print/paper.js';
import { PrintQueryDto } from '../print/print-query.dto.js';
import { noSuchCase } from '../problem/problem.js';
import { SignedIn } from '../sign-in/caller.js';
import { StaffDesk } from '../sign-in/staff-desk.js';

class DisclosureSchema {
  @ApiProperty({ type: String, format: 'uuid' })
  disclosureId!: string;
  @ApiProperty({ type: String, format: 'date-time' })
  at!: string;
  @ApiProperty({ type: () => NamedSchema, required: false })
  toStaff?: NamedSchema;
  @ApiProperty({ type: () => NamedSchema, required: false })
  toOrganisation?: NamedSchema;
  @ApiProperty({ type: String, required: false, description: 'To somebody outside of this system, as it was written down' })
  toOutside?: string;
  @ApiProperty({ type: String, description: 'As the consent states it, where it can still be read; otherwise a code' })
  purpose!: string;
  @ApiProperty({ type: String, enum: ['screen', 'export', 'packet', 'notice', 'referral', 'file', 'other'] })
  channel!: string;
  @ApiProperty({ type: [String], description: '`section:<name>` of the case, or `entry:<number>:<path>` of its timeline' })
  what!: string[];
  @ApiProperty({ type: String, format: 'uuid', required: false })
  consentId?: string;
  @ApiProperty({ type: String, format: 'uuid', required: false })
  emergencyAccessId?: string;
  @ApiProperty({ type: String, enum: ['medicalEmergency', 'reportOfChildAbuse', 'courtOrder'], required: false })
  law?: string;
}

class AccountingSchema {
  @ApiProperty({ type: () => [DisclosureSchema] })
  items!: DisclosureSchema[];
  @ApiProperty({ type: String, required: false })
  next?: string;
}

class CorrectedValueSchema {
  @ApiProperty({ type: 'integer' })
  entry!: number;
  @ApiProperty({ type: String })
  path!: string;
}

class CorrectedAfterwardsSchema {
  @ApiProperty({ type: 'integer', description: "The correction's number in the case" })
  correction!: number;
  @ApiProperty({ type: String, format: 'date-time' })
  at!: string;
  @ApiProperty({ type: () => CorrectedValueSchema })
  corrects!: CorrectedValueSchema;
  @ApiProperty({ type: () => [DisclosureSchema], description: 'Those before the correction that may have told the wrong value' })
  disclosures!: DisclosureSchema[];
}

class CorrectedRecipientsSchema {
  @ApiProperty({ type: () => [CorrectedAfterwardsSchema] })
  items!: CorrectedAfterwardsSchema[];
}

/** What was disclosed of a case, to whom, and on what ground (42 CFR 2.25): for the care team and the privacy officer. */
@ApiTags('cases')
@ApiBearerAuth()
@Controller('cases')
export class DisclosuresController {
  constructor(
    @Inject(PARTS) private readonly parts: Parts,
    private readonly staffDesk: StaffDesk,
  ) {}

  @Get(':caseId/disclosures')
  @Audited('readDisclosures')
  @ApiOperation({ operationId: 'readDisclosures', summary: 'What was disclosed of a case, to whom, when, for what purpose and on what ground' })
  @ApiParam({ name: 'caseId', schema: { type: 'string', format: 'uuid' } })
  @ApiQuery({ type: PageQuery })
  @Answers(200, AccountingSchema, 'A page of it, oldest first')
  @Problems(400, 404)
  async list(@SignedIn() caller: Caller, @Param('caseId') caseId: string, @Query() query: unknown): Promise<object> {
    const page = paged(shaped(PageQuery, { ...(query as object) }));
    const staff = await this.staffDesk.staffOf(caller);
    return (isUuid(caseId) && (await accountingOf(this.parts, staff, caseId.toLowerCase(), page))) || throwNoSuchCase();
  }

  @Get(':caseId/disclosures/print')
  @Audited('exportAccounting')
  @ApiOperation({ operationId: 'printDisclosures', summary: 'The same, as the participant takes it home, as PDF' })
  @ApiParam({ name: 'caseId', schema: { type: 'string', format: 'uuid' } })
  @PrintsPaper()
  @Problems(400, 404)
  async print(@SignedIn() caller: Caller, @Param('caseId') caseId: string, @Query() query: unknown): Promise<StreamableFile> {
    const { language = 'en' } = shaped(PrintQueryDto, { ...(query as object) });
    const staff = await this.staffDesk.staffOf(caller);
    const paper = (isUuid(caseId) && (await printedAccounting(this.parts, staff, caseId.toLowerCase(), language))) || throwNoSuchCase();
    return asPdf(paper, 'disclosures.pdf');
  }

  @Get(':caseId/corrections/recipients')
  @Audited('readDisclosures')
  @ApiOperation({ operationId: 'readCorrectedRecipients', summary: 'To whom a value was disclosed that was corrected afterwards' })
  @ApiParam({ name: 'caseId', schema: { type: 'string', format: 'uuid' } })
  @Answers(200, CorrectedRecipientsSchema, 'Every correction, oldest first')
  @Problems(404)
  async corrected(@SignedIn() caller: Caller, @Param('caseId') caseId: string): Promise<object> {
    const staff = await this.staffDesk.staffOf(caller);
    return (isUuid(caseId) && (await toldBeforeCorrection(this.parts, staff, caseId.toLowerCase()))) || throwNoSuchCase();
  }
}

function throwNoSuchCase(): never {
  throw noSuchCase();
}
