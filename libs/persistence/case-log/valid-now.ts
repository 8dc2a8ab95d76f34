import type { PoolClient } from 'pg';
import type { CaseFile } from '#protocol/case-file';
import { optionsOf, type Field, type Fields } from '#protocol/fields';
import type { Program } from '#protocol/program';
import { outOfBounds } from '#protocol/views/field-bounds';
import type { Moment } from '#protocol/views/reader';
import { isEntry } from '../entries/registry.js';
import type { FieldError } from './answers.js';

interface Context {
  sql: PoolClient;
  file: CaseFile;
  program: Program;
  agencyId: string;
  moment: Moment;
}

/** Every value that is not valid now: options of choices, items, entries, staff and organisations, bounds of dates. */
export async function notValidNow(fields: Fields, input: Readonly<Record<string, unknown>>, context: Context, prefix = ''): Promise<FieldError[]> {
  const errors: FieldError[] = [];
  for (const [name, field] of Object.entries(fields) as [string, Field][]) {
    const value = input[name];
    if (value === undefined) continue;
    errors.push(...(await invalidValues(field, value, prefix + name, context)));
  }
  return errors;
}

async function invalidValues(field: Field, value: unknown, path: string, context: Context): Promise<FieldError[]> {
  switch (field.kind) {
    case 'choice':
      return offered(field.options, [value as string], path, context);
    case 'choices':
      return offered(field.options, value as string[], path, context);
    case 'item': {
      const items = context.file[field.of] as readonly { id: string }[];
      const chosen = items.find((item) => item.id === value);
      const where = field.where as ((item: unknown, file: CaseFile) => boolean) | undefined;
      return chosen && (where?.(chosen, context.file) ?? true) ? [] : [notAnOption(path)];
    }
    case 'staff':
      return (await hasStaff(context, value as string, field.roles)) ? [] : [notAnOption(path)];
    case 'organisation':
      return (await hasOrganisation(context, value as string, field.type)) ? [] : [notAnOption(path)];
    case 'entry': {
      const { sql, agencyId, program, moment } = context;
      return (await isEntry(sql, field.of, { agencyId, program, at: moment.now }, value as string)) ? [] : [notAnOption(path)];
    }
    case 'list': {
      const rows = value as Record<string, unknown>[];
      const errors = await Promise.all(rows.map((row, index) => notValidNow(field.fields, row, context, `${path}.${index}.`)));
      return errors.flat();
    }
    case 'date':
    case 'dateTime': {
      const message = outOfBounds(field, value, context.moment);
      return message === undefined ? [] : [{ field: path, code: 'FIELD.OUT_OF_BOUNDS', message }];
    }
    default:
      return [];
  }
}

function offered(source: Parameters<typeof optionsOf>[0], values: readonly string[], path: string, context: Context): FieldError[] {
  const valid = new Set(optionsOf(source, context).map((option) => option.value));
  return values.every((value) => valid.has(value)) ? [] : [notAnOption(path)];
}

function notAnOption(field: string): FieldError {
  return { field, code: 'FIELD.NOT_AN_OPTION', message: 'This is not one of the options open now' };
}

async function hasStaff({ sql, agencyId, program }: Context, id: string, roles: readonly string[]): Promise<boolean> {
  const { rowCount } = await sql.query({
    name: 'has-staff',
    text: 'select 1 from staff where id = $1 and agency_id = $2 and active and programs @> array[$3] and roles && $4::text[]',
    values: [id, agencyId, program.id, roles],
  });
  return rowCount === 1;
}

async function hasOrganisation({ sql, agencyId }: Context, id: string, type: string): Promise<boolean> {
  const { rowCount } = await sql.query({
    name: 'has-organisation',
    text: 'select 1 from organisation where id = $1 and agency_id = $2 and type = $3',
    values: [id, agencyId, type],
  });
  return rowCount === 1;
}
