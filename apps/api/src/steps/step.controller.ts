import { Body, Controller, Headers, HttpCode, Inject, Param, Post, Res, type Type } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiExcludeController, ApiOperation, ApiParam, ApiProperty, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { Caller } from '#persistence/reads/staff-list';
import type { Fields } from '#protocol/fields';
import { roles as roleTitles } from '#protocol/roles';
import type { Step } from '#protocol/step';
import { steps } from '#protocol/steps/registry';
import { Answers, PreferWait, Problems } from '../openapi/answers.js';
import { OpenStepSchema } from '../openapi/open-step.schema.js';
import { refuse } from '../problem/problem.js';
import { SignedIn } from '../sign-in/caller.js';
import { commandDto, inputDto, pascal } from './dto-from-fields.js';
import { StepDesk, type StepAnswer } from './step-desk.js';

export class StepAnswerSchema implements StepAnswer {
  @ApiProperty({ type: String, format: 'uuid' })
  commandId!: string;
  @ApiProperty({ type: 'integer', description: "The case's version with this step" })
  version!: number;
  @ApiProperty({ type: Boolean, description: 'False: recorded, and the process has not caught up yet' })
  settled!: boolean;
  @ApiProperty({ type: () => [OpenStepSchema], required: false, description: 'With `Prefer: wait=N`: what is open to the caller now' })
  openSteps?: OpenStepSchema[] & StepAnswer['openSteps'];
}

/** The routes of every step that a person performs in a case. */
export function stepControllers(): Type[] {
  return Object.values<Step>(steps)
    .filter((step) => step.opening !== true && step.withoutCase !== true)
    .map(stepController);
}

/** `POST /api/cases/:caseId/steps/<id>`: a route, a body and an operation of the document of its own. */
export function stepController(step: Step): Type {
  const name = pascal(step.id);
  const dto = commandDto(name, inputDto(`${name}Input`, step.fields as Fields));

  class StepController {
    constructor(private readonly desk: StepDesk) {}

    perform(caller: Caller, caseId: string, prefer: string | undefined, body: unknown, response: Response): Promise<StepAnswer> {
      return this.desk.perform({ caller, caseId, stepId: step.id, dto, body, prefer }, response);
    }
  }
  Object.defineProperty(StepController, 'name', { value: `${name}Controller` });
  Inject(StepDesk)(StepController, undefined, 0);

  const { prototype } = StepController;
  SignedIn()(prototype, 'perform', 0);
  Param('caseId')(prototype, 'perform', 1);
  Headers('prefer')(prototype, 'perform', 2);
  Body()(prototype, 'perform', 3);
  Res({ passthrough: true })(prototype, 'perform', 4);
  // Nest's document reads parameters' types; the body's is said by ApiBody.
  Reflect.defineMetadata('design:paramtypes', [Object, String, String, Object, Object], prototype, 'perform');
  const who = step.roles.map((role) => roleTitles[role]).join(', ');
  const decorators = [
    Post(`cases/:caseId/steps/${step.id}`),
    HttpCode(200),
    ApiOperation({ operationId: step.id, summary: step.title, description: `${step.hint}\n\nFor: ${who}.` }),
    ApiParam({ name: 'caseId', schema: { type: 'string', format: 'uuid' } }),
    PreferWait(),
    ApiBody({ type: dto, required: true }),
    Answers(200, StepAnswerSchema, 'Recorded; the same command again gets the same answer'),
    Problems(400, 404, 409, 413, 422),
  ];
  const descriptor = Object.getOwnPropertyDescriptor(prototype, 'perform') as PropertyDescriptor;
  for (const decorate of decorators) (decorate)(prototype, 'perform', descriptor);
  for (const decorate of [ApiTags('steps'), ApiBearerAuth(), Controller()]) decorate(StepController);
  return StepController;
}

/** Comes after the routes of all steps. */
@ApiExcludeController()
@Controller()
export class UnknownStepController {
  @Post('cases/:caseId/steps/:stepId')
  refuse(): never {
    return refuse(404, 'STEP.UNKNOWN', 'There is no such step');
  }
}
