import type { PoolClient } from 'pg';
import type { CaseFile } from '#protocol/case-file';
import { itemsOf, optionsOf, type Field, type Fields, type OrganisationField } from '#protocol/fields';
import type { Program } from '#protocol/program';
import { agenciesSharing } from '#protocol/rules/sharing.rule';
import { outOfBounds } from '#protocol/views/field-bounds';
import type { Moment } from '#protocol/views/reader';
import { isEntry } from '../entries/registry.js';
import { holdUnattached } from '../files/attach-files.js';
import type { FieldError } from './answers.js';

interface Context {
  sql: PoolClient;
  file: CaseFile;
  program: Program;
  agencyId: string;
  /** Staff id of the person who fills in the form. */
  by: string;
  moment: Moment;
}

/** Every value that is not valid now: options of choices, items, entries, files, staff and organisations, bounds of dates. */
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
      const items: readonly { id: string }[] = itemsOf(context.file, field.of);
      const chosen = items.find((item) => item.id === value);
      const where = field.where as ((item: unknown, file: CaseFile) => boolean) | undefined;
      return chosen && (where?.(chosen, context.file) ?? true) ? [] : [notAnOption(path)];
    }
    case 'staff':
      return (await hasStaff(context, value as string, field.roles)) ? [] : [notAnOption(path)];
    case 'organisation':
      return (await hasOrganisation(context, value as string, field)) ? [] : [notAnOption(path)];
    case 'entry': {
      const { sql, agencyId, program, file, moment } = context;
      return (await isEntry(sql, field.of, { agencyId, program, file, at: moment.now }, value as string)) ? [] : [notAnOption(path)];
    }
    case 'file': {
      const { sql, file, by } = context;
      return (await holdUnattached(sql, { caseId: file.caseId, by }, value as string)) ? [] : [notAnOption(path)];
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

async function hasOrganisation({ sql, agencyId, file, program, moment }: Context, id: string, { type, ofShares }: OrganisationField): Promise<boolean> {
  const { rowCount } = await sql.query({
    name: 'has-organisation',
    text: `
      select 1 from organisation o join agency a on a.id = o.agency_id
      where o.id = $1 and o.type = $3 and (a.id = $2 or a.key = any($4::uuid[]))`,
    values: [id, agencyId, type, ofShares ? agenciesSharing(file, moment.now, program.zone) : []],
  });
  return rowCount === 1;
}
