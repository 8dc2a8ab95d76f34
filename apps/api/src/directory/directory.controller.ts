import { Body, Controller, Get, HttpCode, Inject, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { toHsdsPage } from '#persistence/directory/hsds';
import { importDirectory } from '#persistence/directory/import-directory';
import { listedServices, type ListedService } from '#persistence/directory/listed-services';
import type { Page } from '#persistence/reads/page';
import type { Caller, StaffRow } from '#persistence/reads/staff-list';
import { paged } from '../http/query.js';
import { shaped } from '../http/shape.js';
import { notWellFormed } from '../http/well-formed.js';
import { Audited } from '../audit/audited.js';
import { Answers, Problems } from '../openapi/answers.js';
import { PARTS, type Parts } from '../parts.js';
import { badFields, refuse } from '../problem/problem.js';
import { SignedIn } from '../sign-in/caller.js';
import { MachineScope } from '../sign-in/scope.js';
import { StaffDesk } from '../sign-in/staff-desk.js';
import { recordedOrThrow, StepDesk } from '../steps/step-desk.js';
import { DirectoryQueryDto, ExportQueryDto, HsdsPageSchema, ImportedSchema, ImportQueryDto, ServicesSchema } from './directory.schema.js';

/** Whose services there are, in the form of the Human Services Data Specification (Open Referral HSDS 3). */
@ApiTags('directory')
@ApiBearerAuth()
@Controller('directory')
export class DirectoryController {
  constructor(
    @Inject(PARTS) private readonly parts: Parts,
    private readonly staffDesk: StaffDesk,
    private readonly stepDesk: StepDesk,
  ) {}

  @Get()
  @MachineScope('directory:read')
  @ApiOperation({ operationId: 'searchDirectory', summary: 'Services that are open, by name' })
  @ApiQuery({ type: DirectoryQueryDto })
  @Answers(200, ServicesSchema, 'A page of them')
  @Problems(400)
  async search(@SignedIn() caller: Caller, @Query() query: unknown): Promise<Page<ListedService>> {
    const asked = paged(shaped(DirectoryQueryDto, { ...(query as object) }));
    const { service, level, moud, narr, population, language, free } = asked;
    const programs = programsOf(await this.reader(caller), asked.program);
    const sought = { type: service, level, medication: moud, residenceLevel: narr, population, language, status: 'active' as const };
    return listedServices(this.parts.database.pool, { programs, ...sought, ...(free && { free: true }) }, asked);
  }

  @Get('export')
  @Audited('exportDirectory')
  @MachineScope('directory:read')
  @ApiOperation({ operationId: 'exportDirectory', summary: "A program's whole directory as HSDS 3 JSON; taken in again, it changes nothing" })
  @ApiQuery({ type: ExportQueryDto })
  @Answers(200, HsdsPageSchema, 'All services, closed ones too')
  @Problems(400, 404)
  async export(@SignedIn() caller: Caller, @Query() query: unknown): Promise<object> {
    const { program } = shaped(ExportQueryDto, { ...(query as object) });
    const { programs } = await this.reader(caller);
    if (!programs.includes(program)) refuse(404, 'PROGRAM.NOT_FOUND', 'There is no such program');
    const { items } = await listedServices(this.parts.database.pool, { programs: [program] });
    return toHsdsPage(items);
  }

  @Post('import')
  @HttpCode(200)
  @Audited('importDirectory')
  @MachineScope('directory:write')
  @ApiOperation({ operationId: 'importDirectory', summary: 'Take HSDS 3 JSON in, whole or not at all; the same again changes nothing' })
  @ApiQuery({ type: ImportQueryDto })
  @ApiBody({ type: HsdsPageSchema })
  @Answers(200, ImportedSchema, 'How many services are new, changed, and as they were')
  @Problems(400, 404, 413, 422)
  async import(@SignedIn() caller: Caller, @Query() query: unknown, @Body() body: unknown): Promise<object> {
    const { program, type } = shaped(ImportQueryDto, { ...(query as object) });
    // Other directories say null where there is nothing.
    const malformed = notWellFormed(body).filter(({ code }) => code !== 'INPUT.NULL');
    if (malformed.length > 0) throw badFields(malformed);
    const { listed, changed, same, given } = recordedOrThrow(await importDirectory(this.parts, caller, program, body, { ...(type !== undefined && { type }) }));
    this.stepDesk.ringAll(given);
    return { listed, changed, same };
  }

  /** A directory is no secret among staff; a machine account reads nothing. */
  private async reader(caller: Caller): Promise<StaffRow> {
    const staff = await this.staffDesk.staffOf(caller);
    if (staff.roles.every((role) => role === 'feed')) refuse(403, 'ROLE.NOT_ALLOWED', 'Your roles do not read the directory');
    return staff;
  }
}

export function programsOf({ programs }: Pick<StaffRow, 'programs'>, asked: string | undefined): string[] {
  return programs.filter((program) => asked === undefined || program === asked);
}
