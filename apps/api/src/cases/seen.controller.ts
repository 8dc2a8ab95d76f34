import { Body, Controller, HttpCode, Inject, Param, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiNoContentResponse, ApiOperation, ApiParam, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsInt, Max, Min } from 'class-validator';
import { readCase } from '#persistence/reads/case-rows';
import { noteSeen } from '#persistence/reads/seen-cases';
import type { Caller } from '#persistence/reads/staff-list';
import { isUuid } from '#protocol/value-forms';
import { shaped } from '../http/shape.js';
import { Problems } from '../openapi/answers.js';
import { PARTS, type Parts } from '../parts.js';
import { noSuchCase, refuse } from '../problem/problem.js';
import { SignedIn } from '../sign-in/caller.js';
import { StaffDesk } from '../sign-in/staff-desk.js';

const mostVersions = 2_147_483_647;

class SeenDto {
  @ApiProperty({ type: 'integer', minimum: 1, maximum: mostVersions, description: "The case's version as it was read" })
  @IsInt()
  @Min(1)
  @Max(mostVersions)
  version!: number;
}

/** What has changed since one has looked last: for the caller alone, and no part of the case. */
@ApiTags('cases')
@ApiBearerAuth()
@Controller('cases')
export class SeenController {
  constructor(
    @Inject(PARTS) private readonly parts: Parts,
    private readonly staffDesk: StaffDesk,
  ) {}

  @Put(':caseId/seen')
  @HttpCode(204)
  @ApiOperation({ operationId: 'noteSeen', summary: 'Say up to which version you have looked at a case', description: 'Only forward: an earlier version changes nothing.' })
  @ApiParam({ name: 'caseId', schema: { type: 'string', format: 'uuid' } })
  @ApiBody({ type: SeenDto, required: true })
  @ApiNoContentResponse({ description: 'Noted' })
  @Problems(400, 404, 413, 422)
  async see(@SignedIn() caller: Caller, @Param('caseId') caseId: string, @Body() body: unknown): Promise<void> {
    const { version } = shaped(SeenDto, body);
    const staff = await this.staffDesk.staffOf(caller);
    if (!isUuid(caseId)) throw noSuchCase();
    const { pool } = this.parts.database;
    const row = await readCase(pool, staff, caseId.toLowerCase());
    if (!row) throw noSuchCase();
    if (version > row.seq) {
      const message = 'The case has not come so far';
      refuse(422, 'SEEN.NOT_YET', message, { errors: [{ field: 'version', code: 'SEEN.NOT_YET', message }] });
    }
    await noteSeen(pool, staff, row.caseId, version);
  }
}
