import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { asamLevels, medications, populations, residenceLevels } from '#protocol/levels-of-care';
import { IfGiven, IsName, PageQuery } from '../http/query.js';
import { Discloses, DisclosureNoteSchema } from '../openapi/disclosure.schema.js';

const levels = Object.keys(asamLevels);
const moud = Object.keys(medications);
const narr = Object.keys(residenceLevels);
const groups = Object.keys(populations);

export class DirectoryQueryDto extends PageQuery {
  @ApiProperty({ type: String, required: false, description: "Of one program; of all of the caller's, if absent" })
  @IfGiven()
  @IsName()
  program?: string;

  @ApiProperty({ type: String, required: false, description: "A kind of service, from the program's list" })
  @IfGiven()
  @IsName()
  service?: string;

  @ApiProperty({ type: String, enum: levels, required: false, description: 'ASAM level of care, 3rd edition' })
  @IfGiven()
  @IsIn(levels)
  level?: string;

  @ApiProperty({ type: String, enum: moud, required: false })
  @IfGiven()
  @IsIn(moud)
  moud?: string;

  @ApiProperty({ type: String, enum: narr, required: false, description: 'NARR level of a recovery residence' })
  @IfGiven()
  @IsIn(narr)
  narr?: string;

  @ApiProperty({ type: String, enum: groups, required: false })
  @IfGiven()
  @IsIn(groups)
  population?: string;

  @ApiProperty({ type: String, required: false, description: 'Language code' })
  @IfGiven()
  @IsName()
  language?: string;

  @ApiProperty({ type: String, enum: ['true'], required: false, description: 'Only where a bed or slot is free now' })
  @IsOptional()
  @IsIn(['true'])
  free?: 'true';
}

export class BoardQueryDto extends PageQuery {
  @ApiProperty({ type: String, required: false, description: "Of one program; of all of the caller's, if absent" })
  @IfGiven()
  @IsName()
  program?: string;
}

export class ExportQueryDto {
  @ApiProperty({ type: String })
  @IsName()
  program!: string;
}

export class ImportQueryDto extends ExportQueryDto {
  @ApiProperty({ type: String, required: false, description: "What kind of service those are that do not say, from the program's list" })
  @IfGiven()
  @IsName()
  type?: string;
}

export class CapacitySchema {
  @ApiProperty({ type: 'integer', description: 'Beds or slots' })
  places!: number;
  @ApiProperty({ type: 'integer' })
  occupied!: number;
  @ApiProperty({ type: 'integer' })
  free!: number;
  @ApiProperty({ type: 'integer' })
  waiting!: number;
  @ApiProperty({ type: Boolean, description: '90 % or more are occupied (45 CFR 96.126)' })
  nearlyFull!: boolean;
  @ApiProperty({ type: String, format: 'date-time', required: false })
  nearlyFullSince?: string;
}

class ProviderSchema {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;
  @ApiProperty({ type: String })
  name!: string;
  @ApiProperty({ type: String })
  type!: string;
}

export class ServiceSchema {
  @ApiProperty({ type: String, format: 'uuid' })
  id!: string;
  @ApiProperty({ type: String, format: 'uuid', description: 'Its id of the Human Services Data Specification' })
  hsdsId!: string;
  @ApiProperty({ type: String })
  programId!: string;
  @ApiProperty({ type: () => ProviderSchema })
  provider!: ProviderSchema;
  @ApiProperty({ type: String })
  name!: string;
  @ApiProperty({ type: String })
  type!: string;
  @ApiProperty({ type: [String] })
  levels!: string[];
  @ApiProperty({ type: [String] })
  medications!: string[];
  @ApiProperty({ type: String, required: false })
  residenceLevel?: string;
  @ApiProperty({ type: [String] })
  populations!: string[];
  @ApiProperty({ type: [String] })
  languages!: string[];
  @ApiProperty({ type: String, required: false })
  description?: string;
  @ApiProperty({ type: String, required: false, description: 'Who can come' })
  eligibility?: string;
  @ApiProperty({ type: String, required: false })
  fees?: string;
  @ApiProperty({ type: String, required: false })
  phone?: string;
  @ApiProperty({ type: String, required: false })
  url?: string;
  @ApiProperty({ type: String, required: false })
  hours?: string;
  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true } })
  locations!: object[];
  @ApiProperty({ type: String, enum: ['active', 'inactive'] })
  status!: string;
  @ApiProperty({ type: () => CapacitySchema, required: false, description: 'Where beds or slots are counted' })
  capacity?: CapacitySchema;
}

export class ServicesSchema {
  @ApiProperty({ type: () => [ServiceSchema] })
  items!: ServiceSchema[];
  @ApiProperty({ type: String, required: false })
  next?: string;
}

export class HsdsPageSchema {
  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true }, description: 'Services, as HSDS 3 describes them' })
  contents!: object[];
}

export class ImportedSchema {
  @ApiProperty({ type: 'integer' })
  listed!: number;
  @ApiProperty({ type: 'integer' })
  changed!: number;
  @ApiProperty({ type: 'integer' })
  same!: number;
}

class BoardRowSchema extends CapacitySchema {
  @ApiProperty({ type: String, format: 'uuid' })
  serviceId!: string;
  @ApiProperty({ type: String })
  programId!: string;
  @ApiProperty({ type: String })
  name!: string;
  @ApiProperty({ type: String })
  type!: string;
  @ApiProperty({ type: () => ProviderSchema })
  provider!: ProviderSchema;
  @ApiProperty({ type: String, enum: ['active', 'inactive'] })
  status!: string;
}

export class BoardSchema {
  @ApiProperty({ type: () => [BoardRowSchema] })
  items!: BoardRowSchema[];
  @ApiProperty({ type: String, required: false })
  next?: string;
}

class WaitingSchema {
  @ApiProperty({ type: 'integer', description: '1 is the first' })
  position!: number;
  @ApiProperty({ type: String, format: 'uuid', description: "The person's identifier on this list alone" })
  waitingId!: string;
  @ApiProperty({ type: String, format: 'uuid', required: false, description: 'Who it is, and how the referral stands: where the caller may read it' })
  caseId?: string;
  @ApiProperty({ type: String, format: 'uuid', required: false })
  placementId?: string;
  @ApiProperty({ type: String, format: 'date-time' })
  waitingSince!: string;
  @ApiProperty({ type: String, required: false })
  status?: string;
  @ApiProperty({ type: String, format: 'date-time', required: false })
  interimServicesBy?: string;
  @ApiProperty({ type: String, format: 'date-time', required: false })
  admissionBy?: string;
}

export class WaitingListSchema {
  @ApiProperty({ type: () => [WaitingSchema] })
  items!: WaitingSchema[];
  @ApiProperty({ type: String, required: false })
  next?: string;
  @Discloses()
  disclosure?: DisclosureNoteSchema;
}
