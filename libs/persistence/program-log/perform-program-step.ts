import type { PoolClient } from 'pg';
import { emptyFile } from '#protocol/case-file';
import type { Fields, Input } from '#protocol/fields';
import { whyRoleNotAllowed } from '#protocol/may-perform';
import type { ProgramEvent, ProgramStep } from '#protocol/program-step';
import { programStepById } from '#protocol/program-steps/registry';
import type { Program } from '#protocol/program';
import { splitInput } from '#protocol/split-input';
import { momentAt } from '#protocol/views/reader';
import { canonicalJson, derivedUuid } from '../canonical.js';
import { notListed, refused, type Refused } from '../case-log/answers.js';
import { genesisOfProgram, link } from '../case-log/chain.js';
import type { RecordParts } from '../case-log/record-parts.js';
import { identify, type Caller, type StaffRow } from '../case-log/staff.js';
import { refusedFor, stepFacts } from '../case-log/step-facts.js';
import { notValidNow } from '../case-log/valid-now.js';
import { commandMac, type CaseKeys } from '../keys/key-vault.js';
import type { ProgramStepRecorded } from './answers.js';
import { createProgramKeys, keysOfProgram, programHolder } from './program-keys.js';
import { writerOf } from './writers/registry.js';

export interface PerformProgramStep {
  programId: string;
  commandId: string;
  stepId: string;
  input: Readonly<Record<string, unknown>>;
}

interface Head {
  seq: number;
  hash: Buffer;
}

const noSuchProgram = refused(404, 'PROGRAM.NOT_FOUND', 'There is no such program');

/**
 * Records a program step: one transaction, under the lock of the program's log. Refuses in this order: not one of the
 * caller's programs (404), the same command with other content (409), role (403), a step that this program does not have (409),
 * options and rules (422).
 */
export async function performProgramStep(sql: PoolClient, parts: RecordParts, caller: Caller, command: PerformProgramStep): Promise<ProgramStepRecorded | Refused> {
  const { programId, commandId, stepId, input } = command;
  const staff = await identify(sql, caller);
  if (!staff) return notListed;
  if (!staff.programs.includes(programId)) return noSuchProgram;
  const pinned = await parts.shelf.current(sql, programId, parts.clock.now());
  if (!pinned || pinned.program.agency !== staff.agencyId) return noSuchProgram;
  const { program } = pinned;
  const head = await lockProgramLog(sql, program);
  const keys = await keysFor(sql, parts, program, head);
  const mac = commandMac(keys, canonicalJson([stepId, input]));
  const prior = await priorEvent(sql, programId, commandId);
  if (prior) return sameCommandAgain(prior, commandId, staff, mac);

  const step = programStepById(stepId);
  if (!step) return refused(404, 'STEP.UNKNOWN', 'There is no such step');
  const notAllowed = whyRoleNotAllowed(step, staff);
  if (notAllowed) return refused(403, notAllowed.code, notAllowed.message);
  if (step.openWhen?.(program) === false) return refused(409, 'STEP.NOT_OPEN', `"${step.title}" does not exist in this program`);
  return record({ sql, parts, caller, staff, program, head, keys, mac, step, command });
}

async function lockProgramLog(sql: PoolClient, { id, agency }: Program): Promise<Head> {
  await sql.query('insert into program_log_head (program_id, agency_id, seq, hash) values ($1, $2, 0, $3) on conflict do nothing', [
    id,
    agency,
    genesisOfProgram(id),
  ]);
  const { rows } = await sql.query<Head>('select seq, hash from program_log_head where program_id = $1 for update', [id]);
  return rows[0]!;
}

/** Destroyed keys are not made again: only a log with nothing in it gets its first ones. */
async function keysFor(sql: PoolClient, { vault }: RecordParts, { id }: Program, head: Head): Promise<CaseKeys> {
  const keys = await keysOfProgram(vault, sql, id);
  return keys.size === 0 && head.seq === 0 ? createProgramKeys(vault, sql, id) : keys;
}

async function priorEvent(sql: PoolClient, programId: string, commandId: string): Promise<ProgramEvent | undefined> {
  const { rows } = await sql.query<{ body: string }>('select body from program_event where program_id = $1 and key = $2', [programId, `c:${commandId}`]);
  return rows[0] && (JSON.parse(rows[0].body) as ProgramEvent);
}

function sameCommandAgain(prior: ProgramEvent, commandId: string, staff: StaffRow, mac: string): ProgramStepRecorded | Refused {
  if (prior.actor.staff !== staff.id || prior.mac !== mac) {
    return refused(409, 'COMMAND.REUSED', 'This id was used before, with other content');
  }
  return { ok: true, commandId, version: prior.seq, created: false, ...(prior.result && { result: prior.result }), cases: [] };
}

interface Recording {
  sql: PoolClient;
  parts: RecordParts;
  caller: Caller;
  staff: StaffRow;
  program: Program;
  head: Head;
  keys: CaseKeys;
  mac: string;
  step: ProgramStep;
  command: PerformProgramStep;
}

async function record({ sql, parts, caller, staff, program, head, keys, mac, step, command }: Recording): Promise<ProgramStepRecorded | Refused> {
  const { programId, commandId, input } = command;
  const at = parts.clock.now().toISOString();
  const rowId = (field: string, index: number) => derivedUuid(programId, commandId, field, index);
  // What is put before a meeting or a program is for those who attend it: a care team's own notes are written in cases.
  const split = splitInput(step, input, { author: { roles: [], part2: staff.part2 }, rowId });
  const sayNo = await whyRulesSayNo({ sql, step, input, open: split.open, program, staff, at });
  if (sayNo) return sayNo;

  const eventKey = `c:${commandId}`;
  const facts = stepFacts({ keys, caseId: programHolder(programId), eventKey, staff, step, split, at, mac });
  const { agencyId } = staff;
  await sql.query('savepoint before_writing');
  const written = await writerOf(step)?.({
    ...{ sql, parts, caller, staff, agencyId, program, at, commandId, eventKey, keys },
    ...{ input: split.open, sealed: facts.sealed, sent: input as Input<Fields> },
  });
  if (written && 'ok' in written) {
    await sql.query('rollback to savepoint before_writing');
    return written;
  }
  const { result, cases = [], places } = written ?? {};
  const event: ProgramEvent = {
    program: programId,
    programRevision: program.revision,
    agency: agencyId,
    seq: head.seq + 1,
    ...facts,
    ...(result && { result }),
  };
  await append(sql, head, event);
  return { ok: true, commandId, version: event.seq, created: true, ...(result && { result }), cases, ...(places && { places }) };
}

interface Ruling {
  sql: PoolClient;
  step: ProgramStep;
  input: Readonly<Record<string, unknown>>;
  open: Record<string, unknown>;
  program: Program;
  staff: StaffRow;
  at: string;
}

async function whyRulesSayNo({ sql, step, input, open, program, staff, at }: Ruling): Promise<Refused | undefined> {
  const file = emptyFile({ caseId: '', programId: program.id, pathwayId: '', openedAt: at, openedBy: staff.id });
  const moment = momentAt(new Date(at), program.zone);
  const invalid = await notValidNow(step.fields as Fields, input, { sql, file, program, agencyId: staff.agencyId, by: staff.id, moment });
  if (invalid.length > 0) return refusedFor(invalid);
  const refusals = step.check?.({ input: open, program, at, by: { staffId: staff.id, roles: staff.roles } }) ?? [];
  return refusals.length > 0 ? refusedFor(refusals.map((refusal) => ({ field: '', ...refusal }))) : undefined;
}

async function append(sql: PoolClient, head: Head, event: ProgramEvent): Promise<void> {
  const body = JSON.stringify(event);
  const hash = link(head.hash, body);
  await sql.query(
    `insert into program_event (program_id, seq, key, agency_id, type, body, hash, recorded_at) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [event.program, event.seq, event.key, event.agency, event.type, body, hash, event.recordedAt],
  );
  await sql.query('update program_log_head set seq = $2, hash = $3 where program_id = $1', [event.program, event.seq, hash]);
}
