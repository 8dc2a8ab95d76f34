import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiHeader, ApiProperty, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import type { Type } from '@nestjs/common';

export class FieldProblemSchema {
  @ApiProperty({ type: String, description: 'As sent, e.g. `charges.0.class`' })
  field!: string;
  @ApiProperty({ type: String })
  code!: string;
  @ApiProperty({ type: String })
  message!: string;
}

/** RFC 9457. */
export class ProblemSchema {
  @ApiProperty({ type: String, enum: ['about:blank'] })
  type!: string;
  @ApiProperty({ type: String })
  title!: string;
  @ApiProperty({ type: 'integer' })
  status!: number;
  @ApiProperty({ type: String, description: 'Stable: what a program reads', example: 'STEP.NOT_OPEN' })
  code!: string;
  @ApiProperty({ type: String })
  detail!: string;
  @ApiProperty({ type: () => [FieldProblemSchema], required: false })
  errors?: FieldProblemSchema[];
  @ApiProperty({ type: [String], required: false, description: 'With 409 on a step: the steps open to the caller' })
  openSteps?: string[];
  @ApiProperty({ type: [Object], required: false, description: 'With 422 on an opening: what is open instead' })
  openNow?: object[];
  @ApiProperty({ type: Object, required: false, description: 'With 503 of the readiness: how each part is' })
  parts?: object;
}

const descriptions: Record<number, string> = {
  400: 'Not JSON, or not the shape: unknown fields are refused by name',
  401: 'No valid access token',
  403: 'This account, role or assignment may not',
  404: 'No such case, or one that the caller may not know of',
  409: 'Not open now, or the id was used with other content',
  410: 'Sealed: nobody can read it any more',
  413: 'The body is larger than 256 kB',
  415: 'A file of a type that is not taken',
  422: "A rule says no, with the rule's code",
  429: 'Too many requests',
  503: 'The record cannot be reached now: nothing was changed',
};
const always = [401, 403, 429, 503];
const retryAfter = { 'Retry-After': { description: 'Seconds', schema: { type: 'integer' as const } } };

/** The problems that an operation can answer with, besides those that every one has. */
export function Problems(...statuses: (keyof typeof descriptions)[]): MethodDecorator & ClassDecorator {
  const responses = [...new Set([...statuses, ...always])].sort().map((status) =>
    ApiResponse({
      status,
      description: descriptions[status],
      content: { 'application/problem+json': { schema: { $ref: getSchemaPath(ProblemSchema) } } },
      ...(status === 429 || status === 503 ? { headers: retryAfter } : {}),
    }),
  );
  return applyDecorators(ApiExtraModels(ProblemSchema), ...responses);
}

/** What comes when it works. */
export function Answers(status: 200 | 201, type: Type, description: string): MethodDecorator {
  return ApiResponse({ status, type, description });
}

export const PreferWait = () =>
  ApiHeader({
    name: 'Prefer',
    required: false,
    description: '`wait=N` (seconds, 10 at most): answer once the process has seen the step, and list what is open then',
    schema: { type: 'string', example: 'wait=2' },
  });
