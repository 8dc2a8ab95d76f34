import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { OpenStepSchema } from '../openapi/open-step.schema.js';

export class OpenedSchema {
  @ApiProperty({ type: String, format: 'uuid' })
  caseId!: string;
  @ApiProperty({ type: 'integer' })
  version!: number;
}

export class NamedSchema {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;
  @ApiProperty({ type: String, required: false })
  name?: string;
}

const section = (description: string) =>
  ({ type: 'object', additionalProperties: true, selfRequired: false, description: `${description}. Left out where the caller may not read it` }) as const;
const rows = (description: string) =>
  ({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    required: false,
    description: `${description}. Left out where the caller may not read them`,
  }) as const;
const progress = (of: object, description: string): ApiPropertyOptions => ({
  oneOf: [of, { type: 'string', enum: ['noConsent', 'notShown'] }],
  description,
});

export class CaseSchema {
  @ApiProperty({ type: String, format: 'uuid' })
  caseId!: string;
  @ApiProperty({ type: String })
  programId!: string;
  @ApiProperty({ type: 'integer', description: 'The revision of the program that the case began under' })
  programRevision!: number;
  @ApiProperty({ type: String })
  pathwayId!: string;
  @ApiProperty({ type: 'integer' })
  version!: number;
  @ApiProperty({ type: Boolean, description: 'Whether the process has seen everything that is recorded' })
  settled!: boolean;
  @ApiProperty({ type: String, enum: ['open', 'closed'] })
  status!: string;
  @ApiProperty({ type: String, required: false })
  outcome?: string;
  @ApiProperty({ type: String, format: 'date-time', required: false })
  openedAt?: string;
  @ApiProperty({ type: () => NamedSchema })
  openedBy!: NamedSchema;
  @ApiProperty({ type: String, format: 'date-time' })
  updatedAt!: string;
  @ApiProperty({ type: String, format: 'date-time', description: 'The instant at which this was read' })
  at!: string;
  @ApiProperty({ type: String, format: 'date-time', required: false })
  withdrawnAt?: string;
  @ApiProperty(rows('Stages, as far as the caller may know of them'))
  stages?: object[];
  @ApiProperty(section("The officer's first screen"))
  screening?: object;
  @ApiProperty(section('Eligibility'))
  eligibility?: object;
  @ApiProperty(rows('Who is assigned, by role'))
  assigned?: object[];
  @ApiProperty(section('The handoff: who is coming, and how it went'))
  handoff?: object;
  @ApiProperty(section('Intake'))
  intake?: object;
  @ApiProperty(section('The individual service plan'))
  plan?: object;
  @ApiProperty(rows('Consents'))
  consents?: object[];
  @ApiProperty(rows('Placements'))
  placements?: object[];
  @ApiProperty(rows('Charges'))
  charges?: object[];
  @ApiProperty(progress({ type: 'array', items: { type: 'object', additionalProperties: true } }, 'Conditions; `noConsent` is never a missed one'))
  conditions!: object[] | string;
  @ApiProperty(progress({ type: 'object', additionalProperties: true }, 'The terms and their signature'))
  terms!: object | string;
  @ApiProperty(rows('New offences'))
  newOffences?: object[];
  @ApiProperty(section('Follow-up'))
  followUp?: object;
  @ApiProperty(rows("Charges' live deadlines"))
  deadlines?: object[];
  @ApiProperty({ type: () => [OpenStepSchema] })
  openSteps!: OpenStepSchema[];
}

export class CorrectionSchema {
  @ApiProperty({ type: 'integer' })
  entry!: number;
  @ApiProperty({ type: String, format: 'date-time' })
  at!: string;
  @ApiProperty({ type: () => NamedSchema })
  by!: NamedSchema;
  @ApiProperty({ required: false, description: 'The right value' })
  value?: unknown;
  @ApiProperty({ type: String, required: false })
  reason?: string;
}

export class TimelineFieldSchema {
  @ApiProperty({ type: String, description: 'What a correction names: `name`, or `charges/<rowId>/title`' })
  path!: string;
  @ApiProperty({ type: String })
  label!: string;
  @ApiProperty({ required: false, description: 'As recorded' })
  value?: unknown;
  @ApiProperty({ type: Boolean, required: false, description: 'It can no longer be read: its key was destroyed' })
  sealed?: boolean;
  @ApiProperty({ type: () => [CorrectionSchema], required: false })
  corrections?: CorrectionSchema[];
}

export class TimelineEntrySchema {
  @ApiProperty({ type: 'integer', description: 'Its number in the case' })
  entry!: number;
  @ApiProperty({ type: String })
  type!: string;
  @ApiProperty({ type: String })
  title!: string;
  @ApiProperty({ type: String, format: 'date-time' })
  recordedAt!: string;
  @ApiProperty({ type: String, format: 'date-time', required: false })
  occurredAt?: string;
  @ApiProperty({ type: () => NamedSchema, required: false })
  by?: NamedSchema;
  @ApiProperty({ type: String, required: false })
  stage?: string;
  @ApiProperty({ type: String, required: false })
  outcome?: string;
  @ApiProperty({ type: String, format: 'date-time', required: false })
  due?: string;
  @ApiProperty({ type: String, format: 'uuid', required: false })
  subject?: string;
  @ApiProperty({ type: () => [TimelineFieldSchema], required: false })
  fields?: TimelineFieldSchema[];
}

export class TimelineSchema {
  @ApiProperty({ type: () => [TimelineEntrySchema] })
  items!: TimelineEntrySchema[];
  @ApiProperty({ type: String, required: false })
  next?: string;
}

export class FoundCaseSchema {
  @ApiProperty({ type: String, format: 'uuid' })
  caseId!: string;
  @ApiProperty({ type: String })
  programId!: string;
  @ApiProperty({ type: String })
  pathwayId!: string;
  @ApiProperty({ type: String, enum: ['open', 'closed'] })
  status!: string;
  @ApiProperty({ type: 'integer' })
  version!: number;
  @ApiProperty({ type: [String], description: 'Stages that run now, as far as the caller may know of them' })
  stages!: string[];
  @ApiProperty({ type: () => [NamedSchema] })
  assignees!: NamedSchema[];
  @ApiProperty({ type: String, format: 'date-time' })
  openedAt!: string;
  @ApiProperty({ type: String, format: 'date-time' })
  updatedAt!: string;
}

export class FoundCasesSchema {
  @ApiProperty({ type: () => [FoundCaseSchema] })
  items!: FoundCaseSchema[];
  @ApiProperty({ type: String, required: false })
  next?: string;
}
