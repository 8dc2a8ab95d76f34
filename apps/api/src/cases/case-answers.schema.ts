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
  @ApiProperty(section('What started the case, where no screen of an officer did: source, area, when'))
  start?: object;
  @ApiProperty(section("Outreach: attempts, place in the order of work, the visit's window, who was sent"))
  outreach?: object;
  @ApiProperty(section('A team at an address that has not checked out'))
  teamOut?: object;
  @ApiProperty(section('Support for the family'))
  family?: object;
  @ApiProperty(section('How often naloxone was offered, and kits given'))
  naloxone?: object;
  @ApiProperty(section('When each was reached first: notice, coordinator, sent, contact, engaged, placed'))
  hops?: object;
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
  @ApiProperty({ type: [String], required: false, description: 'Services that the person receives already from elsewhere' })
  received?: string[];
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
  @ApiProperty({ type: String, required: false, description: 'How it is safe to reach the person: to be read before any contact' })
  safeContact?: string;
  @ApiProperty(section('Engagement at 30 days, decided on the 30th day after the first contact'))
  engagement?: object;
  @ApiProperty(rows('Milestones: of each kind the one recorded last'))
  milestones?: object[];
  @ApiProperty(section('How often recovery capital was recorded, and when last'))
  recoveryCapital?: object;
  @ApiProperty(section('The closing record: why, by whom and when. The timeline says what was reached'))
  closing?: object;
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
