import { Controller, Get, Inject, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiParam, ApiProperty, ApiQuery, ApiTags } from '@nestjs/swagger';
import { dueForSealing, printedProof, sealedCounts } from '#persistence/reads/sealing';
import type { Caller } from '#persistence/reads/staff-list';
import type { Role } from '#protocol/roles';
import { keptClasses } from '#protocol/rules/sealing.rule';
import { isUuid } from '#protocol/value-forms';
import { Audited, everybodyIn } from '../audit/audited.js';
import { IsName, PageQuery, paged } from '../http/query.js';
import { shaped } from '../http/shape.js';
import { Answers, Problems } from '../openapi/answers.js';
import { PARTS, type Parts } from '../parts.js';
import { asPdf, PrintsPaper } from '../print/paper.js';
import { PrintQueryDto } from '../print/print-query.dto.js';
import { refuse } from '../problem/problem.js';
import { SignedIn } from '../sign-in/caller.js';
import { StaffDesk } from '../sign-in/staff-desk.js';

const mayReadCounts: readonly Role[] = ['privacyOfficer', 'coordinator', 'supervisor'];

class SealedCountsQueryDto {
  @ApiProperty({ type: String, description: 'One of your programs' })
  @IsName()
  program!: string;
}

class DueForSealingSchema {
  @ApiProperty({ type: String, format: 'uuid' })
  caseId!: string;
  @ApiProperty({ type: String })
  programId!: string;
  @ApiProperty({ type: String, format: 'date-time' })
  closedAt!: string;
  @ApiProperty({ type: String, enum: keptClasses, isArray: true, description: 'What the program keeps no longer' })
  classes!: string[];
}

class DueForSealingPageSchema {
  @ApiProperty({ type: () => [DueForSealingSchema] })
  items!: DueForSealingSchema[];
  @ApiProperty({ type: String, required: false })
  next?: string;
}

class SealedCountSchema {
  @ApiProperty({ type: String, description: "The charge's class" })
  class!: string;
  @ApiProperty({ type: String, description: 'How the charge ended' })
  outcome!: string;
  @ApiProperty({ type: 'integer', required: false, description: 'Left out where it is under 11' })
  count?: number;
}

class SealedCountsSchema {
  @ApiProperty({ type: () => [SealedCountSchema] })
  items!: SealedCountSchema[];
}

/** Sealing itself is a step of the case, `sealRecords`; here is what remains of it. */
@ApiTags('sealing')
@ApiBearerAuth()
@Controller()
export class SealingController {
  constructor(
    @Inject(PARTS) private readonly parts: Parts,
    private readonly staffDesk: StaffDesk,
  ) {}

  @Get('cases/:caseId/sealing/print')
  @Audited('exportProof')
  @ApiOperation({ operationId: 'printProofOfSealing', summary: 'What of a case was sealed for good, when and on what ground, as PDF' })
  @ApiParam({ name: 'caseId', schema: { type: 'string', format: 'uuid' } })
  @PrintsPaper()
  @Problems(400, 404)
  async print(@SignedIn() caller: Caller, @Param('caseId') caseId: string, @Query() query: unknown): Promise<StreamableFile> {
    const { language = 'en' } = shaped(PrintQueryDto, { ...(query as object) });
    const staff = await this.staffDesk.staffOf(caller);
    const paper = isUuid(caseId) ? await printedProof(this.parts, staff, { caseId: caseId.toLowerCase(), language }) : undefined;
    if (!paper) refuse(404, 'SEALING.NOTHING_SEALED', 'There is no such case, or nothing of it is sealed');
    return asPdf(paper, `sealing-${caseId.toLowerCase()}.pdf`);
  }

  @Get('records/due-for-sealing')
  @Audited('searchCases', everybodyIn)
  @ApiOperation({ operationId: 'listDueForSealing', summary: 'Closed cases of which a class is kept no longer, those closed first of all first' })
  @ApiQuery({ type: PageQuery })
  @Answers(200, DueForSealingPageSchema, 'A page; it may hold fewer than asked for')
  @Problems(400)
  async due(@SignedIn() caller: Caller, @Query() query: unknown): Promise<object> {
    const page = paged(shaped(PageQuery, { ...(query as object) }));
    const staff = await this.staffDesk.staffOf(caller);
    if (!staff.roles.includes('privacyOfficer')) refuse(403, 'ROLE.NOT_ALLOWED', 'What is due for sealing is for privacy officers');
    return dueForSealing(this.parts, staff, page);
  }

  @Get('reports/sealed')
  @ApiOperation({ operationId: 'readSealedCounts', summary: 'How the charges of sealed cases ended, by class' })
  @ApiQuery({ type: SealedCountsQueryDto })
  @Answers(200, SealedCountsSchema, 'Every class and ending; a count under 11 is left out')
  @Problems(400, 404)
  async counts(@SignedIn() caller: Caller, @Query() query: unknown): Promise<object> {
    const { program } = shaped(SealedCountsQueryDto, { ...(query as object) });
    const staff = await this.staffDesk.staffOf(caller);
    if (!staff.programs.includes(program)) refuse(404, 'PROGRAM.NOT_FOUND', 'There is no such program');
    if (!staff.roles.some((role) => mayReadCounts.includes(role))) refuse(403, 'ROLE.NOT_ALLOWED', 'Counts are for privacy officers, coordinators and supervisors');
    return { items: await sealedCounts(this.parts.database.pool, { agencyId: staff.agencyId, programId: program }) };
  }
}
