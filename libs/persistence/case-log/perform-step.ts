import type { PoolClient } from 'pg';
import type { CaseFile } from '#protocol/case-file';
import type { StepEvent } from '#protocol/event';
import type { Fields } from '#protocol/fields';
import { whyNotAddressed, whyNotAllowed } from '#protocol/may-perform';
import type { Program } from '#protocol/program';
import type { Role } from '#protocol/roles';
import { isSealed } from '#protocol/rules/sealing.rule';
import { stepsOfAnotherAgency } from '#protocol/rules/sharing.rule';
import { splitInput, type SplitInput } from '#protocol/split-input';
import { isInPathway, type Step } from '#protocol/step';
import { stepById, steps } from '#protocol/steps/registry';
import { canonicalJson, derivedUuid } from '../canonical.js';
import { recordDisclosures } from '../disclosures/record-disclosures.js';
import { attachFiles } from '../files/attach-files.js';
import { commandMac, type CaseKeys } from '../keys/key-vault.js';
import { mayIdentify } from '../people/identity.js';
import { reindexParticipant } from '../people/participant-index.js';
import { mayKnow } from '../reads/may-know.js';
import { destroyKeys } from '../sealing/destroy-keys.js';
import { adoptionOf, follow } from './adoption.js';
import { noSuchCase, notListed, refused, type Recorded, type Refused } from './answers.js';
import { isSharedNow } from './case-shares.js';
import { CaseLogWriter } from './case-log-writer.js';
import { correctionOf } from './correct-entry.js';
import { decided } from './decided.js';
import { disclosuresBy } from './disclosures-by.js';
import { performEffect } from './effects/registry.js';
import { lockHead, type Head } from './head.js';
import { headColumns } from './read-rows.js';
import type { RecordParts } from './record-parts.js';
import { identify, type Caller, type StaffRow } from './staff.js';
import { refusedFor, stepFacts, whyRulesSayNo } from './step-facts.js';

/** Characters of a case's file at most: what a process reads stays small, however long the case lives. */
const mostOfAFile = 32_768;

export interface PerformStep {
  caseId: string;
  commandId: string;
  stepId: string;
  input: Readonly<Record<string, unknown>>;
}

interface WaitRow {
  key: string;
  step: string;
  subject: string | null;
  roles: Role[];
  race: { race: string; winner: string } | null;
}

interface Surroundings {
  prior: StepEvent | undefined;
  waits: WaitRow[];
}

/**
 * Records a step: one transaction, under the head's lock. Refuses in this order: no such case (404), the same command
 * with other content (409), role and assignment (403), not open now (409), options and rules (422).
 */
export async function performStep(sql: PoolClient, parts: RecordParts, caller: Caller, command: PerformStep): Promise<Recorded | Refused> {
  const staff = await identify(sql, caller);
  if (!staff) return notListed;
  const head = await lockHead(sql, command.caseId);
  const justiceSealed = head !== undefined && isSealed(head.file, 'justice');
  const knows = head !== undefined && mayKnow(staff, { ...head, assignees: headColumns(head.file).assignees, hasCharge: head.file.charges.length > 0, referredTo: head.file.placements.map(({ provider }) => provider), justiceSealed, shared: await isSharedNow(sql, parts, staff, head) });
  if (!head || (!knows && !justiceSealed)) return noSuchCase;
  const [keys, { prior, waits }] = await Promise.all([
    parts.vault.keysOf(sql, head.caseId, head.participantId),
    surroundings(sql, head.caseId, command.commandId),
  ]);
  const mac = commandMac(keys, canonicalJson([command.stepId, command.input]));
  // Whoever has sealed may know of the case no more, and still gets the answer of their own command again.
  if (!knows && (prior?.actor.staff !== staff.id || prior.mac !== mac)) return noSuchCase;
  if (prior) return sameCommandAgain(prior, head, staff, mac);

  const step = stepById(command.stepId);
  if (!step || step.opening) return refused(404, 'STEP.UNKNOWN', 'There is no such step');
  const { program } = await parts.shelf.at(sql, head.programId, head.programRevision);
  const subject = step.subject === undefined ? null : (command.input[step.subject] as string);
  const wait = waits.find((open) => open.step === step.id && open.subject === subject);

  if (head.agencyId !== staff.agencyId && !stepsOfAnotherAgency.includes(step.id)) return refused(403, 'SHARE.NOT_ALLOWED', `"${step.title}" is for the agency whose case it is`);
  const notAllowed = whyNotAllowed(step, { staffId: staff.id, roles: staff.roles }, head.file, wait?.roles);
  if (notAllowed) return refused(403, notAllowed.code, notAllowed.message);
  const notAddressed = whyNotAddressed(step, staff, head.file, command.input);
  if (notAddressed) return refused(403, notAddressed.code, notAddressed.message);
  const notOpen = whyNotOpen(step, wait, head.file, program);
  if (notOpen) return { ...notOpen, openSteps: openStepsFor(staff, waits, head.file, program) };

  return record({ sql, parts, head, staff, program, keys, step, wait, waits, mac, command });
}

async function surroundings(sql: PoolClient, caseId: string, commandId: string): Promise<Surroundings> {
  const { rows } = await sql.query<{ prior: string | null; waits: WaitRow[] | null }>({
    name: 'surroundings',
    text: `
      select (select body from case_event where case_id = $1 and key = $2) as prior,
        (select json_agg(json_build_object('key', key, 'step', step, 'subject', subject, 'roles', roles, 'race', race) order by key)
           from wait where case_id = $1) as waits`,
    values: [caseId, `c:${commandId}`],
  });
  const [row] = rows;
  return { prior: row?.prior ? (JSON.parse(row.prior) as StepEvent) : undefined, waits: row?.waits ?? [] };
}

export function sameCommandAgain(prior: StepEvent, head: Pick<Head, 'caseId' | 'pathwayId' | 'programId' | 'file'>, staff: StaffRow, mac: string): Recorded | Refused {
  if (prior.actor.staff !== staff.id || prior.mac !== mac) {
    return refused(409, 'COMMAND.REUSED', 'This id was used before, with other content');
  }
  const commandId = prior.key.slice('c:'.length);
  const awaited = head.file.status === 'open' && (prior.claimed !== undefined || stepById(prior.type)?.rings === true);
  return { ok: true, caseId: head.caseId, commandId, version: prior.seq, created: false, pathwayId: head.pathwayId, programId: head.programId, awaited, ring: false };
}

function whyNotOpen(step: Step, wait: WaitRow | undefined, file: CaseFile, program: Program): Refused | undefined {
  if (file.status === 'closed' && !step.afterClosing) return refused(409, 'CASE.CLOSED', 'The case is closed');
  if (!isInPathway(step, file)) return refused(409, 'STEP.NOT_IN_PATHWAY', `"${step.title}" does not exist in this pathway`);
  if (isSealed(file, step.recordClass)) return refused(409, 'RECORD.SEALED', `"${step.title}" belongs to a class of this record that is sealed for good`);
  if (wait) return undefined;
  if (step.standing && (step.openWhen?.(file, program) ?? true)) return undefined;
  return refused(409, 'STEP.NOT_OPEN', `"${step.title}" is not open in this case now`);
}

/**
 * A restored backup may not know of a sealing whose keys are gone for good. It is recorded again, without which order it was: that goes
 * with the key of the identity at once, the first time too.
 */
function withoutValuesOfLostKeys({ open, toSeal }: SplitInput, keys: CaseKeys): SplitInput {
  return { open, toSeal: toSeal.filter((value) => keys.has(value.class)) };
}

/** What would be sealed under a key that has been destroyed is not recorded at all. */
function whyNotSealable({ toSeal }: SplitInput, keys: CaseKeys): Refused | undefined {
  const message = 'This belongs to a class of this record that is sealed for good';
  const errors = toSeal.filter((value) => !keys.has(value.class)).map(({ path }) => ({ field: path, code: 'RECORD.SEALED', message }));
  return errors.length > 0 ? refusedFor(errors) : undefined;
}

function openStepsFor(staff: StaffRow, waits: readonly WaitRow[], file: CaseFile, program: Program): string[] {
  const waiting = waits.filter((wait) => wait.roles.some((role) => staff.roles.includes(role))).map((wait) => wait.step);
  const standing = Object.values<Step>(steps)
    .filter((step) => step.standing && step.roles.some((role) => staff.roles.includes(role)))
    .filter((step) => !whyNotOpen(step, undefined, file, program))
    .map((step) => step.id);
  // No consent is weighed here: what tells of a condition by being asked is not named.
  return [...new Set([...waiting, ...standing])].filter((id) => !stepById(id)?.tellsOfConditions).sort();
}

interface Recording {
  sql: PoolClient;
  parts: RecordParts;
  head: Head;
  staff: StaffRow;
  program: Program;
  keys: CaseKeys;
  step: Step;
  wait: WaitRow | undefined;
  waits: readonly WaitRow[];
  mac: string;
  command: PerformStep;
}

async function record(recording: Recording): Promise<Recorded | Refused> {
  const { sql, parts, head, staff, program, keys, step, wait, waits, mac, command } = recording;
  const { caseId, commandId, input } = command;
  const at = parts.clock.now().toISOString();
  const rowId = (field: string, index: number) => derivedUuid(caseId, commandId, field, index);
  const given = splitInput(step, input, { author: staff, rowId });
  const entered = step.id === 'sealRecords' ? withoutValuesOfLostKeys(given, keys) : given;
  const sayNo = await whyRulesSayNo({ sql, step, input, open: entered.open, file: head.file, program, staff, at });
  if (sayNo) return sayNo;
  const split = step.id === 'correctEntry' ? await correctionOf(sql, parts.shelf, head, staff, input) : entered;
  if ('ok' in split) return split;
  const adopted = step.id === 'adoptProgramRevision' ? await adoptionOf(sql, { file: head.file, program, chosen: input['revision'] as string, at }) : undefined;
  if (adopted && 'ok' in adopted) return adopted;
  const beyondSealing = whyNotSealable(split, keys);
  if (beyondSealing) return beyondSealing;

  const race = step.turns ? { race: '', winner: step.id, withdrawn: waits.map(({ key }) => key) } : wait?.race && decided(wait.race, wait.key, waits);
  const writer = new CaseLogWriter(head, program);
  const event = writer.addStep({
    ...stepFacts({ keys, caseId, eventKey: `c:${commandId}`, staff, step, split, at, mac }),
    ...(wait?.subject && { subject: wait.subject }),
    ...(wait && { claimed: wait.key }),
    ...(race && { race }),
    ...(adopted && { adopted }),
  });
  if (JSON.stringify(writer.file).length > mostOfAFile) return refused(422, 'CASE.FULL', 'The case holds as much as a case can hold');
  const { agencyId, programId } = head;
  const refusedBeside = await performEffect(sql, step, { caseId, agencyId, programId, program, commandId, by: staff.id, at, file: head.file, entry: event.seq, input: split.open });
  if (refusedBeside) return refusedBeside;
  const disclosures = await disclosuresBy(sql, { step, event, head, file: writer.file, program, staff });
  if ('ok' in disclosures) return disclosures;
  await attachFiles(sql, event.key, step.fields as Fields, split.open);
  const awaited = head.file.status === 'open' && (wait !== undefined || step.rings === true);
  const ring = awaited && !(head.bell > head.seen && head.rungLately);
  await writer.write(sql, { bell: awaited, ring });
  await recordDisclosures(sql, disclosures);
  if (adopted) await follow(sql, caseId, adopted.revision);
  if (mayIdentify(step)) await reindexParticipant(sql, parts.vault, head, keys);
  const destroyed = step.id === 'sealRecords' ? await destroyKeys(sql, parts.vault, { head, event, file: writer.file, program }) : [];
  const { places } = writer;
  const answer = { caseId, commandId, version: event.seq, pathwayId: head.pathwayId, programId: head.programId, awaited, ring };
  return { ok: true, ...answer, created: true, ...(places.length > 0 && { places }), ...(destroyed.length > 0 && { destroyed }) };
}
