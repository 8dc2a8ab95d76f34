import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsDefined, IsObject, ValidateIf, ValidateNested } from 'class-validator';
import type { Field, Fields } from '#protocol/fields';
import { fieldRules, idRules } from './field-rules.js';
import { fieldSchema } from './field-schema.js';

export type Dto<T extends object = object> = new () => T;

export interface Command {
  commandId: string;
  input: object;
}

/** Schemas made here: they say in the document that no other field is taken. */
export const generatedDtos = new Set<string>();

/** A class whose class-validator rules and OpenAPI properties come from the fields. Made once each, at start-up. */
export function inputDto(name: string, fields: Fields): Dto {
  const dto = namedClass(name);
  for (const [property, field] of Object.entries(fields) as [string, Field][]) {
    const row = field.kind === 'list' ? rowDto(`${name}${pascal(property)}Row`, field.fields) : undefined;
    decorate(dto, property, [...presence(field.required), ...fieldRules(field, row), ApiProperty(fieldSchema(field, row))]);
  }
  return dto;
}

/** `{ commandId, input }` of a step. */
export function commandDto(name: string, input: Dto): Dto<Command> {
  const dto = namedClass(`${name}Command`) as Dto<Command>;
  const commandId: ApiPropertyOptions = { type: 'string', format: 'uuid', description: "The command's own id: sent again, it changes nothing" };
  decorate(dto, 'commandId', [IsDefined(), ...idRules(), ApiProperty(commandId)]);
  decorate(dto, 'input', nested(input));
  return dto;
}

/** A property that has to be an object of this class. */
export function nested(dto: Dto): PropertyDecorator[] {
  return [IsDefined(), IsObject(), ValidateNested(), Type(() => dto), ApiProperty({ type: dto, required: true })];
}

export function pascal(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

export function decorate(dto: Dto, property: string, decorators: readonly PropertyDecorator[]): void {
  for (const decorator of decorators) decorator(dto.prototype as object, property);
}

export function namedClass(name: string): Dto {
  generatedDtos.add(name);
  return { [name]: class {} }[name] as Dto;
}

function rowDto(name: string, fields: Fields): Dto {
  const dto = inputDto(name, fields);
  const id: ApiPropertyOptions = { type: 'string', format: 'uuid', required: false, description: "The row's own id; given by the record if absent" };
  decorate(dto, 'id', [...presence(false), ...idRules(), ApiProperty(id)]);
  return dto;
}

/** Nulls never come this far: an optional field is left out. */
function presence(required: boolean): PropertyDecorator[] {
  return required ? [IsDefined()] : [ValidateIf((_object: unknown, value: unknown) => value !== undefined)];
}

/** The rules of an id, as one decorator. */
export const idDecorators: PropertyDecorator = (target, property) => {
  for (const decorator of idRules()) decorator(target, property);
};
