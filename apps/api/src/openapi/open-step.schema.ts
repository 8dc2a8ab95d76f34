import { ApiProperty } from '@nestjs/swagger';
import type { FieldKind } from '#protocol/fields';
import { roleIds } from '#protocol/roles';

export const kinds: Record<FieldKind, true> = {
  text: true,
  note: true,
  place: true,
  choice: true,
  choices: true,
  yesNo: true,
  date: true,
  dateTime: true,
  number: true,
  staff: true,
  organisation: true,
  item: true,
  entry: true,
  code: true,
  published: true,
  file: true,
  list: true,
};

export class OptionSchema {
  @ApiProperty({ type: String })
  value!: string;
  @ApiProperty({ type: String })
  label!: string;
  @ApiProperty({ type: String, format: 'date-time', required: false, description: 'When this one is due' })
  due?: string;
}

export class FormFieldSchema {
  @ApiProperty({ type: String })
  name!: string;
  @ApiProperty({ type: String, enum: Object.keys(kinds) })
  kind!: FieldKind;
  @ApiProperty({ type: String })
  label!: string;
  @ApiProperty({ type: String, required: false })
  hint?: string;
  @ApiProperty({ type: Boolean })
  required!: boolean;
  @ApiProperty({ type: () => [OptionSchema], required: false, description: 'choice, choices, staff, organisation, entry: what may be chosen now' })
  options?: OptionSchema[];
  @ApiProperty({ type: () => [OptionSchema], required: false, description: "item: the case's own charges, conditions, placements…" })
  items?: OptionSchema[];
  @ApiProperty({ type: Number, required: false, description: 'number: least value; list: fewest rows; choices: 0 where none of them can be the answer to a required field' })
  min?: number;
  @ApiProperty({ type: Number, required: false, description: 'number: greatest value; list: most rows; choices: most values' })
  max?: number;
  @ApiProperty({ type: Boolean, required: false })
  whole?: boolean;
  @ApiProperty({ type: 'integer', required: false })
  maxLength?: number;
  @ApiProperty({ type: String, required: false })
  pattern?: string;
  @ApiProperty({ type: String, required: false, description: 'date: YYYY-MM-DD; dateTime: RFC 3339' })
  earliest?: string;
  @ApiProperty({ type: String, required: false })
  latest?: string;
  @ApiProperty({ type: [String], required: false, description: 'file: the media types that are taken; upload it first' })
  accept?: string[];
  @ApiProperty({ type: () => [FormFieldSchema], required: false, description: "list: the fields of its rows" })
  fields?: FormFieldSchema[];
}

export class OpenStepSchema {
  @ApiProperty({ type: String })
  stepId!: string;
  @ApiProperty({ type: String })
  title!: string;
  @ApiProperty({ type: String })
  hint!: string;
  @ApiProperty({ type: String, enum: roleIds, isArray: true })
  roles!: string[];
  @ApiProperty({ type: String, format: 'date-time', required: false })
  due?: string;
  @ApiProperty({ type: Boolean })
  late!: boolean;
  @ApiProperty({ type: Boolean, description: 'Open whenever the case is' })
  standing!: boolean;
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 5, required: false, description: '1 is the most urgent' })
  priority?: number;
  @ApiProperty({ type: String, required: false })
  why?: string;
  @ApiProperty({ type: () => [FormFieldSchema] })
  fields!: FormFieldSchema[];
}
