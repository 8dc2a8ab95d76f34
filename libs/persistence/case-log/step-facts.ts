import type { PoolClient } from 'pg';
import type { CaseFile } from '#protocol/case-file';
import type { StepEvent } from '#protocol/event';
import type { Field, Fields } from '#protocol/fields';
import type { Program } from '#protocol/program';
import type { SplitInput } from '#protocol/split-input';
import type { Step, StepBasis } from '#protocol/step';
import { momentAt } from '#protocol/views/reader';
import { seal, type CaseKeys } from '../keys/key-vault.js';
import { refused, type FieldError, type Refused } from './answers.js';
import type { StaffRow } from './staff.js';
import { factsOfStaff, staffNamedIn } from './staff-facts.js';
import { notValidNow } from './valid-now.js';

interface Ruling {
  sql: PoolClient;
  step: Step;
  input: Readonly<Record<string, unknown>>;
  open: Record<string, unknown>;
  file: CaseFile;
  program: Program;
  staff: StaffRow;
  /** RFC 3339. */
  at: string;
}

/** The 422 that the options valid now, or the step's own rules, call for; `undefined` where they allow it. */
export async function whyRulesSayNo({ sql, step, input, open, file, program, staff, at }: Ruling): Promise<Refused | undefined> {
  const moment = momentAt(new Date(at), program.zone);
  const invalid = await notValidNow(step.fields as Fields, input, { sql, file, program, agencyId: staff.agencyId, by: staff.id, moment });
  const errors = [...invalid, ...idsInUse(step.fields as Fields, open, file)];
  if (errors.length > 0) return refusedFor(errors);
  if (!step.check) return undefined;
  const staffFacts = await factsOfStaff(sql, staffNamedIn(step.fields as Fields, open), file);
  const refusals = step.check({ file, input: open, program, at, by: { staffId: staff.id, roles: staff.roles }, given: pathsOf(input), staffFacts });
  return refusals.length > 0 ? refusedFor(refusals.map((refusal) => ({ field: '', ...refusal }))) : undefined;
}

function pathsOf(input: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(input).flatMap(([name, value]) => [name, ...rowsOf(value).flatMap((row, index) => Object.keys(row).map((column) => `${name}.${index}.${column}`))]);
}

function rowsOf(value: unknown): object[] {
  return Array.isArray(value) ? (value as unknown[]).filter((row): row is object => typeof row === 'object' && row !== null) : [];
}

/** A row is a new item of the case: an id that one already has would make the two one. */
function idsInUse(fields: Fields, open: Record<string, unknown>, file: CaseFile): FieldError[] {
  const inUse = new Set([...file.charges, ...file.conditions].map(({ id }) => id));
  return (Object.entries(fields) as [string, Field][]).flatMap(([name, field]) => {
    const rows = field.kind === 'list' ? ((open[name] ?? []) as { id: string }[]) : [];
    return rows.flatMap(({ id }, index) =>
      inUse.has(id) ? [{ field: `${name}.${index}.id`, code: 'FIELD.ID_IN_USE', message: 'Something in this case has this id already' }] : [],
    );
  });
}

/** The 422 that names them all. */
export function refusedFor(errors: FieldError[]): Refused {
  const [first] = errors as [FieldError];
  return refused(422, first.code, first.message, { errors });
}

interface Performed {
  keys: CaseKeys;
  /** The holder of the keys, where the step belongs to no case. */
  caseId: string;
  eventKey: string;
  staff: StaffRow;
  step: Pick<StepBasis, 'id' | 'revision'>;
  split: SplitInput;
  at: string;
  mac: string;
}

/** What every step's event says: who, when, the open values, and the sealed ones as ciphertext. */
export function stepFacts({ keys, caseId, eventKey, staff, step, split, at, mac }: Performed): Omit<StepEvent, 'kind' | 'case' | 'agency' | 'seq'> {
  const { occurredAt } = split.open;
  return {
    key: eventKey,
    recordedAt: at,
    type: step.id,
    revision: step.revision,
    actor: { staff: staff.id, organisation: staff.organisationId, roles: staff.roles, part2: staff.part2 },
    ...(typeof occurredAt === 'string' && { occurredAt }),
    open: split.open,
    sealed: Object.fromEntries(
      split.toSeal.map(({ path, class: recordClass, provenance, value }) => [
        path,
        seal(keys, { caseId, eventKey, path }, { class: recordClass, provenance }, value),
      ]),
    ),
    mac,
  };
}
