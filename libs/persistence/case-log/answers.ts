import type { DestroyedKey } from '../keys/key-vault.js';

/** A step is in the log at `version`, and will stay there. */
export interface Recorded {
  ok: true;
  caseId: string;
  commandId: string;
  version: number;
  /** False where the same command had been recorded before: this is its old answer. */
  created: boolean;
  pathwayId: string;
  programId: string;
  /** Whether the process has to see it. */
  awaited: boolean;
  /** Whether the doorbell has to be rung for it. */
  ring: boolean;
  /** Services of the directory whose beds or slots it has freed or asked for. */
  places?: readonly string[];
  /** Cases to which a bed or slot has been given because of it: their processes have to be rung too. */
  given?: readonly Rung[];
  /** Keys that it has destroyed. */
  destroyed?: readonly DestroyedKey[];
}

/** A case whose process has news. */
export type Rung = Pick<Recorded, 'caseId' | 'pathwayId' | 'programId'>;

export interface FieldError {
  field: string;
  code: string;
  message: string;
}

/** An expected refusal; nothing was changed. */
export interface Refused {
  ok: false;
  status: 400 | 403 | 404 | 409 | 410 | 415 | 422;
  code: string;
  message: string;
  errors?: FieldError[];
  /** With 409: the steps that are open, by id, among those this person may perform. */
  openSteps?: string[];
}

export function refused(status: Refused['status'], code: string, message: string, more: Pick<Refused, 'errors' | 'openSteps'> = {}): Refused {
  return { ok: false, status, code, message, ...more };
}

export const noSuchCase = refused(404, 'CASE.NOT_FOUND', 'There is no such case');
export const notListed = refused(403, 'STAFF.NOT_LISTED', 'This account is not on the staff list');
