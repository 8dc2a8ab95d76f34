import { Controller, Get, Inject, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiParam, ApiProperty, ApiTags } from '@nestjs/swagger';
import { consentsOf, printedConsent } from '#persistence/reads/consents';
import type { Caller } from '#persistence/reads/staff-list';
import { consentKinds, consentScopes, recipientClasses } from '#protocol/rules/consent.rule';
import { isUuid } from '#protocol/value-forms';
import { Audited } from '../audit/audited.js';
import { shaped } from '../http/shape.js';
import { Answers, Problems } from '../openapi/answers.js';
import { PARTS, type Parts } from '../parts.js';
import { asPdf, PrintsPaper } from '../print/paper.js';
import { PrintQueryDto } from '../print/print-query.dto.js';
import { noSuchCase, refuse } from '../problem/problem.js';
import { SignedIn } from '../sign-in/caller.js';
import { StaffDesk } from '../sign-in/staff-desk.js';

class ConsentOrganisationSchema {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;
  @ApiProperty({ type: String, required: false })
  name?: string;
}

class ConsentRecipientSchema {
  @ApiProperty({ type: String, description: 'What `revokeConsent` names to revoke it for this recipient alone' })
  id!: string;
  @ApiProperty({ type: String, enum: Object.keys(recipientClasses), required: false })
  class?: string;
  @ApiProperty({ type: () => ConsentOrganisationSchema, required: false })
  organisation?: ConsentOrganisationSchema;
  @ApiProperty({ type: String })
  label!: string;
  @ApiProperty({ type: String, format: 'date-time', required: false })
  revokedAt?: string;
  @ApiProperty({ type: Boolean, required: false, description: 'A revocation that takes effect with the final disposition' })
  revocationAsked?: boolean;
}

class ConsentSchema {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;
  @ApiProperty({ type: String, enum: Object.keys(consentKinds), isArray: true })
  kinds!: string[];
  @ApiProperty({ type: String, enum: Object.keys(consentScopes), isArray: true })
  scope!: string[];
  @ApiProperty({ type: () => [ConsentRecipientSchema] })
  recipients!: ConsentRecipientSchema[];
  @ApiProperty({ type: String, format: 'date' })
  signedOn!: string;
  @ApiProperty({ type: String, format: 'date', required: false })
  expiresOn?: string;
  @ApiProperty({ type: Boolean })
  untilFinalDisposition!: boolean;
  @ApiProperty({ type: String, enum: ['caseClosed', 'condition'], required: false })
  endsWith?: string;
  @ApiProperty({ type: String, format: 'date-time', required: false })
  endedAt?: string;
  @ApiProperty({ type: String, format: 'date-time', required: false })
  revokedAt?: string;
  @ApiProperty({ type: Boolean, required: false })
  revocationAsked?: boolean;
  @ApiProperty({ type: String, enum: ['inForce', 'ended', 'revoked'] })
  standing!: string;
}

class ConsentsSchema {
  @ApiProperty({ type: () => [ConsentSchema] })
  items!: ConsentSchema[];
}

/** What a participant has consented to: for the care team and the privacy officer; the court sees those for criminal justice. */
@ApiTags('cases')
@ApiBearerAuth()
@Controller('cases')
export class ConsentsController {
  constructor(
    @Inject(PARTS) private readonly parts: Parts,
    private readonly staffDesk: StaffDesk,
  ) {}

  @Get(':caseId/consents')
  @Audited('readConsents')
  @ApiOperation({ operationId: 'readConsents', summary: "A case's consents: what each allows, to whom, and how it stands" })
  @ApiParam({ name: 'caseId', schema: { type: 'string', format: 'uuid' } })
  @Answers(200, ConsentsSchema, 'Those that the caller may know of, the one taken last first')
  @Problems(404)
  async list(@SignedIn() caller: Caller, @Param('caseId') caseId: string): Promise<object> {
    const staff = await this.staffDesk.staffOf(caller);
    const consents = isUuid(caseId) ? await consentsOf(this.parts, staff, caseId.toLowerCase()) : undefined;
    if (!consents) throw noSuchCase();
    return consents;
  }

  @Get(':caseId/consents/:consentId/print')
  @Audited('exportConsent', ({ params }) => ({ ...(isUuid(params['consentId']) && { detail: { consentId: params['consentId'].toLowerCase() } }) }))
  @ApiOperation({ operationId: 'printConsent', summary: 'A consent as its participant takes it home, as PDF' })
  @ApiParam({ name: 'caseId', schema: { type: 'string', format: 'uuid' } })
  @ApiParam({ name: 'consentId', schema: { type: 'string', format: 'uuid' } })
  @PrintsPaper()
  @Problems(400, 404)
  async print(@SignedIn() caller: Caller, @Param('caseId') caseId: string, @Param('consentId') consentId: string, @Query() query: unknown): Promise<StreamableFile> {
    const { language = 'en' } = shaped(PrintQueryDto, { ...(query as object) });
    const staff = await this.staffDesk.staffOf(caller);
    const asked = { caseId: caseId.toLowerCase(), consentId: consentId.toLowerCase(), language };
    const paper = isUuid(caseId) && isUuid(consentId) ? await printedConsent(this.parts, staff, asked) : undefined;
    if (!paper) refuse(404, 'CONSENT.NOT_FOUND', 'There is no such consent');
    return asPdf(paper, `consent-${asked.consentId}.pdf`);
  }
}
