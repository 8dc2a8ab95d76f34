import type { OpenedWait } from '../event.js';
import { whyNotAllowed } from '../may-perform.js';
import type { Role } from '../roles.js';
import { mayRead } from '../rules/disclosure.rule.js';
import { isSealed } from '../rules/sealing.rule.js';
import { isInPathway, type Step } from '../step.js';
import { stepsOfAnotherAgency } from '../rules/sharing.rule.js';
import { steps } from '../steps/registry.js';
import { canBeFilled, formOf, type Asked, type FormContext, type FormField } from './field-form.js';
import { heldByCollection } from './reader.js';

/** A step that a person may perform in a case now. */
export interface OpenStep {
  stepId: string;
  title: string;
  hint: string;
  roles: readonly Role[];
  /** RFC 3339; the earliest, where it is open for several subjects. */
  due?: string;
  late: boolean;
  /** Open whenever the case is, and not because the process waits for it. */
  standing: boolean;
  /** 1 is the most urgent; absent for a standing step that nobody waits for. */
  priority?: number;
  why?: string;
  fields: FormField[];
}

export type WaitRow = Pick<OpenedWait, 'key' | 'step' | 'subject' | 'roles' | 'assignee' | 'due' | 'priority' | 'why'>;

export interface Performer {
  staffId: string;
  roles: readonly Role[];
}

export interface OpenStepsContext extends FormContext {
  waits: readonly WaitRow[];
  performer: Performer;
}

/** The steps open to this person in this case: those that the process waits for, and the standing ones. */
export function openSteps(context: OpenStepsContext): OpenStep[] {
  return Object.values<Step>(steps)
    .filter((step) => step.opening !== true && step.withoutCase !== true)
    .map((step) => openStep(step, context))
    .filter((open): open is OpenStep => open !== undefined)
    .sort(byUrgency);
}

/** Whether this person may do what the wait asks: by role and assignment. Its assignee is asked first, not alone. */
export function isAskedOf(wait: WaitRow, step: Step, { file, performer }: Pick<OpenStepsContext, 'file' | 'performer'>): boolean {
  return whyNotAllowed(step, performer, file, wait.roles) === undefined;
}

/** One step in one case, with its form; `undefined` where it is not open to this person. */
export function openStep(step: Step, context: OpenStepsContext): OpenStep | undefined {
  if (isSealed(context.file, step.recordClass) || !isOfTheirAgency(step, context)) return undefined;
  if (step.tellsOfConditions && !mayRead(context.reader, heldByCollection.conditions)) return undefined;
  const waits = context.waits.filter((wait) => wait.step === step.id && isAskedOf(wait, step, context));
  const standing = isStanding(step, context);
  if (waits.length === 0 && !standing) return undefined;
  const fields = formOf(step, context, standing ? undefined : askedOf(step, waits));
  if (!canBeFilled(fields)) return undefined;
  const [first] = [...waits].sort(byUrgencyOfWait);
  const due = [...waits.flatMap((wait) => wait.due ?? []), ...(step.dues?.(context.file).values() ?? [])].sort(byInstant)[0];
  return {
    stepId: step.id,
    title: step.title,
    hint: step.hint,
    roles: waits.length > 0 && !standing ? [...new Set(waits.flatMap((wait) => wait.roles))] : step.roles,
    ...(due === undefined ? {} : { due }),
    late: isLate(due, context.moment.now),
    standing,
    ...(first === undefined ? {} : { priority: first.priority, why: first.why }),
    fields,
  };
}

function isOfTheirAgency({ id }: Step, { reader: { agencyId, caseAgencyId } }: OpenStepsContext): boolean {
  return caseAgencyId === undefined || caseAgencyId === agencyId || stepsOfAnotherAgency.includes(id);
}

export function isLate(due: string | undefined, now: string): boolean {
  return due !== undefined && Date.parse(due) < Date.parse(now);
}

function isStanding(step: Step, { file, program, performer }: OpenStepsContext): boolean {
  if (step.standing !== true) return false;
  if (file.status === 'closed' && step.afterClosing !== true) return false;
  if (!isInPathway(step, file)) return false;
  if (step.openWhen && !step.openWhen(file, program)) return false;
  return whyNotAllowed(step, performer, file) === undefined;
}

function askedOf(step: Step, waits: readonly WaitRow[]): Asked | undefined {
  if (step.subject === undefined) return undefined;
  return new Map(
    waits.flatMap(({ subject, due }) => (subject === undefined ? [] : [[subject, due === undefined ? {} : { due }] as const])),
  );
}

function byUrgency(a: OpenStep, b: OpenStep): number {
  return (
    Number(b.late) - Number(a.late) ||
    (a.priority ?? 9) - (b.priority ?? 9) ||
    byInstant(a.due ?? '9999', b.due ?? '9999') ||
    Number(a.standing) - Number(b.standing) ||
    a.title.localeCompare(b.title)
  );
}

function byUrgencyOfWait(a: WaitRow, b: WaitRow): number {
  return a.priority - b.priority || byInstant(a.due ?? '9999', b.due ?? '9999');
}

function byInstant(a: string, b: string): number {
  return Date.parse(a) - Date.parse(b);
}
