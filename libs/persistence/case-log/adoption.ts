import type { PoolClient } from 'pg';
import type { CaseFile } from '#protocol/case-file';
import type { StepEvent } from '#protocol/event';
import type { Program } from '#protocol/program';
import { whyHarsher } from '#protocol/rules/harsher.rule';
import { laterRevision } from '../entries/later-revisions.entries.js';
import type { Refused } from './answers.js';
import { refusedFor } from './step-facts.js';

interface Wish {
  file: CaseFile;
  program: Program;
  /** What the revision is chosen by. */
  chosen: string;
  /** RFC 3339. */
  at: string;
}

/** The revision that the case takes, as its event names it; or each setting of it that may be harsher for the person. */
export async function adoptionOf(sql: PoolClient, { file, program, chosen, at }: Wish): Promise<Refused | NonNullable<StepEvent['adopted']>> {
  const { program: later, hash } = (await laterRevision(sql, program, at, chosen))!;
  const harsher = whyHarsher(file, program, later);
  if (harsher.length > 0) return refusedFor(harsher.map((refusal) => ({ field: '', ...refusal })));
  return { program: later.id, revision: later.revision, hash };
}

/** From now on the case follows that revision. */
export async function follow(sql: PoolClient, caseId: string, revision: number): Promise<void> {
  await sql.query('update case_head set program_revision = $2 where case_id = $1', [caseId, revision]);
}
