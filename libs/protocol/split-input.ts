import type { Field, Fields } from './fields.js';
import { resolveProvenance, type Author, type Provenance, type RecordClass } from './provenance.js';
import { recordClassOf } from './rules/sealing.rule.js';
import type { StepBasis } from './step.js';

export interface ToSeal {
  /** `name`, or `charges/<rowId>/title`. */
  path: string;
  class: RecordClass;
  provenance: Provenance;
  value: unknown;
}

export interface SplitInput {
  open: Record<string, unknown>;
  toSeal: ToSeal[];
}

interface SplitOptions {
  author: Author;
  /** The id of a list's row that came without one. */
  rowId(field: string, index: number): string;
}

/** Parts an input into what rules and the process may see and what is stored as ciphertext alone. */
export function splitInput(step: StepBasis, input: Readonly<Record<string, unknown>>, options: SplitOptions): SplitInput {
  return splitFields(step, step.fields, input, '', options);
}

function splitFields(
  step: StepBasis,
  fields: Fields,
  input: Readonly<Record<string, unknown>>,
  prefix: string,
  options: SplitOptions,
): SplitInput {
  const split: SplitInput = { open: {}, toSeal: [] };
  for (const [name, field] of Object.entries(fields) as [string, Field][]) {
    const value = input[name];
    if (value === undefined) continue;
    const path = prefix + name;
    if (field.kind === 'list') {
      const rows = splitRows(step, field.fields, value as Record<string, unknown>[], path, options);
      split.open[name] = rows.open;
      split.toSeal.push(...rows.toSeal);
    } else if (field.sealed) {
      const declared = { provenance: field.provenance ?? step.provenance, recordClass: field.recordClass ?? step.recordClass };
      const { author } = options;
      split.toSeal.push({ path, class: recordClassOf(declared, author), provenance: resolveProvenance(declared.provenance, author), value });
    } else {
      split.open[name] = value;
    }
  }
  return split;
}

function splitRows(step: StepBasis, fields: Fields, rows: Record<string, unknown>[], path: string, options: SplitOptions) {
  const open: Record<string, unknown>[] = [];
  const toSeal: ToSeal[] = [];
  for (const [index, row] of rows.entries()) {
    const id = typeof row['id'] === 'string' ? row['id'] : options.rowId(path, index);
    const split = splitFields(step, fields, row, `${path}/${id}/`, options);
    open.push({ ...split.open, id });
    toSeal.push(...split.toSeal);
  }
  return { open, toSeal };
}
