import { Body, Controller, Headers, HttpCode, Inject, Param, Post, Res, type Type } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiExcludeController, ApiOperation, ApiParam, ApiProperty, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { Caller } from '#persistence/reads/staff-list';
import type { AuditAction } from '#protocol/audit-actions';
import { roles as roleTitles } from '#protocol/roles';
import type { Step, StepBasis } from '#protocol/step';
import { steps } from '#protocol/steps/registry';
import { Audited } from '../audit/audited.js';
import { Answers, PreferWait, Problems } from '../openapi/answers.js';
import { Discloses, DisclosureNoteSchema } from '../openapi/disclosure.schema.js';
import { OpenStepSchema } from '../openapi/open-step.schema.js';
import { refuse } from '../problem/problem.js';
import { SignedIn } from '../sign-in/caller.js';
import { commandDto, inputDto, pascal, type Command, type Dto } from './dto-from-fields.js';
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
  @Discloses()
  disclosure?: DisclosureNoteSchema;
}

/** Steps that the audit tells of by a name of their own. */
const toldAs: Readonly<Record<string, AuditAction>> = { sealRecords: 'sealRecord', useEmergencyAccess: 'useEmergencyAccess' };

/** The routes of every step that a person performs in a case. */
export function stepControllers(): Type[] {
  return Object.values<Step>(steps)
    .filter((step) => step.opening !== true && step.withoutCase !== true)
    .map(stepController);
}

/** `POST /api/cases/:caseId/steps/<id>`: a route, a body and an operation of the document of its own. */
export function stepController(step: Step): Type {
  return commandController<StepDesk, StepAnswer>({
    step,
    desk: StepDesk,
    route: `cases/:caseId/steps/${step.id}`,
    of: { name: 'caseId', schema: { type: 'string', format: 'uuid' } },
    perform: (desk, { of, ...performing }) => desk.perform({ ...performing, caseId: of, stepId: step.id }),
    decorators: [Audited(toldAs[step.id] ?? 'performStep', { detail: { stepId: step.id } }), PreferWait(), Answers(200, StepAnswerSchema, 'Recorded; the same command again gets the same answer'), Problems(400, 404, 409, 413, 422)],
    tag: 'steps',
  });
}

/** What a request for a step brings. */
interface Requested {
  caller: Caller;
  /** The id, from the route, of what the step is performed in. */
  of: string;
  dto: Dto<Command>;
  body: unknown;
  prefer: string | undefined;
  response: Response;
}

interface CommandRoute<Desk, Answer> {
  step: StepBasis;
  desk: Type<Desk>;
  route: string;
  /** The route's parameter, as the document describes it. */
  of: { name: string; schema: { type: 'string'; format?: string } };
  perform(this: void, desk: Desk, requested: Requested): Promise<Answer>;
  decorators: readonly MethodDecorator[];
  tag: string;
}

/** A controller with one operation: the command that performs this step. */
export function commandController<Desk, Answer>({ step, desk: Desk, route, of: param, perform, decorators, tag }: CommandRoute<Desk, Answer>): Type {
  const name = pascal(step.id);
  const dto = commandDto(name, inputDto(`${name}Input`, step.fields));

  class CommandController {
    constructor(private readonly desk: Desk) {}

    perform(caller: Caller, of: string, prefer: string | undefined, body: unknown, response: Response): Promise<Answer> {
      return perform(this.desk, { caller, of, dto, body, prefer, response });
    }
  }
  Object.defineProperty(CommandController, 'name', { value: `${name}Controller` });
  Inject(Desk)(CommandController, undefined, 0);

  const { prototype } = CommandController;
  SignedIn()(prototype, 'perform', 0);
  Param(param.name)(prototype, 'perform', 1);
  Headers('prefer')(prototype, 'perform', 2);
  Body()(prototype, 'perform', 3);
  Res({ passthrough: true })(prototype, 'perform', 4);
  // Nest's document reads parameters' types; the body's is said by ApiBody.
  Reflect.defineMetadata('design:paramtypes', [Object, String, String, Object, Object], prototype, 'perform');
  const who = step.roles.map((role) => roleTitles[role]).join(', ');
  const onMethod = [
    Post(route),
    HttpCode(200),
    ApiOperation({ operationId: step.id, summary: step.title, description: `${step.hint}\n\nFor: ${who}.` }),
    ApiParam(param),
    ApiBody({ type: dto, required: true }),
    ...decorators,
  ];
  const descriptor = Object.getOwnPropertyDescriptor(prototype, 'perform') as PropertyDescriptor;
  for (const decorate of onMethod) decorate(prototype, 'perform', descriptor);
  for (const decorate of [ApiTags(tag), ApiBearerAuth(), Controller()]) decorate(CommandController);
  return CommandController;
}

/** Comes after the routes of all steps. */
@ApiExcludeController()
@Controller()
export class UnknownStepController {
  @Post(['cases/:caseId/steps/:stepId', 'programs/:programId/steps/:stepId'])
  refuse(): never {
    return refuse(404, 'STEP.UNKNOWN', 'There is no such step');
  }
}
