import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiParam, ApiProperty, ApiResponse, ApiTags } from '@nestjs/swagger';
import { EntryLists } from '#persistence/entries/registry';
import { programSchema } from '#persistence/program-definitions';
import { programsOf, type ListedProgram } from '#persistence/reads/program-list';
import { Directory, personOf, type Caller, type StaffRow } from '#persistence/reads/staff-list';
import { emptyFile } from '#protocol/case-file';
import { pathwayIds } from '#protocol/pathways';
import type { PathwayId } from '#protocol/program';
import { roleIds } from '#protocol/roles';
import { readerWithoutCase } from '#protocol/rules/disclosure.rule';
import { openingStepOf, recordScreening } from '#protocol/steps/registry';
import type { Step } from '#protocol/step';
import { formOf } from '#protocol/views/field-form';
import { momentAt } from '#protocol/views/reader';
import { Answers, Problems } from '../openapi/answers.js';
import { FormFieldSchema } from '../openapi/open-step.schema.js';
import { PARTS, type Parts } from '../parts.js';
import { refuse } from '../problem/problem.js';
import { SignedIn, SignedInBy } from '../sign-in/caller.js';
import { AnyMachine } from '../sign-in/scope.js';
import { Sessions } from '../sign-in/sessions.js';
import { StaffDesk } from '../sign-in/staff-desk.js';
import type { VerifiedToken } from '../sign-in/token-verifier.js';

class SessionSchema {
  @ApiProperty({ type: 'integer', required: false, description: 'Minutes without a request after which it ends; machine accounts may rest' })
  idleMinutes?: number;
  @ApiProperty({ type: String, format: 'date-time', description: 'When it ends in any case' })
  endsAt!: string;
}

class MeSchema {
  @ApiProperty({ type: String, format: 'uuid' })
  staffId!: string;
  @ApiProperty({ type: String })
  name!: string;
  @ApiProperty({ type: String })
  agency!: string;
  @ApiProperty({ type: String, enum: roleIds, isArray: true })
  roles!: string[];
  @ApiProperty({ type: [String] })
  programs!: string[];
  @ApiProperty({ type: () => SessionSchema })
  session!: SessionSchema;
}

class PathwaySchema {
  @ApiProperty({ type: String, enum: pathwayIds })
  pathwayId!: string;
  @ApiProperty({ type: String, description: 'What opens such a case' })
  title!: string;
  @ApiProperty({ type: String, enum: roleIds, isArray: true, description: 'Who may open one' })
  roles!: string[];
  @ApiProperty({ type: [String], description: "The agency's programs that offer it" })
  programs!: string[];
}

class PathwaysSchema {
  @ApiProperty({ type: () => [PathwaySchema] })
  items!: PathwaySchema[];
}

class ProgramSchema {
  @ApiProperty({ type: String })
  programId!: string;
  @ApiProperty({ type: 'integer' })
  revision!: number;
  @ApiProperty({ type: String, description: 'SHA-256 of its settings, as cases pin it' })
  hash!: string;
  @ApiProperty({ type: String })
  title!: string;
  @ApiProperty({ type: String })
  agency!: string;
  @ApiProperty({ type: String, description: 'IANA time zone' })
  zone!: string;
  @ApiProperty({ type: String, format: 'date' })
  effectiveFrom!: string;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'Settings, by pathway' })
  pathways!: object;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'Parts of the country that it knows, by id' })
  areas!: object;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'What its teams are made of, by id' })
  teams!: object;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'When and where its teams work, by id' })
  schedules!: object;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'Rules of peer work' })
  peerWork!: object;
  @ApiProperty({ type: Object, required: false, description: 'More overdose notices than this are a spike' })
  spike?: object;
  @ApiProperty({ type: Object, required: false, description: 'So many responses to one person are told' })
  repeatContacts?: object;
  @ApiProperty({ type: Object, required: false, description: 'The meeting of stakeholders' })
  stakeholderMeeting?: object;
  @ApiProperty({ type: [String], description: 'What it counts as success' })
  outcomes!: readonly string[];
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'Where each setting comes from, by path' })
  sources!: object;
}

class ProgramsSchema {
  @ApiProperty({ type: () => [ProgramSchema] })
  items!: ProgramSchema[];
}

class OpeningSchema {
  @ApiProperty({ type: String })
  stepId!: string;
  @ApiProperty({ type: String })
  title!: string;
  @ApiProperty({ type: String })
  hint!: string;
  @ApiProperty({ type: String, enum: roleIds, isArray: true })
  roles!: string[];
  @ApiProperty({ type: () => [FormFieldSchema] })
  fields!: FormFieldSchema[];
}

/** Who is calling, and what runs here. */
@ApiTags('programs')
@ApiBearerAuth()
@Controller()
export class ProgramsController {
  constructor(
    @Inject(PARTS) private readonly parts: Parts,
    private readonly staffDesk: StaffDesk,
    private readonly sessions: Sessions,
  ) {}

  @Get('me')
  @AnyMachine()
  @ApiOperation({ operationId: 'readMe', summary: 'The caller, by the staff list' })
  @Answers(200, MeSchema, 'The caller')
  @Problems()
  async me(@SignedIn() caller: Caller, @SignedInBy() token: VerifiedToken): Promise<MeSchema> {
    const staff = await this.staffDesk.staffOf(caller);
    const { id, name, agencyId, roles, programs } = staff;
    return { staffId: id, name, agency: agencyId, roles, programs, session: this.sessions.limitsOf(token, staff) };
  }

  @Get('pathways')
  @ApiOperation({ operationId: 'readPathways', summary: 'Pathways, and the programs that offer them' })
  @Answers(200, PathwaysSchema, 'All of them')
  @Problems()
  async pathways(@SignedIn() caller: Caller): Promise<PathwaysSchema> {
    const programs = await this.programs(await this.staffDesk.staffOf(caller));
    const items = pathwayIds.map((pathwayId) => {
      const { title, roles } = openingStepOf(pathwayId);
      const offering = programs.filter(({ definition }) => pathwayId in definition.pathways).map(({ definition }) => definition.id);
      return { pathwayId, title, roles: [...roles], programs: offering };
    });
    return { items };
  }

  @Get('programs')
  @ApiOperation({ operationId: 'readPrograms', summary: "The agency's programs as they are in effect, with settings and sources" })
  @Answers(200, ProgramsSchema, 'All of them')
  @Problems()
  async list(@SignedIn() caller: Caller): Promise<ProgramsSchema> {
    return { items: (await this.programs(await this.staffDesk.staffOf(caller))).map(asListed) };
  }

  @Get('programs/:programId')
  @ApiOperation({ operationId: 'readProgram', summary: 'A program as it is in effect' })
  @ApiParam({ name: 'programId', type: String })
  @Answers(200, ProgramSchema, 'The program')
  @Problems(404)
  async read(@SignedIn() caller: Caller, @Param('programId') programId: string): Promise<ProgramSchema> {
    return asListed(await this.program(await this.staffDesk.staffOf(caller), programId));
  }

  @Get('program-schema')
  @ApiOperation({ operationId: 'readProgramSchema', summary: "The JSON Schema of a program's definition" })
  @ApiResponse({ status: 200, description: 'JSON Schema, draft 7', schema: { type: 'object', additionalProperties: true } })
  @Problems()
  async schema(@SignedIn() caller: Caller): Promise<object> {
    await this.staffDesk.staffOf(caller);
    return programSchema;
  }

  @Get('programs/:programId/pathways/:pathwayId/opening')
  @ApiOperation({ operationId: 'readOpening', summary: 'The step that opens such a case, with the options valid now' })
  @ApiParam({ name: 'programId', type: String })
  @ApiParam({ name: 'pathwayId', schema: { type: 'string', enum: pathwayIds } })
  @Answers(200, OpeningSchema, 'The step')
  @Problems(404)
  async opening(
    @SignedIn() caller: Caller,
    @Param('programId') programId: string,
    @Param('pathwayId') pathwayId: string,
  ): Promise<object> {
    return this.formFor(caller, programId, pathwayId, openingStepOf);
  }

  @Get('programs/:programId/pathways/:pathwayId/screening')
  @ApiOperation({ operationId: 'readScreeningForm', summary: 'The step that records a screening which led to no such case, with the options valid now' })
  @ApiParam({ name: 'programId', type: String })
  @ApiParam({ name: 'pathwayId', schema: { type: 'string', enum: pathwayIds } })
  @Answers(200, OpeningSchema, 'The step')
  @Problems(404)
  async screening(
    @SignedIn() caller: Caller,
    @Param('programId') programId: string,
    @Param('pathwayId') pathwayId: string,
  ): Promise<object> {
    return this.formFor(caller, programId, pathwayId, () => recordScreening);
  }

  /** A step that belongs to no case yet, as whoever calls may fill it in for this pathway. */
  private async formFor(caller: Caller, programId: string, pathwayId: string, stepOf: (pathwayId: PathwayId) => Step): Promise<object> {
    const staff = await this.staffDesk.staffOf(caller);
    const { definition: program } = await this.program(staff, programId);
    if (!Object.hasOwn(program.pathways, pathwayId)) refuse(404, 'PATHWAY.NOT_OFFERED', 'The program does not offer this pathway');
    const step = stepOf(pathwayId as PathwayId);
    const moment = momentAt(this.parts.clock.now(), program.zone);
    const directory = await Directory.of(this.parts.database.pool, staff.agencyId);
    const fields = formOf(step, {
      file: emptyFile({ caseId: '', programId, pathwayId, openedAt: moment.now, openedBy: staff.id }),
      program,
      moment,
      reader: readerWithoutCase(personOf(staff)),
      authorIsPart2: staff.part2,
      entries: await new EntryLists(this.parts.database.pool, { agencyId: staff.agencyId, at: moment.now }).of([step], program),
      people: directory.peopleOf(programId),
      organisations: directory.organisations,
    });
    return { stepId: step.id, title: step.title, hint: step.hint, roles: step.roles, fields };
  }

  private programs(staff: StaffRow): Promise<ListedProgram[]> {
    return programsOf(this.parts.database.pool, staff.agencyId, this.parts.clock.now());
  }

  private async program(staff: StaffRow, programId: string): Promise<ListedProgram> {
    const found = (await this.programs(staff)).find(({ definition }) => definition.id === programId);
    return found ?? refuse(404, 'PROGRAM.NOT_FOUND', 'There is no such program');
  }
}

function asListed({ definition: { id, ...rest }, hash }: ListedProgram): ProgramSchema {
  return { programId: id, hash, ...rest };
}
