import { Body, Controller, Inject, Post, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsDefined, IsIn } from 'class-validator';
import type { Response } from 'express';
import { recordScreeningRow } from '#persistence/reads/screenings';
import { Directory, personOf, type Caller, type StaffRow } from '#persistence/reads/staff-list';
import { emptyFile } from '#protocol/case-file';
import { whyNotAllowed } from '#protocol/may-perform';
import { pathwayIds } from '#protocol/pathways';
import type { PathwayId, Program } from '#protocol/program';
import { readerWithoutCase } from '#protocol/rules/disclosure.rule';
import { recordScreening } from '#protocol/steps/registry';
import { outOfBounds } from '#protocol/views/field-bounds';
import { formOf } from '#protocol/views/field-form';
import { momentAt } from '#protocol/views/reader';
import { IsName } from '../http/query.js';
import { plain, shaped } from '../http/shape.js';
import { Answers, Problems } from '../openapi/answers.js';
import { PARTS, type Parts } from '../parts.js';
import { refuse, type FieldProblem } from '../problem/problem.js';
import { SignedIn } from '../sign-in/caller.js';
import { StaffDesk } from '../sign-in/staff-desk.js';
import { decorate, idDecorators, inputDto, namedClass, nested } from '../steps/dto-from-fields.js';

class Screening {
  @IsDefined()
  @idDecorators
  @ApiProperty({ type: String, format: 'uuid', description: 'Made by the sender, so that it can be sent again' })
  screeningId!: string;

  @IsDefined()
  @IsName()
  @ApiProperty({ type: String, maxLength: 100 })
  programId!: string;

  @IsDefined()
  @IsIn(pathwayIds)
  @ApiProperty({ type: String, enum: pathwayIds })
  pathwayId!: PathwayId;

  input!: object;
}
decorate(Screening, 'input', nested(inputDto('RecordScreeningInput', recordScreening.fields)));
namedClass('Screening');

class ScreeningSchema {
  @ApiProperty({ type: String, format: 'uuid' })
  screeningId!: string;
}

/** Encounters that led to no case: without identity, so that discretion can be measured. */
@ApiTags('screenings')
@ApiBearerAuth()
@Controller('screenings')
export class ScreeningsController {
  constructor(
    @Inject(PARTS) private readonly parts: Parts,
    private readonly staffDesk: StaffDesk,
  ) {}

  @Post()
  @ApiOperation({ operationId: recordScreening.id, summary: recordScreening.title, description: recordScreening.hint })
  @ApiBody({ type: Screening, required: true })
  @Answers(201, ScreeningSchema, 'Recorded')
  @Answers(200, ScreeningSchema, 'The same screening with the same content again')
  @Problems(400, 409, 413, 422)
  async record(@SignedIn() caller: Caller, @Body() body: unknown, @Res({ passthrough: true }) response: Response): Promise<ScreeningSchema> {
    const { screeningId, programId, pathwayId, input } = shaped(Screening, body);
    const staff = await this.staffDesk.staffOf(caller);
    const notAllowed = whyNotAllowed(recordScreening, { staffId: staff.id, roles: staff.roles }, undefined);
    if (notAllowed) refuse(403, notAllowed.code, notAllowed.message);
    const program = await this.programFor(staff, programId);
    const content = plain(input);
    const errors = await this.rulesThatSayNo(staff, program, pathwayId, content);
    if (errors[0]) refuse(422, errors[0].code, errors[0].message, { errors });
    const screening = { screeningId, programId, pathwayId, content };
    const { state } = await recordScreeningRow(this.parts.database.pool, staff, screening, this.parts.clock.now());
    if (state === 'conflict') refuse(409, 'COMMAND.REUSED', 'This id was used before, with other content');
    response.status(state === 'created' ? 201 : 200);
    return { screeningId };
  }

  private async programFor(staff: StaffRow, programId: string): Promise<Program> {
    const { pool } = this.parts.database;
    const pinned = staff.programs.includes(programId) ? await this.parts.shelf.current(pool, programId, this.parts.clock.now()) : undefined;
    if (pinned) return pinned.program;
    const message = 'This is not one of your programs';
    return refuse(422, 'PROGRAM.UNKNOWN', message, { errors: [{ field: 'programId', code: 'PROGRAM.UNKNOWN', message }] });
  }

  private async rulesThatSayNo(staff: StaffRow, program: Program, pathwayId: string, content: Record<string, unknown>): Promise<FieldProblem[]> {
    const now = this.parts.clock.now();
    const moment = momentAt(now, program.zone);
    const file = emptyFile({ caseId: '', programId: program.id, pathwayId, openedAt: moment.now, openedBy: staff.id });
    const directory = await Directory.of(this.parts.database.pool, staff.agencyId);
    const form = formOf(recordScreening, {
      file,
      program,
      moment,
      reader: readerWithoutCase(personOf(staff)),
      authorIsPart2: staff.part2,
      entries: {},
      people: directory.peopleOf(program.id),
      organisations: directory.organisations,
    });
    const notNow = form.flatMap(({ name, options }): FieldProblem[] => {
      const value = content[name];
      if (value === undefined) return [];
      const offered = options?.map((option) => option.value);
      const chosen = Array.isArray(value) ? (value as string[]) : [value as string];
      if (offered && !chosen.every((one) => offered.includes(one))) {
        return [{ field: name, code: 'FIELD.NOT_AN_OPTION', message: 'This is not one of the options open now' }];
      }
      const bound = outOfBounds(recordScreening.fields[name as keyof typeof recordScreening.fields], value, moment);
      return bound === undefined ? [] : [{ field: name, code: 'FIELD.OUT_OF_BOUNDS', message: bound }];
    });
    if (notNow.length > 0) return notNow;
    const by = { staffId: staff.id, roles: staff.roles };
    const refusals = recordScreening.check?.({ file, input: content as never, program, at: moment.now, by, staffFacts: new Map() }) ?? [];
    return refusals.map(({ code, message, field }) => ({ code, message, field: field ?? '' }));
  }
}
