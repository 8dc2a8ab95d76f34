import createClient from 'openapi-fetch';
import type { components, paths } from './schema';
import { ProblemError, problemIn, UnreachableError } from './problem';
import { endSessionIfDue } from './session-end';

/** What the API answers, by the name of its schema. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

/** Sent by what the page does by itself: the person need not have touched it. */
export const api = createClient<paths>({ baseUrl: '', fetch: (request) => reach(request) });

/** Hears of each answer of the API, before the page does. */
type Listener = (response: Response) => void;
const listeners = new Set<Listener>();

export function onAnswer(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

async function reach(request: Request): Promise<Response> {
  await endSessionIfDue();
  try {
    const response = await fetch(request);
    for (const listener of listeners) listener(response);
    return response;
  } catch (cause) {
    throw new UnreachableError(cause);
  }
}

/** The answer's body. Throws a ProblemError for a refusal, an UnreachableError where nothing answered. */
export async function answerOf<T>(asked: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await asked;
  if (response.ok) return data as T;
  throw new ProblemError(problemIn(error, response.status), response.status, retryAfter(response));
}

export interface Command {
  /** Made where the form is, once: the same command sent again is recorded once. */
  commandId: string;
  input: Record<string, unknown>;
}

/** Performs a step in a case; `waitSeconds`: answers when the process has seen it, and says what is open then. */
export function performStep(caseId: string, stepId: string, command: Command, waitSeconds = 2): Promise<Schema<'StepAnswerSchema'>> {
  return send(`/api/cases/${caseId}/steps/${stepId}`, command, { Prefer: `wait=${waitSeconds}` });
}

/** Performs a step of a program, in no case. */
export function performProgramStep(programId: string, stepId: string, command: Command): Promise<{ version: number; result?: Record<string, unknown> }> {
  return send(`/api/programs/${programId}/steps/${stepId}`, command);
}

export interface Opening {
  /** Made where the form is, once. */
  caseId: string;
  programId: string;
  pathwayId: string;
  input: Record<string, unknown>;
}

export function openCase(opening: Opening): Promise<Schema<'OpenedSchema'>> {
  return send('/api/cases', opening);
}

/** Somebody not eligible, not offered, or declining: without identity, in no case. */
export function recordScreening(screening: { screeningId: string; programId: string; pathwayId: string; input: Record<string, unknown> }): Promise<Schema<'ScreeningSchema'>> {
  return send('/api/screenings', screening);
}

/** The operations of single steps are not in the app's types: each is filled in from the fields that the API lists. */
async function send<T>(path: string, body: object, headers: Record<string, string> = {}): Promise<T> {
  const response = await reach(new Request(path, { method: 'POST', headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(body) }));
  const answer: unknown = await response.json().catch(() => undefined);
  if (response.ok) return answer as T;
  throw new ProblemError(problemIn(answer, response.status), response.status, retryAfter(response));
}

function retryAfter(response: Response): number | undefined {
  const seconds = Number(response.headers.get('Retry-After') ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds : undefined;
}
