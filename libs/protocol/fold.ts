import type { CaseFile, Charge } from './case-file.js';
import type { News, OpenedWait } from './event.js';
import type { Program } from './program.js';
import { isAwaitingHold, withChargesReturned } from './rules/charge.rule.js';
import { withPlaceGiven } from './rules/referral.rule.js';
import { stepById } from './steps/registry.js';

/** Folds one event into the file. Pure; the same in the API, the process and a rebuild. */
export function fold(file: CaseFile, event: News, program: Program): CaseFile {
  switch (event.kind) {
    case 'step': {
      const step = stepById(event.type);
      const apply = event.revision === step?.revision ? step.apply : step?.earlier?.[event.revision];
      if (!apply) throw new Error(`${event.type} has no revision ${event.revision}`);
      return apply(file, event.open, { seq: event.seq, id: commandIdOf(event.key), at: event.recordedAt, by: event.actor.staff, program });
    }
    case 'process':
      return foldProcess(file, event);
  }
}

/** The revisions that a case has adopted, by number. */
export type Revisions = Readonly<Record<number, Program>>;

/** The program whose settings the events after this one follow; `adopted` has to hold the revision that it names. */
export function programAfter(event: News, program: Program, adopted: Revisions): Program {
  if (event.kind !== 'step' || !event.adopted) return program;
  const { revision } = event.adopted;
  const later = adopted[revision];
  if (!later) throw new Error(`Revision ${revision} of ${program.id} is not at hand`);
  return later;
}

function foldProcess(file: CaseFile, event: Extract<News, { kind: 'process' }>): CaseFile {
  switch (event.type) {
    case 'stageStarted': {
      const { key, stage, revision } = { ...event, key: stageKey(event.key) };
      return { ...file, stages: [...file.stages, { key, stage, revision, state: 'running' }] };
    }
    case 'stageSkipped':
      return { ...file, stages: [...file.stages, { key: stageKey(event.key), stage: event.stage, revision: 0, state: 'skipped' }] };
    case 'stageEnded': {
      const key = stageKey(event.key);
      return {
        ...file,
        stages: file.stages.map((stage) => (stage.key === key ? { ...stage, state: 'ended', outcome: event.outcome } : stage)),
      };
    }
    case 'waitOpened':
      return withDeadline(file, event.wait);
    case 'waitLapsed':
      return afterLapse(file, event.wait, event.due);
    case 'placeGiven':
      return withPlaceGiven(file, event.placement, event.recordedAt);
    case 'caseClosed':
      return { ...withChargesReturned(file, event.recordedAt), status: 'closed', outcome: event.outcome };
    default:
      return file;
  }
}

/** Process event keys are `<path>:<what>`; the path is the stage's. */
function stageKey(eventKey: string): string {
  return eventKey.slice(0, eventKey.lastIndexOf(':'));
}

/** A person's event is keyed `c:<commandId>`. */
function commandIdOf(eventKey: string): string {
  return eventKey.slice(eventKey.indexOf(':') + 1);
}

/** A wait's key ends in `<step>#<number>`, or `<step>#<number>/<subject>`. */
export function partsOfWaitKey(waitKey: string): { step: string; subject?: string } {
  const segments = waitKey.split('/');
  const last = segments.pop() ?? '';
  if (last.includes('#')) return { step: last.slice(0, last.indexOf('#')) };
  const numbered = segments.pop() ?? '';
  return { step: numbered.slice(0, numbered.indexOf('#')), subject: last };
}

function afterLapse(file: CaseFile, waitKey: string, due: string): CaseFile {
  const { step, subject } = partsOfWaitKey(waitKey);
  const lapse = stepById(step)?.lapse;
  return lapse ? lapse(file, { subject, at: due }) : file;
}

/**
 * The due instant of the step that waits for a charge is that charge's live deadline. One without a subject (the
 * signature) is the deadline of every charge that waits for it: so a charge has a deadline from the instant it is held.
 */
function withDeadline(file: CaseFile, wait: OpenedWait): CaseFile {
  if (!wait.deadline || !wait.due) return file;
  const deadline = { kind: wait.deadline, at: wait.due };
  const concerned = (charge: Charge) => (wait.subject === undefined ? isAwaitingHold(charge) : charge.id === wait.subject);
  return { ...file, charges: file.charges.map((charge) => (concerned(charge) ? { ...charge, deadline } : charge)) };
}
