import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { badFields, type FieldProblem } from '../problem/problem.js';
import { join, notWellFormed, printable } from './well-formed.js';

type Dto<T extends object> = new () => T;

/** Codes of the rules, by class-validator's name for them. Others are `INPUT.<NAME>`. */
const codes: Record<string, string> = {
  whitelistValidation: 'INPUT.UNKNOWN_FIELD',
  isDefined: 'INPUT.MISSING',
  isUuidText: 'INPUT.ID',
  isCalendarDate: 'INPUT.DATE',
  isInstant: 'INPUT.INSTANT',
  nestedValidation: 'INPUT.OBJECT',
};

/** The body as an instance of its DTO, or a 400 that names every bad field. */
export function shaped<T extends object>(dto: Dto<T>, body: unknown, prefix = ''): T {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw badFields([{ field: prefix, code: 'INPUT.OBJECT', message: 'Must be a JSON object' }]);
  }
  const malformed = notWellFormed(body, prefix);
  if (malformed.length > 0) throw badFields(malformed.map(asNamed));
  const instance = plainToInstance(dto, body, { exposeDefaultValues: false });
  const errors = validateSync(instance, {
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    stopAtFirstError: true,
    validationError: { target: false, value: false },
  });
  if (errors.length > 0) throw badFields(errors.flatMap((error) => fieldProblems(error, prefix).map(asNamed)));
  return instance;
}

/** As plain data again: what the record stores and compares. */
export function plain(value: object): Record<string, unknown> {
  return JSON.parse(JSON.stringify(value)) as Record<string, unknown>;
}

/** A step's fields are named as the step names them, here and by the record's rules. */
function asNamed(problem: FieldProblem): FieldProblem {
  return { ...problem, field: problem.field.replace(/^input\./, '') };
}

function fieldProblems({ property, constraints, children }: ValidationError, prefix: string): FieldProblem[] {
  const field = join(prefix, printable(property));
  const own = Object.entries(constraints ?? {}).map(([rule, message]) => ({ field, code: codeOf(rule), message: said(rule, message, property) }));
  return [...own, ...(children ?? []).flatMap((child) => fieldProblems(child, field))];
}

function codeOf(rule: string): string {
  return codes[rule] ?? `INPUT.${rule.replace(/([a-z])([A-Z])/g, '$1_$2').toUpperCase()}`;
}

function said(rule: string, message: string, property: string): string {
  if (rule === 'whitelistValidation') return 'There is no such field';
  if (rule === 'isDefined') return 'Must be given';
  const text = message.startsWith(`${property} `) ? message.slice(property.length + 1) : message;
  return printableSentence(text);
}

function printableSentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
