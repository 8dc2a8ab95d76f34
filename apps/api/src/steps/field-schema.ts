import type { ApiPropertyOptions } from '@nestjs/swagger';
import type { Field, FieldKind } from '#protocol/fields';
import { codePattern } from '#protocol/value-forms';

type Schemas = { [K in FieldKind]: (field: Extract<Field, { kind: K }>, row?: new () => object) => ApiPropertyOptions };

const id = { type: 'string', format: 'uuid' } as const;

/** How the document describes each kind of field. */
const schemas: Schemas = {
  text: ({ maxLength, pattern }) => ({ type: 'string', minLength: 1, maxLength, ...(pattern === undefined ? {} : { pattern: `^(?:${pattern})$` }) }),
  note: ({ maxLength }) => ({ type: 'string', minLength: 1, maxLength }),
  place: ({ maxLength }) => ({ type: 'string', minLength: 1, maxLength }),
  choice: ({ options }) => ({ type: 'string', ...enumOf(options) }),
  choices: ({ options, max }) => ({
    type: 'array',
    items: { type: 'string', ...enumOf(options) },
    maxItems: max,
    uniqueItems: true,
  }),
  yesNo: () => ({ type: 'boolean' }),
  date: () => ({ type: 'string', format: 'date' }),
  dateTime: () => ({ type: 'string', format: 'date-time' }),
  number: ({ min, max, whole }) => ({ type: whole ? 'integer' : 'number', minimum: min, maximum: max }),
  staff: ({ roles }) => ({ ...id, description: `Staff: ${roles.join(', ')}` }),
  organisation: ({ type }) => ({ ...id, description: `Organisation: ${type}` }),
  item: ({ of }) => ({ ...id, description: `One of the case's ${of}` }),
  entry: ({ of }) => ({ ...id, description: `One of the program's ${of}` }),
  code: () => ({ type: 'string', minLength: 1, maxLength: 40, pattern: `^(?:${codePattern})$` }),
  published: ({ maxLength }) => ({ type: 'string', minLength: 1, maxLength }),
  file: () => ({ ...id, description: 'A file uploaded to the case before, which no step refers to yet' }),
  list: ({ min, max }, row) => ({ type: row as new () => object, isArray: true, minItems: min, maxItems: max }),
};

export function fieldSchema(field: Field, row?: new () => object): ApiPropertyOptions {
  const schema = schemas[field.kind] as (field: Field, row?: new () => object) => ApiPropertyOptions;
  const { description, ...rest } = schema(field, row);
  const words = [field.label, field.hint, description].filter((part) => part !== undefined);
  return { ...rest, required: field.required, description: words.join(' · ') } as ApiPropertyOptions;
}

function enumOf(options: Extract<Field, { kind: 'choice' }>['options']): { enum?: string[] } {
  return typeof options === 'function' ? {} : { enum: Object.keys(options) };
}
