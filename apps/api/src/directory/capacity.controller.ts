import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiParam, ApiQuery, ApiTags } from '@nestjs/swagger';
import { listedServices, type ListedService } from '#persistence/directory/listed-services';
import { mayReadWaitingLists, waitingList, type WaitingEntry } from '#persistence/placement/waiting-read';
import type { Page } from '#persistence/reads/page';
import { personOf, type Caller } from '#persistence/reads/staff-list';
import { mayRead, readerWithoutCase } from '#protocol/rules/disclosure.rule';
import { isUuid } from '#protocol/value-forms';
import { PageQuery, paged } from '../http/query.js';
import { shaped } from '../http/shape.js';
import { Audited, everybodyIn } from '../audit/audited.js';
import { Answers, Problems } from '../openapi/answers.js';
import { PARTS, type Parts } from '../parts.js';
import { refuse } from '../problem/problem.js';
import { SignedIn } from '../sign-in/caller.js';
import { StaffDesk } from '../sign-in/staff-desk.js';
import { programsOf } from './directory.controller.js';
import { BoardQueryDto, BoardSchema, WaitingListSchema } from './directory.schema.js';

/** Beds and slots, and who waits for one. */
@ApiTags('directory')
@ApiBearerAuth()
@Controller('capacity')
export class CapacityController {
  constructor(
    @Inject(PARTS) private readonly parts: Parts,
    private readonly staffDesk: StaffDesk,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'readCapacity', summary: 'Beds and slots that are counted: occupied, free, waited for' })
  @ApiQuery({ type: BoardQueryDto })
  @Answers(200, BoardSchema, 'A page of services')
  @Problems(400)
  async board(@SignedIn() caller: Caller, @Query() query: unknown): Promise<Page<object>> {
    const asked = paged(shaped(BoardQueryDto, { ...(query as object) }));
    const staff = await this.staffDesk.staffOf(caller);
    if (!mayRead(readerWithoutCase(personOf(staff)), 'part2')) refuse(403, 'ROLE.NOT_ALLOWED', 'Your roles do not read placements');
    const { items, next } = await listedServices(this.parts.database.pool, { programs: programsOf(staff, asked.program), counted: true }, asked);
    return { items: items.map(asBoardRow), ...(next !== undefined && { next }) };
  }

  @Get(':serviceId/waiting')
  @Audited('readWaitingList', everybodyIn)
  @ApiOperation({ operationId: 'readWaitingList', summary: 'Who waits for a bed or slot of the service, the first first' })
  @ApiParam({ name: 'serviceId', schema: { type: 'string', format: 'uuid' } })
  @ApiQuery({ type: PageQuery })
  @Answers(200, WaitingListSchema, 'A page of them')
  @Problems(400, 404)
  async waiting(@SignedIn() caller: Caller, @Param('serviceId') serviceId: string, @Query() query: unknown): Promise<Page<WaitingEntry>> {
    const asked = paged(shaped(PageQuery, { ...(query as object) }));
    const staff = await this.staffDesk.staffOf(caller);
    if (!mayReadWaitingLists(staff)) refuse(403, 'ROLE.NOT_ALLOWED', 'Your roles do not read waiting lists');
    const { items } = isUuid(serviceId) ? await listedServices(this.parts.database.pool, { programs: staff.programs, id: serviceId, counted: true }) : { items: [] };
    if (items.length === 0) refuse(404, 'SERVICE.NOT_FOUND', 'There is no such service whose beds or slots are counted');
    return waitingList(this.parts, staff, serviceId, asked);
  }
}

function asBoardRow({ id, programId, name, type, provider, status, capacity }: ListedService): object {
  return { serviceId: id, programId, name, type, provider, status, ...capacity };
}
