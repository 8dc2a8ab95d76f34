import { Controller, Get, Inject, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { printedParticipantPaper } from '#persistence/reads/participant-paper';
import type { Caller } from '#persistence/reads/staff-list';
import { isUuid } from '#protocol/value-forms';
import { Audited } from '../audit/audited.js';
import { shaped } from '../http/shape.js';
import { Problems } from '../openapi/answers.js';
import { PARTS, type Parts } from '../parts.js';
import { asPdf, PrintsPaper } from '../print/paper.js';
import { PrintQueryDto } from '../print/print-query.dto.js';
import { noSuchCase } from '../problem/problem.js';
import { SignedIn } from '../sign-in/caller.js';
import { StaffDesk } from '../sign-in/staff-desk.js';

/** For the care team, who hand it over, and for the privacy officer. */
@ApiTags('cases')
@ApiBearerAuth()
@Controller('cases')
export class ParticipantPaperController {
  constructor(
    @Inject(PARTS) private readonly parts: Parts,
    private readonly staffDesk: StaffDesk,
  ) {}

  @Get(':caseId/participant-paper')
  @Audited('exportParticipantPaper')
  @ApiOperation({
    operationId: 'printParticipantPaper',
    summary: 'What a participant takes home, as PDF: dates, conditions, contacts, consents, who was told of them, and what they may ask for',
  })
  @ApiParam({ name: 'caseId', schema: { type: 'string', format: 'uuid' } })
  @PrintsPaper()
  @Problems(400, 404)
  async print(@SignedIn() caller: Caller, @Param('caseId') caseId: string, @Query() query: unknown): Promise<StreamableFile> {
    const { language = 'en' } = shaped(PrintQueryDto, { ...(query as object) });
    const staff = await this.staffDesk.staffOf(caller);
    const paper = isUuid(caseId) ? await printedParticipantPaper(this.parts, staff, caseId.toLowerCase(), language) : undefined;
    if (!paper) throw noSuchCase();
    return asPdf(paper, 'your-plan.pdf');
  }
}
