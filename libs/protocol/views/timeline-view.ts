import type { CaseEvent, OpenedWait, ProcessEvent, Sealed, StepEvent } from '../event.js';
import { optionsOf, type Field, type FieldKind, type Fields, type Option } from '../fields.js';
import { canBeCorrected, mayCorrect } from '../rules/correction.rule.js';
import { mayRead, type Held } from '../rules/disclosure.rule.js';
import { resolveProvenance, type Provenance } from '../provenance.js';
import { isWrittenByJustice } from '../rules/sealing.rule.js';
import type { Step } from '../step.js';
import { stepById } from '../steps/registry.js';
import { discloses } from './disclosed.js';
import { heldByRole, heldByStage, isStage } from './reader.js';
import { wordsOf, type ValueContext } from './value-words.js';

/** One thing that happened, as one reader may see it. */
export interface TimelineEntry {
  /** Its number in the case: the version at which it was recorded. */
  entry: number;
  type: string;
  title: string;
  recordedAt: string;
  occurredAt?: string;
  by?: { id: string; name?: string };
  stage?: string;
  outcome?: string;
  due?: string;
  subject?: string;
  /** The revision of its program that the case has taken. */
  programRevision?: number;
  fields?: TimelineField[];
}

export interface TimelineField {
  /** `name`, or `charges/<rowId>/title`: what a correction names. */
  path: string;
  kind: FieldKind;
  label: string;
  /** Absent where it can no longer be read: `sealed` says so. */
  value?: unknown;
  /** What a value that stands for something is called: an option, a person, an item of the case. */
  words?: string[];
  sealed?: true;
  corrections?: Correction[];
  /** Where the reader may correct it. */
  correctable?: true;
  /** What a correction may choose: `choice`. */
  options?: readonly Option[];
}

export interface Correction {
  entry: number;
  at: string;
  by: { id: string; name?: string };
  value?: unknown;
  words?: string[];
  reason?: unknown;
}

export interface TimelineContext extends ValueContext {
  /** The value, or `undefined` where its key has been destroyed. */
  open: (event: StepEvent, path: string, sealed: Sealed) => unknown;
  /** Every correction of the case, oldest first. */
  corrections: readonly StepEvent[];
  /** Every wait that was ever opened in the case, by its key: a lapse names the key alone. */
  opened: ReadonlyMap<string, OpenedWait>;
}

interface FoundField {
  path: string;
  field: Field;
  held: Held;
}

/** The event as this reader may see it; `undefined` where they may not know that it happened. */
export function timelineEntry(event: CaseEvent, context: TimelineContext): TimelineEntry | undefined {
  return event.kind === 'step' ? stepEntry(event, context) : processEntry(event, context);
}

function stepEntry(event: StepEvent, context: TimelineContext): TimelineEntry | undefined {
  const step = stepById(event.type);
  if (!step || !discloses(context, heldIn(step, event), `entry:${event.seq}`)) return undefined;
  if (event.claimed !== undefined && event.actor.staff !== context.reader.staffId && !mayKnowOfStagesIn(event.claimed, context)) return undefined;
  const fields = event.type === 'correctEntry' ? undefined : fieldsOf(step, event, context);
  // What a correction says stands beside what it corrects: only its number is shown here.
  const corrects = event.type === 'correctEntry' ? [{ path: 'entry', kind: 'number' as const, label: 'Corrected entry', value: event.open['entry'] }] : undefined;
  return {
    entry: event.seq,
    type: event.type,
    title: step.title,
    recordedAt: event.recordedAt,
    ...(event.occurredAt === undefined ? {} : { occurredAt: event.occurredAt }),
    ...(namesAuthor(step, event, context) && { by: named(event.actor.staff, context) }),
    ...(event.subject === undefined ? {} : { subject: event.subject }),
    ...(event.adopted === undefined ? {} : { programRevision: event.adopted.revision }),
    fields: [...(fields ?? corrects ?? []), ...scoreOf(step, fields ?? [])],
  };
}

/** Of what everybody reads of the case, that it was a clinician who recorded it is for those who may know of one. */
function namesAuthor(step: Step, event: StepEvent, { reader }: TimelineContext): boolean {
  return provenanceOf(step, event) !== 'case' || event.actor.roles.every((role) => mayRead(reader, heldByRole(role)));
}

/** The sum of a step's values as they are after corrections, for whoever is shown all of them. */
function scoreOf({ score }: Step, fields: readonly TimelineField[]): TimelineField[] {
  if (!score) return [];
  const shown = fields.filter(({ path }) => score.of.includes(path));
  const values = shown.map(({ value, corrections }) => corrections?.at(-1)?.value ?? value);
  if (shown.length < score.of.length || !values.every((value) => typeof value === 'number')) return [];
  return [{ path: 'score', kind: 'number', label: score.label, value: values.reduce((sum, value) => sum + value, 0) }];
}

function fieldsOf(step: Step, event: StepEvent, context: TimelineContext): TimelineField[] {
  return findFields(step, event)
    .filter(({ path, held }) => discloses(context, held, `entry:${event.seq}:${path}`))
    .map(({ path, field }) => {
      const corrections = correctionsOf(event, path, field, context);
      return {
        path,
        kind: field.kind,
        label: field.label,
        ...inWords(field, valueAt(event, path, context), context),
        ...(corrections.length > 0 && { corrections }),
        ...correctionFor(step, event, field, context),
      };
    });
}

function inWords<T extends { value?: unknown }>(field: Field, shown: T, context: TimelineContext): T & { words?: string[] } {
  const words = wordsOf(field, shown.value, context);
  return words ? { ...shown, words } : shown;
}

function correctionFor(step: Step, { actor }: StepEvent, field: Field, context: TimelineContext): Pick<TimelineField, 'correctable' | 'options'> {
  const { staffId, roles } = context.reader;
  if (!mayCorrect({ staffId, roles }, actor.staff, step) || !canBeCorrected(step, field)) return {};
  return field.kind === 'choice' ? { correctable: true, options: optionsOf(field.options, context) } : { correctable: true };
}

/** Every field of the event that has a value, with where that value comes from. */
function findFields(step: Step, event: StepEvent): FoundField[] {
  return Object.entries<Field>(step.fields as Fields).flatMap(([name, field]): FoundField[] => {
    if (field.kind !== 'list') return found(step, event, name, field);
    const rows = (event.open[name] ?? []) as { id: string }[];
    return rows.flatMap((row) =>
      Object.entries<Field>(field.fields).flatMap(([column, inner]) =>
        found(step, event, `${name}/${row.id}/${column}`, inner),
      ),
    );
  });
}

function found(step: Step, event: StepEvent, path: string, field: Field): FoundField[] {
  const sealed = event.sealed[path];
  // What was recorded decides, not what the step says today.
  if (sealed) return [{ path, field, held: heldIn(step, event, sealed.provenance) }];
  if (openValueAt(event, path) === undefined) return [];
  return [{ path, field, held: heldIn(step, event, resolveProvenance(field.provenance ?? step.provenance, event.actor)) }];
}

function valueAt(event: StepEvent, path: string, { open }: TimelineContext): { value?: unknown; sealed?: true } {
  const sealed = event.sealed[path];
  const value = sealed ? open(event, path, sealed) : openValueAt(event, path);
  return value === undefined ? { sealed: true } : { value };
}

function openValueAt(event: StepEvent, path: string): unknown {
  const [name, rowId, column] = path.split('/') as [string, string?, string?];
  if (rowId === undefined || column === undefined) return event.open[name];
  const rows = (event.open[name] ?? []) as { id: string }[];
  return (rows.find((row) => row.id === rowId) as Record<string, unknown> | undefined)?.[column];
}

/** Whoever may read the corrected field may read its corrections. */
function correctionsOf(event: StepEvent, path: string, field: Field, context: TimelineContext): Correction[] {
  return context.corrections
    .filter((correction) => correction.open['entry'] === event.seq && correction.open['path'] === path)
    .map((correction) => {
      const { value: newValue } = valueAt(correction, 'value', context);
      const reason = correction.sealed['reason'];
      return {
        entry: correction.seq,
        at: correction.recordedAt,
        by: named(correction.actor.staff, context),
        ...(newValue === undefined ? {} : inWords(field, { value: newValue }, context)),
        ...(reason && discloses(context, heldBy(correction, reason.provenance), `entry:${correction.seq}:reason`) ? { reason: context.open(correction, 'reason', reason) } : {}),
      };
    });
}

function processEntry(event: ProcessEvent, context: TimelineContext): TimelineEntry | undefined {
  const common = { entry: event.seq, type: event.type, recordedAt: event.recordedAt };
  switch (event.type) {
    case 'stageStarted':
    case 'stageSkipped':
    case 'stageEnded': {
      if (!mayKnowOfStage(event.stage, context)) return undefined;
      const outcome = event.type === 'stageEnded' ? { outcome: event.outcome } : {};
      return { ...common, title: stageTitles[event.type], stage: event.stage, ...outcome };
    }
    case 'waitOpened':
      return waitEntry(event, 'Open', event.wait, event.wait.due, context);
    case 'waitLapsed':
      return waitEntry(event, 'Time is over', context.opened.get(event.wait), event.due, context);
    case 'caseClosed':
      return discloses(context, { provenance: 'case' }, `entry:${event.seq}`) ? { ...common, title: 'Case closed', outcome: event.outcome } : undefined;
    case 'placeGiven':
      return discloses(context, { provenance: 'part2', scope: 'participation' }, `entry:${event.seq}`) ? { ...common, title: 'A bed or slot was given', subject: event.placement } : undefined;
    case 'waitsWithdrawn':
    case 'noticePosted':
      // The process's own bookkeeping: keys of waits tell which stage they belong to. Notices are read in the outbox.
      return undefined;
  }
}

function waitEntry(
  event: ProcessEvent,
  happened: string,
  wait: OpenedWait | undefined,
  due: string | undefined,
  context: TimelineContext,
): TimelineEntry | undefined {
  const step = wait && stepById(wait.step);
  if (!step || !discloses(context, heldInWait(step), `entry:${event.seq}`)) return undefined;
  if (!mayKnowOfStagesIn(wait.key, context)) return undefined;
  return {
    entry: event.seq,
    type: event.type,
    title: `${happened}: ${step.title}`,
    recordedAt: event.recordedAt,
    ...(due === undefined ? {} : { due }),
    ...(wait.subject === undefined ? {} : { subject: wait.subject }),
  };
}

const stageTitles = { stageStarted: 'Stage began', stageSkipped: 'Stage not offered', stageEnded: 'Stage ended' } as const;

/** A wait's key is its path: what was asked for inside a stage tells that the stage ran. */
function mayKnowOfStagesIn(key: string, context: TimelineContext): boolean {
  const names = key.split('/').map((segment) => segment.split('#', 1)[0] ?? '');
  return names.filter(isStage).every((stage) => mayKnowOfStage(stage, context));
}

function mayKnowOfStage(stage: string, context: TimelineContext): boolean {
  return discloses(context, heldByStage(stage), `stage:${stage}`);
}

/** That the event happened, or a value of it of this provenance: where it comes from, and what of a consent it takes. */
export function heldIn(step: Step, event: StepEvent, provenance = provenanceOf(step, event)): Held {
  return { ...heldBy(event, provenance), ...(isOfJustice(step, event) && { justice: true }), ...(step.scope && { scope: step.scope }), ...(step.overseen && { overseen: step.overseen }) };
}

/** A correction is of the class of what it corrects. */
function isOfJustice(step: Step, { type, sealed, actor }: StepEvent): boolean {
  const corrected = type === 'correctEntry' && sealed['reason']?.class === 'justice';
  return corrected || step.recordClass === 'justice' || isWrittenByJustice(step.provenance, actor);
}

/** A value of an event that belongs to no step's scope: from its author's organisation, where that is a Part 2 program. */
export function heldBy({ actor }: StepEvent, provenance: Provenance): Held {
  return { provenance, source: actor.part2 ? actor.organisation : 'none', author: actor.staff };
}

/** That something was corrected is known to whoever may know of what was corrected. */
function provenanceOf(step: Step, event: StepEvent): Provenance {
  const corrected = event.type === 'correctEntry' ? event.sealed['reason']?.provenance : undefined;
  return corrected ?? resolveProvenance(step.provenance, event.actor);
}

/** Nobody has performed it yet, so its author's organisation is not known: the stricter reading holds. */
function heldInWait(step: Step): Held {
  const { provenance, scope } = step;
  return { provenance: resolveProvenance(provenance, { roles: [], part2: true }), source: 'none', ...classOf(step), ...(scope && { scope }) };
}

function classOf({ recordClass }: Step): Pick<Held, 'justice'> {
  return recordClass === 'justice' ? { justice: true } : {};
}

function named(id: string, { nameOf }: TimelineContext): { id: string; name?: string } {
  const name = nameOf(id);
  return name === undefined ? { id } : { id, name };
}
