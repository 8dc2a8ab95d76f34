import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import type { Field, FieldKind } from '#protocol/fields';
import { IsCalendarDate, IsInstant, IsUuidText } from '../http/validators.js';
import { codePattern, isUuid } from '#protocol/value-forms';

type Rules = { [K in FieldKind]: (field: Extract<Field, { kind: K }>, row?: new () => object) => PropertyDecorator[] };

/** Longest value of an option: programs name their own. */
const longestOption = 100;

/** How the shape of each kind of field is checked. Whether an option is valid now is the record's to say. */
const rules: Rules = {
  text: ({ maxLength, pattern }) => [
    ...textOf(maxLength),
    Matches(/^[^\r\n]*$/, { message: 'must be one line' }),
    ...(pattern === undefined ? [] : [Matches(new RegExp(`^(?:${pattern})$`, 'u'), { message: 'does not have the form asked for' })]),
  ],
  note: ({ maxLength }) => textOf(maxLength),
  place: ({ maxLength }) => textOf(maxLength),
  choice: ({ options }) => (typeof options === 'function' ? [IsString(), MaxLength(longestOption)] : [IsIn(Object.keys(options))]),
  choices: ({ options, max }) => [
    IsArray(),
    ArrayMaxSize(max),
    ArrayUnique(),
    ...(typeof options === 'function'
      ? [IsString({ each: true }), MaxLength(longestOption, { each: true })]
      : [IsIn(Object.keys(options), { each: true })]),
  ],
  yesNo: () => [IsBoolean()],
  date: () => [IsCalendarDate()],
  dateTime: () => [IsInstant()],
  number: ({ min, max, whole }) => [whole ? IsInt() : IsNumber({ allowNaN: false, allowInfinity: false }), Min(min), Max(max)],
  staff: () => idRules(),
  organisation: () => idRules(),
  item: () => idRules(),
  entry: () => idRules(),
  code: () => [IsString(), Matches(new RegExp(`^(?:${codePattern})$`), { message: 'must be 1 to 40 letters, digits, spaces or . _ / -' })],
  published: ({ maxLength }) => textOf(maxLength),
  file: () => idRules(),
  list: ({ min, max }, row) => [
    IsArray(),
    ArrayMinSize(min),
    ArrayMaxSize(max),
    ValidateNested({ each: true, message: 'must be rows' }),
    ArrayUnique(rowIdentity, { message: 'rows must have ids of their own' }),
    Type(() => row as new () => object),
  ],
};

export function fieldRules(field: Field, row?: new () => object): PropertyDecorator[] {
  const rule = rules[field.kind] as (field: Field, row?: new () => object) => PropertyDecorator[];
  return rule(field, row);
}

/** UUIDs are compared as text from here on, and some writers make them in upper case. */
export function idRules(): PropertyDecorator[] {
  return [IsUuidText(), Transform(({ value }: { value: unknown }) => (isUuid(value) ? value.toLowerCase() : value))];
}

function textOf(maxLength: number): PropertyDecorator[] {
  return [IsString(), MinLength(1), MaxLength(maxLength), Matches(/\S/, { message: 'must not be blank' })];
}

/** Rows without an id get one each later: they are never the same row. */
function rowIdentity(row: unknown): unknown {
  const { id } = (row ?? {}) as { id?: unknown };
  return typeof id === 'string' ? id.toLowerCase() : row;
}
