import { ApiProperty } from '@nestjs/swagger';
import { IsDefined, IsIn, IsObject } from 'class-validator';
import type { Fields } from '#protocol/fields';
import { pathwayIds } from '#protocol/pathways';
import type { PathwayId } from '#protocol/program';
import type { Step } from '#protocol/step';
import { openingStepOf } from '#protocol/steps/registry';
import { IfGiven, IsName } from '../http/query.js';
import { decorate, inputDto, namedClass, nested, pascal, type Dto, idDecorators } from '../steps/dto-from-fields.js';

/** What every opening has; the pathway says which input it takes. */
export class OpeningEnvelope {
  @IfGiven()
  @idDecorators
  caseId?: string;

  @IsDefined()
  @IsName()
  programId!: string;

  @IsDefined()
  @IsIn(pathwayIds)
  pathwayId!: PathwayId;

  @IsDefined()
  @IsObject()
  input!: object;
}

interface Opening {
  step: Step;
  input: Dto;
  /** The whole body, as the document describes it. */
  body: Dto;
}

/** The body of each pathway's opening. */
export const openings: Readonly<Record<PathwayId, Opening>> = Object.fromEntries(
  pathwayIds.map((pathwayId) => [pathwayId, openingOf(pathwayId)]),
) as Record<PathwayId, Opening>;

function openingOf(pathwayId: PathwayId): Opening {
  const step = openingStepOf(pathwayId);
  const input = inputDto(`${pascal(step.id)}Input`, step.fields as Fields);
  const body = namedClass(pascal(step.id));
  decorate(body, 'caseId', [
    ApiProperty({ type: 'string', format: 'uuid', required: false, description: 'Made by the sender, so that it can be sent again (UUIDv7)' }),
  ]);
  decorate(body, 'programId', [ApiProperty({ type: 'string', maxLength: 100 })]);
  decorate(body, 'pathwayId', [ApiProperty({ type: 'string', enum: [pathwayId] })]);
  decorate(body, 'input', nested(input));
  return { step, input, body };
}
