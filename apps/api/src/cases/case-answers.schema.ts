import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Discloses, DisclosureNoteSchema } from '../openapi/disclosure.schema.js';
import type { FieldKind } from '#protocol/fields';
import { kinds, OpenStepSchema, OptionSchema } from '../openapi/open-step.schema.js';

/** A field's value, of whatever kind the field is. */
const anyValue: { oneOf: { type: string; items?: object }[] } = { oneOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }, { type: 'array', items: {} }] };

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
/** Of treatment: the care team sees that a consent is missing; to others it is not there. */
const underConsent = (of: { type: string; items?: object; additionalProperties?: boolean }, description: string) => {
  const oneOf: { type: string; items?: object; enum?: string[] }[] = [of, { type: 'string', enum: ['noConsent'] }];
  return { oneOf, required: false as const, description: `${description}. Left out where the caller may not read it` };
};
const anObject = { type: 'object', additionalProperties: true } as const;
const objects = { type: 'array', items: anObject } as const;
const progress = (of: object, description: string): ApiPropertyOptions => ({
  oneOf: [of, { type: 'string', enum: ['noConsent', 'notShown'] }],
  description,
});

class PersonSchema {
  @ApiProperty({ type: String, required: false })
  name?: string;
  @ApiProperty({ type: String, format: 'date', required: false })
  birthDate?: string;
  @ApiProperty({ type: String, required: false })
  phone?: string;
}

export class CaseSchema {
  @ApiProperty({ type: String, format: 'uuid' })
  caseId!: string;
  @ApiProperty({ type: String })
  programId!: string;
  @ApiProperty({ type: 'integer', description: 'The revision of the program that the case began under' })
  programRevision!: number;
  @ApiProperty({ type: String, required: false, description: 'Not told to a provider' })
  pathwayId?: string;
  @ApiProperty({ type: 'integer' })
  version!: number;
  @ApiProperty({ type: 'integer', required: false, description: 'Up to which version you have looked at it; absent where you never have' })
  seenVersion?: number;
  @ApiProperty({ type: Boolean, description: 'Whether the process has seen everything that is recorded' })
  settled!: boolean;
  @ApiProperty({ type: String, enum: ['open', 'closed'] })
  status!: string;
  @ApiProperty({ type: String, required: false })
  outcome?: string;
  @ApiProperty({ type: String, format: 'date-time', required: false })
  openedAt?: string;
  @ApiProperty({ type: () => NamedSchema, required: false, description: 'Not told to a provider' })
  openedBy?: NamedSchema;
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
  @ApiProperty({
    ...section('The handoff: who is coming, and how it went'),
    properties: {
      standing: { type: 'string', enum: ['requested', 'coming', 'nobodyComing', 'ended'], description: 'While it goes on' },
      whatToDo: { type: 'string', description: 'Where nobody comes' },
    },
  })
  handoff?: object;
  @ApiProperty(underConsent(anObject, 'Intake'))
  intake?: object | 'noConsent';
  @ApiProperty(underConsent(anObject, 'The individual service plan'))
  plan?: object | 'noConsent';
  @ApiProperty(rows('Consents'))
  consents?: object[];
  @ApiProperty(underConsent(objects, 'Placements'))
  placements?: object[] | 'noConsent';
  @ApiProperty(underConsent({ type: 'array', items: { type: 'string' } }, 'Services that the person receives already from elsewhere'))
  received?: string[] | 'noConsent';
  @ApiProperty(rows('Charges'))
  charges?: object[];
  @ApiProperty(progress({ type: 'array', items: { type: 'object', additionalProperties: true } }, 'Conditions; `noConsent` is never a missed one'))
  conditions!: object[] | string;
  @ApiProperty(progress({ type: 'object', additionalProperties: true }, 'The terms and their signature'))
  terms!: object | string;
  @ApiProperty(rows('Emergency accesses that are in force or wait for a review'))
  emergencyAccess?: object[];
  @ApiProperty(rows('New offences'))
  newOffences?: object[];
  @ApiProperty(underConsent(anObject, 'Follow-up'))
  followUp?: object | 'noConsent';
  @ApiProperty({ type: () => PersonSchema, required: false, description: 'Who the person is, as said or corrected last. Left out where nothing is known, or the caller may not read it' })
  person?: PersonSchema;
  @ApiProperty({ type: String, required: false, description: 'How it is safe to reach the person: to be read before any contact' })
  safeContact?: string;
  @ApiProperty(underConsent(anObject, 'Engagement at 30 days, decided on the 30th day after the first contact'))
  engagement?: object | 'noConsent';
  @ApiProperty(underConsent(anObject, 'To those who brought the person in: whether the person was engaged, and has a place'))
  feedback?: object | 'noConsent';
  @ApiProperty(underConsent(objects, 'Milestones: of each kind the one recorded last'))
  milestones?: object[] | 'noConsent';
  @ApiProperty(underConsent(anObject, 'How often recovery capital was recorded, and when last'))
  recoveryCapital?: object | 'noConsent';
  @ApiProperty(underConsent(anObject, 'The closing record: why, by whom and when. The timeline says what was reached'))
  closing?: object | 'noConsent';
  @ApiProperty(rows('What of the record is sealed for good: which class, when, by whom and on what ground'))
  seals?: object[];
  @ApiProperty(rows('Legal holds in force: while there is one nothing is sealed'))
  legalHolds?: object[];
  @ApiProperty(section('The case of another agency that this one goes on from, and since when that is recorded'))
  formerCase?: object;
  @ApiProperty(rows("Charges' live deadlines"))
  deadlines?: object[];
  @ApiProperty({ type: () => [OpenStepSchema] })
  openSteps!: OpenStepSchema[];
  @Discloses()
  disclosure?: DisclosureNoteSchema;
}

export class CorrectionSchema {
  @ApiProperty({ type: 'integer' })
  entry!: number;
  @ApiProperty({ type: String, format: 'date-time' })
  at!: string;
  @ApiProperty({ type: () => NamedSchema })
  by!: NamedSchema;
  @ApiProperty({ ...anyValue, required: false, description: 'The right value' })
  value?: unknown;
  @ApiProperty({ type: [String], required: false, description: 'What it is called, where it stands for something' })
  words?: string[];
  @ApiProperty({ type: String, required: false })
  reason?: string;
}

export class TimelineFieldSchema {
  @ApiProperty({ type: String, description: 'What a correction names: `name`, or `charges/<rowId>/title`' })
  path!: string;
  @ApiProperty({ type: String, enum: Object.keys(kinds) })
  kind!: FieldKind;
  @ApiProperty({ type: String })
  label!: string;
  @ApiProperty({ ...anyValue, required: false, description: 'As recorded' })
  value?: unknown;
  @ApiProperty({ type: [String], required: false, description: 'What the value is called, where it stands for something: an option, a person, an item of the case' })
  words?: string[];
  @ApiProperty({ type: Boolean, required: false, description: 'It can no longer be read: its key was destroyed' })
  sealed?: boolean;
  @ApiProperty({ type: () => [CorrectionSchema], required: false })
  corrections?: CorrectionSchema[];
  @ApiProperty({ type: Boolean, required: false, description: 'Whether you may correct it, with `correctEntry`' })
  correctable?: boolean;
  @ApiProperty({ type: () => [OptionSchema], required: false, description: 'What a correction may choose, where it is a choice' })
  options?: OptionSchema[];
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
  @ApiProperty({ type: 'integer', required: false, description: 'The revision of its program that the case has taken' })
  programRevision?: number;
  @ApiProperty({ type: () => [TimelineFieldSchema], required: false })
  fields?: TimelineFieldSchema[];
}

export class TimelineSchema {
  @ApiProperty({ type: () => [TimelineEntrySchema] })
  items!: TimelineEntrySchema[];
  @ApiProperty({ type: String, required: false })
  next?: string;
  @Discloses()
  disclosure?: DisclosureNoteSchema;
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
  @ApiProperty({ type: 'integer', required: false, description: 'Up to which version you have looked at it; absent where you never have' })
  seenVersion?: number;
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
