import type { PoolClient } from 'pg';
import { emptyFile } from '#protocol/case-file';
import type { StepEvent } from '#protocol/event';
import { whyNotAllowed } from '#protocol/may-perform';
import type { PathwayId } from '#protocol/program';
import { mayHandIn } from '#protocol/scopes';
import { splitInput } from '#protocol/split-input';
import { openingStepOf } from '#protocol/steps/registry';
import { canonicalJson, derivedUuid } from '../canonical.js';
import { commandMac } from '../keys/key-vault.js';
import { followOpening } from '../notices/follow-opening.js';
import { noSuchCase, notListed, refused, type Recorded, type Refused } from './answers.js';
import { CaseLogWriter } from './case-log-writer.js';
import { genesis } from './chain.js';
import { lockHead } from './head.js';
import { sameCommandAgain } from './perform-step.js';
import { headColumns } from './read-rows.js';
import type { RecordParts } from './record-parts.js';
import { identify, type Caller, type StaffRow } from './staff.js';
import { stepFacts, whyRulesSayNo } from './step-facts.js';

export interface OpenCase {
  caseId: string;
  programId: string;
  pathwayId: string;
  input: Readonly<Record<string, unknown>>;
  /** Whoever sends the same content again sends the same opening: a notice has its id from its source, not from an account. */
  byAnybody?: true;
}

const canonicalOpening = ({ programId, pathwayId, input }: OpenCase) => canonicalJson([programId, pathwayId, input]);

/** Opens a case: the opening step is its first event, and pins the program's revision and the hash of its settings. */
export async function openCase(sql: PoolClient, parts: RecordParts, caller: Caller, command: OpenCase): Promise<Recorded | Refused> {
  const staff = await identify(sql, caller);
  if (!staff) return notListed;
  const { caseId } = command;
  // Two openings with one id at once: the second waits here until the first has committed.
  await sql.query({ name: 'opening-lock', text: 'select pg_advisory_xact_lock(hashtextextended($1, 0))', values: [caseId] });
  const standing = await lockHead(sql, caseId);
  if (standing) return openedBefore(sql, parts, staff, command, standing);
  if (await isTaken(sql, caseId)) return noSuchCase;

  const now = parts.clock.now();
  const pinned = staff.programs.includes(command.programId) ? await parts.shelf.current(sql, command.programId, now) : undefined;
  if (!pinned) return refused(422, 'PROGRAM.UNKNOWN', 'This is not one of your programs', { errors: [{ field: 'programId', code: 'PROGRAM.UNKNOWN', message: 'Not one of your programs' }] });
  const { program, hash } = pinned;
  const step = command.pathwayId in program.pathways ? openingStepOf(command.pathwayId as PathwayId) : undefined;
  if (!step) return refused(422, 'PATHWAY.NOT_OFFERED', 'The program does not offer this pathway', { errors: [{ field: 'pathwayId', code: 'PATHWAY.NOT_OFFERED', message: 'Not offered by this program' }] });
  const notAllowed = whyNotAllowed(step, { staffId: staff.id, roles: staff.roles }, undefined);
  if (notAllowed) return refused(403, notAllowed.code, notAllowed.message);
  if (!mayHandIn(staff, command.pathwayId)) return refused(403, 'SCOPE.NOT_ALLOWED', 'The scopes of this machine account do not reach this');

  const at = now.toISOString();
  const empty = emptyFile({ caseId, programId: program.id, pathwayId: command.pathwayId, openedAt: at, openedBy: staff.id });
  const rowId = (field: string, index: number) => derivedUuid(caseId, caseId, field, index);
  const split = splitInput(step, command.input, { author: staff, rowId });
  const sayNo = await whyRulesSayNo({ sql, step, input: command.input, open: split.open, file: empty, program, staff, at });
  if (sayNo) return sayNo;

  const participantId = derivedUuid('participant', caseId);
  const keys = await parts.vault.createKeys(sql, caseId, participantId);
  const origin = { caseId, agencyId: staff.agencyId, programId: program.id, seq: 0, hash: genesis(caseId), file: empty };
  const writer = new CaseLogWriter(origin, program);
  await sql.query('insert into participant (id, agency_id, created_at) values ($1, $2, $3)', [participantId, staff.agencyId, at]);
  await insertHead(sql, origin, { participantId, revision: program.revision, pathwayId: command.pathwayId });
  const mac = commandMac(keys, canonicalOpening(command));
  const event = writer.addStep({
    ...stepFacts({ keys, caseId, eventKey: `c:${caseId}`, staff, step, split, at, mac }),
    pinned: { program: program.id, revision: program.revision, hash, pathway: command.pathwayId, participant: participantId },
  });
  await writer.write(sql, { bell: true, ring: true });
  await followOpening(sql, parts.vault, { event, file: writer.file, program, participantId, input: command.input });
  return { ok: true, caseId, commandId: caseId, version: event.seq, created: true, pathwayId: command.pathwayId, programId: program.id, awaited: true, ring: true };
}

/** By a case of another agency, which is not seen here. */
async function isTaken(sql: PoolClient, caseId: string): Promise<boolean> {
  const { rows } = await sql.query<{ taken: boolean }>({ name: 'case-id-taken', text: 'select case_id_taken($1) as taken', values: [caseId] });
  return rows[0]!.taken;
}

type Standing = NonNullable<Awaited<ReturnType<typeof lockHead>>>;

async function openedBefore(sql: PoolClient, parts: RecordParts, staff: StaffRow, command: OpenCase, head: Standing): Promise<Recorded | Refused> {
  if (head.agencyId !== staff.agencyId) return noSuchCase;
  const { rows } = await sql.query<{ body: string }>('select body from case_event where case_id = $1 and seq = 1', [head.caseId]);
  const keys = await parts.vault.keysOf(sql, head.caseId, head.participantId);
  const prior = JSON.parse(rows[0]!.body) as StepEvent;
  const sender = command.byAnybody ? { ...staff, id: prior.actor.staff } : staff;
  return sameCommandAgain(prior, head, sender, commandMac(keys, canonicalOpening(command)));
}

async function insertHead(
  sql: PoolClient,
  { caseId, agencyId, programId, hash, file }: { caseId: string; agencyId: string; programId: string; hash: Buffer; file: Standing['file'] },
  { participantId, revision, pathwayId }: { participantId: string; revision: number; pathwayId: string },
): Promise<void> {
  const columns = headColumns(file);
  await sql.query({
    name: 'insert-head',
    text: `
      insert into case_head (case_id, agency_id, participant_id, program_id, program_revision, pathway_id, seq, hash, file,
        status, stages, assignees, opened_by, opened_at, updated_at)
      values ($1, $2, $3, $4, $5, $6, 0, $7, $8, $9, $10, $11::uuid[], $12, $13, $13)`,
    values: [caseId, agencyId, participantId, programId, revision, pathwayId, hash, JSON.stringify(file), columns.status, columns.stages, columns.assignees, file.openedBy, file.openedAt],
  });
}
