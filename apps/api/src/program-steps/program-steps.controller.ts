import { Controller, Get, Param, type Type } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiParam, ApiProperty, ApiTags } from '@nestjs/swagger';
import type { Caller } from '#persistence/reads/staff-list';
import type { ProgramStep } from '#protocol/program-step';
import { programSteps } from '#protocol/program-steps/registry';
import { roleIds } from '#protocol/roles';
import { Audited } from '../audit/audited.js';
import { Answers, Problems } from '../openapi/answers.js';
import { FormFieldSchema } from '../openapi/open-step.schema.js';
import type { Scope } from '#protocol/scopes';
import { MachineScope } from '../sign-in/scope.js';
import { SignedIn } from '../sign-in/caller.js';
import { commandController } from '../steps/step.controller.js';
import { ProgramStepDesk, type OpenProgramStep, type ProgramStepAnswer } from './program-step-desk.js';

class ProgramStepAnswerSchema implements ProgramStepAnswer {
  @ApiProperty({ type: String, format: 'uuid' })
  commandId!: string;
  @ApiProperty({ type: 'integer', description: "The program's log with this step" })
  version!: number;
  @ApiProperty({ type: Object, required: false, description: 'Ids and counts that the step came to' })
  result?: Record<string, unknown>;
}

class OpenProgramStepSchema {
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

class OpenProgramStepsSchema {
  @ApiProperty({ type: () => [OpenProgramStepSchema] })
  items!: OpenProgramStepSchema[];
}

const programId = { name: 'programId', schema: { type: 'string' } } as const;

/** `POST /api/programs/:programId/steps/<id>`, one for each program step. */
export function programStepControllers(): Type[] {
  return Object.values<ProgramStep>(programSteps).map((step) =>
    commandController<ProgramStepDesk, ProgramStepAnswer>({
      step,
      desk: ProgramStepDesk,
      route: `programs/:programId/steps/${step.id}`,
      of: programId,
      perform: (desk, { caller, of, dto, body }) => desk.perform({ caller, programId: of, stepId: step.id, dto, body }),
      decorators: [
        Audited('performProgramStep', { detail: { stepId: step.id } }),
        ...scopeOf(step),
        Answers(200, ProgramStepAnswerSchema, 'Recorded; the same command again gets the same answer'),
        Problems(400, 404, 409, 413, 422),
      ],
      tag: 'program steps',
    }),
  );
}

/** What other systems may perform: a machine account with this scope, by the roles that it has. */
const scopeOfStep: Readonly<Partial<Record<string, Scope>>> = { recordCall: 'calls:write', setCapacity: 'capacity:write' };

function scopeOf({ id }: ProgramStep): MethodDecorator[] {
  const scope = scopeOfStep[id];
  return scope === undefined ? [] : [MachineScope(scope)];
}

/** What is done for a program, and not in one case. */
@ApiTags('program steps')
@ApiBearerAuth()
@Controller()
export class ProgramStepsController {
  constructor(private readonly desk: ProgramStepDesk) {}

  @Get('programs/:programId/steps')
  @ApiOperation({ operationId: 'readProgramSteps', summary: 'The program steps that the caller may perform now, with the options valid now' })
  @ApiParam(programId)
  @Answers(200, OpenProgramStepsSchema, 'All of them')
  @Problems(404)
  async open(@SignedIn() caller: Caller, @Param('programId') id: string): Promise<{ items: OpenProgramStep[] }> {
    return { items: await this.desk.openSteps(caller, id) };
  }
}
