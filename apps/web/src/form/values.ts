import type { FormField } from '../api/queries';
import { instantIn, localIn } from './zoned';

/** What the controls of a form hold: texts, ticked values, rows. */
export type FormValues = Record<string, FormValue>;
export type FormValue = string | string[] | FormValues[] | undefined;

export function emptyValues(fields: readonly FormField[]): FormValues {
  return Object.fromEntries(fields.map((field) => [field.name, emptyValue(field)]));
}

function emptyValue({ kind, required, min, fields = [], options, items }: FormField): FormValue {
  if (kind === 'list') return Array.from({ length: required ? (min ?? 1) : 0 }, () => newRow(fields));
  if (kind === 'choices') return [];
  const choices = options ?? items;
  return required && choices?.length === 1 ? choices[0]!.value : '';
}

/** A row has an id from the start, so that the same form sent again names the same row. */
export function newRow(fields: readonly FormField[]): FormValues {
  return { rowId: crypto.randomUUID(), ...emptyValues(fields) };
}

/** What is sent: fields left empty are not in it. */
export function inputFrom(fields: readonly FormField[], values: FormValues, zone: string): Record<string, unknown> {
  const entries = fields.flatMap((field) => {
    const value = sent(field, values[field.name], zone);
    return value === undefined ? [] : [[field.name, value] as const];
  });
  return Object.fromEntries(entries);
}

function sent({ kind, required, fields = [] }: FormField, value: FormValue, zone: string): unknown {
  // None of them can be an answer: whether it is one, the step's own rule says.
  if (kind === 'choices' && required) return value ?? [];
  if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return undefined;
  if (kind === 'list') return (value as FormValues[]).map((row) => ({ id: row['rowId'], ...inputFrom(fields, row, zone) }));
  if (kind === 'yesNo') return value === 'yes';
  if (kind === 'number') return Number(value);
  if (kind === 'dateTime') return instantIn(value as string, zone);
  return typeof value === 'string' ? value.trim() : value;
}

/** The other way: what the controls hold for a value as it would be sent. */
export function valuesFrom(fields: readonly FormField[], input: Readonly<Record<string, unknown>>, zone: string): FormValues {
  const empty = emptyValues(fields);
  return Object.fromEntries(fields.map((field) => [field.name, input[field.name] === undefined ? empty[field.name] : shown(field, input[field.name], zone)]));
}

function shown({ kind, fields = [] }: FormField, value: unknown, zone: string): FormValue {
  if (kind === 'list') return (value as Record<string, unknown>[]).map((row) => ({ rowId: (row['id'] as string | undefined) ?? crypto.randomUUID(), ...valuesFrom(fields, row, zone) }));
  if (kind === 'yesNo') return value === true ? 'yes' : 'no';
  if (kind === 'dateTime') return localIn(value as string, zone);
  return Array.isArray(value) ? (value as string[]) : String(value);
}
