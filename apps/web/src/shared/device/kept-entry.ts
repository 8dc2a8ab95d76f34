import type { Command, Opening } from '../../api/client';
import type { Problem } from '../../api/problem';
import type { FormField } from '../../api/queries';

/** A screening without identity, as it is sent. */
export interface Screening {
  screeningId: string;
  programId: string;
  pathwayId: string;
  input: Record<string, unknown>;
}

/** What a person records; each has an id that was made where its form is, so that it can be sent any number of times. */
export type Request =
  | { kind: 'opening'; opening: Opening }
  | { kind: 'step'; caseId: string; stepId: string; command: Command }
  | { kind: 'programStep'; programId: string; stepId: string; command: Command }
  | { kind: 'screening'; screening: Screening };

/** The form that it was filled in with: to show it, and to open it again where the server refuses it. */
export interface FilledForm {
  /** In English, as the protocol says it. */
  title: string;
  fields: readonly FormField[];
  /** IANA name of the program's time zone. */
  zone: string;
}

/** What is sealed of an entry. */
export interface KeptContent {
  request: Request;
  form: FilledForm;
  /** Why the server refused it. */
  refusal?: { status: number; problem: Problem };
  /** Why the person discarded it. */
  discardedBecause?: string;
}

/**
 * - `waiting`: is sent as soon as the server answers.
 * - `unconfirmed`: filled in while nobody was signed in; its owner says whether it is theirs.
 * - `refused`: the server has said no, and only a person can go on.
 * - `discarded`: by its owner, with a reason; kept for some days.
 */
export type KeptState = 'waiting' | 'unconfirmed' | 'refused' | 'discarded';

/** An entry that waits on the device, opened. */
export interface KeptEntry extends KeptContent {
  id: string;
  /** In the order in which they were filled in. */
  seq: number;
  state: KeptState;
  /** RFC 3339, by the device's clock. */
  keptAt: string;
}

/** The id under which the server takes it once. */
export function idOfRequest(request: Request): string {
  if (request.kind === 'opening') return request.opening.caseId;
  if (request.kind === 'screening') return request.screening.screeningId;
  return request.command.commandId;
}

/** The case that it opens or belongs to. */
export function caseOf(request: Request): string | undefined {
  if (request.kind === 'opening') return request.opening.caseId;
  return request.kind === 'step' ? request.caseId : undefined;
}

/** What the controls of its form held, as it would be sent. */
export function inputOf(request: Request): Record<string, unknown> {
  if (request.kind === 'opening') return request.opening.input;
  return request.kind === 'screening' ? request.screening.input : request.command.input;
}

/**
 * The same request filled in anew. A refused command was not recorded: what is sent next is another one. A case or a screening
 * keeps its id, as nothing stands under it yet; where something does, `newId` gives it another.
 */
export function refilled(request: Request, input: Record<string, unknown>, newId?: string): Request {
  if (request.kind === 'opening') return { ...request, opening: { ...request.opening, input, ...(newId !== undefined && { caseId: newId }) } };
  if (request.kind === 'screening') return { ...request, screening: { ...request.screening, input, ...(newId !== undefined && { screeningId: newId }) } };
  return { ...request, command: { commandId: newId ?? request.command.commandId, input } };
}
