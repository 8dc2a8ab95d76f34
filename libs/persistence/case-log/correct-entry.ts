import type { PoolClient } from 'pg';
import type { CaseFile } from '#protocol/case-file';
import type { CaseEvent, StepEvent } from '#protocol/event';
import { optionsOf, type Field, type Fields } from '#protocol/fields';
import type { Revisions } from '#protocol/fold';
import type { Program } from '#protocol/program';
import { resolveProvenance } from '#protocol/provenance';
import { mayCorrect } from '#protocol/rules/correction.rule';
import { recordClassOf } from '#protocol/rules/sealing.rule';
import type { SplitInput } from '#protocol/split-input';
import type { Step } from '#protocol/step';
import { stepById } from '#protocol/steps/registry';
import { isCalendarDate, isCode, isInstant } from '#protocol/value-forms';
import { outOfBounds } from '#protocol/views/field-bounds';
import { momentAt } from '#protocol/views/reader';
import type { ProgramShelf } from '../programs.js';
import { refused, type Refused } from './answers.js';
import { foldLog, revisionsIn, type Folded } from './fold-log.js';
import type { Head } from './head.js';
import type { StaffRow } from './staff.js';
import { factsOfStaff, staffNamedIn } from './staff-facts.js';

/** What a correction says of an open value, as its event keeps it: the entry's number, the path and the new value. */
interface Correction {
  entry: number;
  path: string;
  value?: unknown;
}

/**
 * What a correction records. The chain keeps both values; the file becomes what it would be had the entry been right,
 * and stands in the event, so that folding needs no other event. Branches already taken are not taken back.
 */
export async function correctionOf(
  sql: PoolClient,
  shelf: ProgramShelf,
  head: Head,
  staff: StaffRow,
  input: Readonly<Record<string, unknown>>,
): Promise<Refused | SplitInput> {
  const { rows } = await sql.query<{ body: string }>('select body from case_event where case_id = $1 order by seq', [head.caseId]);
  const events = rows.map((row) => JSON.parse(row.body) as CaseEvent);
  const entry = events.find((event): event is StepEvent => event.seq === input['entry'] && event.kind === 'step');
  if (!entry || entry.type === 'correctEntry') return ruleSaysNo('entry', 'CORRECTION.NO_SUCH_ENTRY', 'There is no such entry to correct');
  const step = stepById(entry.type)!;
  if (!mayCorrect({ staffId: staff.id, roles: staff.roles }, entry.actor.staff, step)) return refused(403, 'CORRECTION.NOT_YOURS', 'An entry is corrected by its author, a coordinator or a supervisor');
  const path = input['field'] as string;
  const field = fieldAt(step.fields as Fields, path);
  if (!field || !isRecorded(entry, path)) return ruleSaysNo('field', 'CORRECTION.NO_SUCH_FIELD', 'The entry has no such field');
  if (step.decides && !field.sealed) return ruleSaysNo('field', 'CORRECTION.RECORD_ANEW', 'What this decided is changed by a new step, not by a correction');
  const revisions = await revisionsIn(sql, shelf, events);
  const { program } = foldLog(events.slice(0, entry.seq - 1), revisions, events[0]);
  const value = readValue(field, input['value'] as string, head.file, program, entry.recordedAt);
  if (value === undefined) return ruleSaysNo('value', 'CORRECTION.NOT_A_VALUE', `Not a value of "${field.label}"`);

  const reason = { path: 'reason', class: recordClassOf(step, entry.actor), provenance: resolveProvenance(step.provenance, entry.actor), value: input['reason'] };
  const said: Correction = { entry: entry.seq, path };
  if (field.sealed) {
    const provenance = resolveProvenance(field.provenance ?? step.provenance, entry.actor);
    const sealed = { path: 'value', class: entry.sealed[path]?.class ?? field.recordClass ?? step.recordClass, provenance, value };
    return { open: { ...said }, toSeal: [sealed, reason] };
  }
  const corrections = [...earlierCorrections(events), { ...said, value }];
  return (await ruledOut(sql, { step, entry, events, corrections, revisions })) ?? { open: { ...said, value, file: refold(events, corrections, revisions).file }, toSeal: [reason] };
}

interface Ruling {
  step: Step;
  entry: StepEvent;
  events: readonly CaseEvent[];
  corrections: readonly Correction[];
  revisions: Revisions;
}

/** The entry's own rules, as they would have spoken of the right value then. */
async function ruledOut(sql: PoolClient, { step, entry, events, corrections, revisions }: Ruling): Promise<Refused | undefined> {
  const { file, program } = refold(events.slice(0, entry.seq - 1), corrections, revisions, events[0]);
  const input = corrected(entry, corrections).open;
  const by = { staffId: entry.actor.staff, roles: entry.actor.roles };
  const staffFacts = await factsOfStaff(sql, staffNamedIn(step.fields as Fields, input), file);
  const [refusal] = step.check?.({ file, input, program, at: entry.recordedAt, by, staffFacts }) ?? [];
  return refusal && ruleSaysNo('value', refusal.code, refusal.message);
}

function ruleSaysNo(field: string, code: string, message: string): Refused {
  return refused(422, code, message, { errors: [{ field, code, message }] });
}

/** `name`, or `charges/<rowId>/title`. */
function fieldAt(fields: Fields, path: string): Field | undefined {
  const [name, rowId, column, ...more] = path.split('/') as [string, ...string[]];
  if (!Object.hasOwn(fields, name) || more.length > 0) return undefined;
  const field = fields[name] as Field;
  if (field.kind !== 'list') return rowId === undefined ? field : undefined;
  return column !== undefined && Object.hasOwn(field.fields, column) ? (field.fields[column] as Field) : undefined;
}

/** Whether the entry was made with a value at this path. */
function isRecorded({ open, sealed }: StepEvent, path: string): boolean {
  const [name, rowId, column] = path.split('/') as [string, string?, string?];
  if (Object.hasOwn(sealed, path)) return true;
  if (rowId === undefined || column === undefined) return Object.hasOwn(open, name);
  const rows = open[name] as Record<string, unknown>[] | undefined;
  return rows?.some((row) => row['id'] === rowId && Object.hasOwn(row, column)) === true;
}

/** The value that a correction's text stands for, by the field's kind; `undefined` if it is none. */
function readValue(field: Field, text: string, file: CaseFile, program: Program, at: string): unknown {
  const isInBounds = () => outOfBounds(field, text, momentAt(new Date(at), program.zone)) === undefined;
  switch (field.kind) {
    case 'text':
    case 'note':
    case 'place':
    case 'published':
      return text.length <= field.maxLength ? text : undefined;
    case 'choice':
      return optionsOf(field.options, { file, program }).some((option) => option.value === text) ? text : undefined;
    case 'yesNo':
      return text === 'true' ? true : text === 'false' ? false : undefined;
    case 'number': {
      const value = Number(text);
      return Number.isFinite(value) && value >= field.min && value <= field.max && (!field.whole || Number.isInteger(value)) ? value : undefined;
    }
    case 'date':
      return isCalendarDate(text) && isInBounds() ? text : undefined;
    case 'dateTime':
      return isInstant(text) && isInBounds() ? text : undefined;
    case 'code':
      return isCode(text) ? text : undefined;
    case 'choices':
    case 'staff':
    case 'organisation':
    case 'item':
    case 'entry':
    case 'file':
    case 'list':
      // Who acted, and what an entry is about, is corrected by a new entry.
      return undefined;
  }
}

function earlierCorrections(events: readonly CaseEvent[]): Correction[] {
  return events.flatMap((event) => (event.kind === 'step' && event.type === 'correctEntry' ? [event.open as unknown as Correction] : []));
}

/** What these events come to, as it would be had the corrected entries been right from the start. */
function refold(events: readonly CaseEvent[], corrections: readonly Correction[], revisions: Revisions, opening = events[0]): Folded {
  const right = events.filter((event) => event.type !== 'correctEntry').map((event) => (event.kind === 'step' ? corrected(event, corrections) : event));
  return foldLog(right, revisions, opening);
}

function corrected(event: StepEvent, corrections: readonly Correction[]): StepEvent {
  return corrections
    .filter((correction) => correction.entry === event.seq && correction.value !== undefined)
    .reduce((entry, correction) => ({ ...entry, open: withValue(entry.open, correction) }), event);
}

function withValue(open: Record<string, unknown>, { path, value }: Correction): Record<string, unknown> {
  const [name, rowId, column] = path.split('/') as [string, string?, string?];
  if (rowId === undefined || column === undefined) return { ...open, [name]: value };
  const rows = open[name] as { id: string }[];
  return { ...open, [name]: rows.map((row) => (row.id === rowId ? { ...row, [column]: value } : row)) };
}
