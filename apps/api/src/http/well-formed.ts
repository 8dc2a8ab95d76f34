import { toUSVString } from 'node:util';
import type { FieldProblem } from '../problem/problem.js';

const mostLevels = 8;
/** Never fields of ours, and dangerous where objects are built from them. */
const forbiddenNames = ['__proto__', 'constructor', 'prototype'];

/**
 * What holds for every body, whatever its shape: no null (an absent field is left out), no NUL, no unpaired surrogates
 * (neither can be stored), no numbers beyond what JSON's readers agree on.
 */
export function notWellFormed(value: unknown, field = '', level = 0): FieldProblem[] {
  if (level > mostLevels) return [{ field, code: 'INPUT.TOO_DEEP', message: 'Nested too deeply' }];
  if (value === null) return [{ field, code: 'INPUT.NULL', message: 'Must not be null: leave it out instead' }];
  if (typeof value === 'string') return badText(value, field);
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [{ field, code: 'INPUT.NUMBER', message: 'Not a finite number' }];
  if (Array.isArray(value)) return value.flatMap((inner, index) => notWellFormed(inner, join(field, String(index)), level + 1));
  if (typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const path = join(field, printable(name));
    if (forbiddenNames.includes(name)) return [{ field: path, code: 'INPUT.UNKNOWN_FIELD', message: 'There is no such field' }];
    return notWellFormed(inner, path, level + 1);
  });
}

export function join(prefix: string, name: string): string {
  return prefix === '' ? name : `${prefix}.${name}`;
}

/** Names come from outside, and go into an answer. */
export function printable(name: string): string {
  return toUSVString(name).replace(/[^\x20-\x7e]/g, '?').slice(0, 60);
}

function badText(text: string, field: string): FieldProblem[] {
  if (text.includes('\u0000')) return [{ field, code: 'INPUT.TEXT', message: 'Must not contain the character NUL' }];
  if (toUSVString(text) !== text) return [{ field, code: 'INPUT.TEXT', message: 'Not valid Unicode' }];
  return [];
}
