import { DateTime } from 'luxon';
import type { CaseFile, Charge } from '#protocol/case-file';
import type { Program } from '#protocol/program';
import { mayRead, needsConsent, readerOf, readerWithoutCase, type Reader } from '#protocol/rules/disclosure.rule';
import { criminalJusticeConsentInForce } from '#protocol/rules/consent.rule';
import { conditionsInForce, statusForCourt } from '#protocol/rules/terms.rule';
import { conditionView, progressFor, sections, type Progress } from '#protocol/views/case-view';
import { chargeClassLabel } from '#protocol/views/item-label';
import type { Disclosed } from '#protocol/views/disclosed';
import type { DisclosureNote } from '#protocol/views/disclosure-note';
import { momentAt, type Moment } from '#protocol/views/reader';
import { tell, type Telling } from '../disclosures/tell.js';
import { openSealed } from '../keys/key-vault.js';
import type { ReadParts } from './case-reads.js';
import { eventsOfTypes, part2Sources } from './case-rows.js';
import { knownCases } from './may-know.js';
import { pageOf, readCursor, writeCursor, type Page, type PageRequest, type Place } from './page.js';
import { instant, shown } from './rows.js';
import { Directory, personOf, type StaffRow } from './staff-list.js';

export interface DocketQuery extends PageRequest {
  program?: string;
  /** Of this case alone. */
  case?: string;
  /** Those held, and those that may yet be, if absent; of one case all of its charges. */
  status?: Charge['status'];
  /** Staff id. */
  owner?: string;
  /** RFC 3339: deadlines from here on, and before there. */
  dueFrom?: string;
  dueTo?: string;
  /** Those with a condition that nobody has attested yet, of which this person may know. */
  unattested?: 'true';
  /** Those that a conference speaks of: a new offence waits, or this person may know that a review is recommended. */
  review?: 'true';
  consent?: DocketRow['consent'];
}

interface Named {
  id: string;
  name?: string;
}

export interface DocketRow {
  caseId: string;
  chargeId: string;
  programId: string;
  class: string;
  classLabel: string;
  status: Charge['status'];
  owner?: Named;
  holdBeganAt?: string;
  deadline?: { kind: string; at: string };
  /** Whole days until the deadline's day in the program's zone; negative when it is over. */
  daysLeft?: number;
  limitationDate?: string;
  /** Whether the consent that lets this reader see progress (42 CFR 2.35) is in force. */
  consent: 'inForce' | 'noConsent';
  /** Each with the defender's answer, in its own words, where there is one. */
  conditions: Progress<(ReturnType<typeof conditionView> & { answer?: string })[]>;
  recommendation: Progress<string>;
  /** How many new offences in its case wait for the prosecutor's review. */
  newOffences: number;
  decisions: (Omit<Charge['decisions'][number], 'by'> & { by: Named })[];
}

interface Row {
  caseId: string;
  chargeId: string;
  programId: string;
  programRevision: number;
  class: string;
  status: Charge['status'];
  owner: string | null;
  holdBeganAt: string | null;
  deadlineKind: string | null;
  deadline: string | null;
  recommendation: string;
  decisions: Charge['decisions'];
  agencyId: string;
  participantId: string;
  part2Sources: string[];
  file: CaseFile;
  place: string;
}

/** A row of the docket and who reads it. */
interface Read {
  row: Row;
  program: Program;
  moment: Moment;
  reader: Reader;
}

const pending: readonly Charge['status'][] = ['screened', 'offered', 'held'];

export function mayReadDocket(staff: StaffRow): boolean {
  return mayRead(readerWithoutCase(personOf(staff)), 'police');
}

/** Who may know of conditions, and whether a consent is in force, is decided row by row: so much is looked at for one page. */
const batch = 200;
const mostLookedAt = 2_000;

/**
 * Held charges that this person may know of, the next deadline first. A page may hold fewer than asked for and still have a
 * next one, where it is filtered by what depends on the reader.
 */
export async function docket(parts: ReadParts, staff: StaffRow, query: DocketQuery): Promise<Page<DocketRow> & { disclosure?: DisclosureNote }> {
  if (!mayReadDocket(staff)) return { items: [] };
  const { pool } = parts.database;
  const { rows, next } = await wantedRows(parts, staff, query);
  const directory = await Directory.of(pool, staff.agencyId);
  const told = await Promise.all(rows.map((read) => asDocketRow(read, parts, directory)));
  const disclosure = await tell(pool, told.map(({ telling }) => telling), directory.nameOf);
  return { items: told.map(({ item }) => item), ...(next !== undefined && { next }), ...(disclosure && { disclosure }) };
}

async function wantedRows(parts: ReadParts, staff: StaffRow, query: DocketQuery): Promise<{ rows: Read[]; next?: string }> {
  const { unattested, review, consent } = query;
  const count = unattested === undefined && review === undefined && consent === undefined ? query.limit + 1 : Math.max(query.limit + 1, batch);
  const wanted: Read[] = [];
  let after = query.cursor;
  for (let looked = 0; looked < mostLookedAt; looked += count) {
    const rows = await rowsAfter(parts, staff, { ...query, cursor: after }, count);
    const reads = await Promise.all(rows.map((row) => readBy(staff, row, parts)));
    wanted.push(...reads.filter((read) => isWanted(read, query)));
    if (wanted.length > query.limit || rows.length < count) {
      return pageOf(wanted, query.limit, ({ row }) => placeOf(row));
    }
    after = writeCursor(placeOf(rows.at(-1)!));
  }
  return { rows: wanted, next: after };
}

async function rowsAfter(parts: ReadParts, staff: StaffRow, query: DocketQuery, count: number): Promise<Row[]> {
  const known = knownCases(staff, 9);
  const { program = null, case: caseId = null, owner = null, dueFrom = null, dueTo = null } = query;
  const every = caseId === null ? pending : null;
  const statuses = query.status === undefined ? every : [query.status];
  const values: unknown[] = [statuses, program, count, staff.agencyId, owner, dueFrom, dueTo, caseId, ...known.values];
  const order = 'c.deadline_or_never, c.case_id, c.charge_id';
  let later = '';
  if (query.cursor !== undefined) {
    const [at, caseId, chargeId] = readCursor(query.cursor, 'instant', 'uuid', 'uuid');
    later = `and (${order}) > ($${values.push(at)}::timestamptz, $${values.push(caseId)}::uuid, $${values.push(chargeId)}::uuid)`;
  }
  const { rows } = await parts.database.pool.query<Row>(
    `select c.case_id as "caseId", c.charge_id as "chargeId", c.program_id as "programId", h.program_revision as "programRevision",
       c.class, c.status, c.owner, ${instant('c.hold_began_at')} as "holdBeganAt", c.deadline_kind as "deadlineKind",
       ${instant('c.deadline')} as deadline, c.recommendation, c.decisions, h.agency_id as "agencyId", h.participant_id as "participantId",
       ${part2Sources} as "part2Sources", h.file, coalesce(${instant('c.deadline')}, 'infinity') as place
     from charge c join case_head h on h.case_id = c.case_id
     where c.agency_id = $4 and ($1::text[] is null or c.status = any($1::text[])) and ($8::uuid is null or c.case_id = $8) and ($2::text is null or c.program_id = $2) and ${known.sql} ${later}
       and ($5::uuid is null or c.owner = $5)
       and ($6::timestamptz is null or c.deadline_or_never >= $6) and ($7::timestamptz is null or c.deadline_or_never < $7)
     order by ${order} limit $3`,
    values,
  );
  return rows;
}

function placeOf({ place, caseId, chargeId }: Row): Place {
  return [place, caseId, chargeId];
}

async function readBy(staff: StaffRow, row: Row, parts: ReadParts): Promise<Read> {
  const { program } = await parts.shelf.at(parts.database.pool, row.programId, row.programRevision);
  const moment = momentAt(parts.clock.now(), program.zone);
  return { row, program, moment, reader: readerOf(personOf(staff), row, moment.now, program.zone) };
}

/** Whoever may not know how the conditions stand learns nothing of it by asking for those that are not attested. */
function isWanted(read: Read, { unattested, review, consent }: DocketQuery): boolean {
  if (consent !== undefined && consentOf(read) !== consent) return false;
  if (review !== undefined && !isForReview(read)) return false;
  if (unattested === undefined) return true;
  return mayRead(read.reader, sections.conditions) && conditionsInForce(read.row.file).some(({ status }) => status === 'open');
}

function isForReview({ row, reader }: Read): boolean {
  if (newOffencesIn(row.file) > 0) return true;
  return mayRead(reader, sections.recommendation) && row.recommendation === 'review';
}

function newOffencesIn({ newOffences }: CaseFile): number {
  return newOffences.filter(({ reviewedAt }) => reviewedAt === undefined).length;
}

function consentOf({ row, reader, moment, program }: Read): DocketRow['consent'] {
  if (needsConsent(reader, sections.conditions)) return 'noConsent';
  return criminalJusticeConsentInForce(row.file, moment.now, program.zone) ? 'inForce' : 'noConsent';
}

async function asDocketRow(read: Read, parts: ReadParts, directory: Directory): Promise<{ item: DocketRow; telling: Telling }> {
  const { row, program, moment, reader } = read;
  const answers = await defenderAnswers(read, parts);
  const disclosed: Disclosed[] = [];
  const named = (id: string): Named => ({ id, name: directory.nameOf(id) });
  const { limitationDate } = row.file.charges.find(({ id }) => id === row.chargeId) ?? {};
  const item: DocketRow = {
    caseId: row.caseId,
    chargeId: row.chargeId,
    programId: row.programId,
    class: row.class,
    classLabel: chargeClassLabel(program, row.class),
    status: row.status,
    ...(row.owner === null ? {} : { owner: named(row.owner) }),
    ...(row.holdBeganAt === null ? {} : { holdBeganAt: shown(row.holdBeganAt) }),
    ...(row.deadline === null || row.deadlineKind === null
      ? {}
      : {
          deadline: { kind: row.deadlineKind, at: shown(row.deadline) },
          daysLeft: daysBetween(moment.now, row.deadline, program.zone),
        }),
    ...(limitationDate === undefined ? {} : { limitationDate }),
    consent: consentOf(read),
    conditions: progressFor({ reader, disclosed }, 'conditions', () => courtConditions(row.file, directory, answers)),
    recommendation: progressFor({ reader, disclosed }, 'recommendation', () => row.recommendation),
    newOffences: newOffencesIn(row.file),
    decisions: row.decisions.map(({ by, ...decision }) => ({ ...decision, by: named(by) })),
  };
  const { caseId, agencyId, file } = row;
  return { item, telling: { caseId, agencyId, file, reader, disclosed, at: moment.now } };
}

function courtConditions(file: CaseFile, directory: Directory, answers: ReadonlyMap<string, string>) {
  return conditionsInForce(file).map((condition) => {
    const status = statusForCourt(condition);
    const answer = answers.get(condition.id);
    if (status === condition.status) return { ...conditionView(condition, directory), ...(answer !== undefined && { answer }) };
    const { attestedBy: _by, attestedAt: _at, defenderAnswer: _awaited, ...rest } = condition;
    return conditionView({ ...rest, status }, directory);
  });
}

/** What the defender has answered, by condition and as corrected last, for those who may read it and while its key exists. */
async function defenderAnswers({ row, reader }: Read, { database, vault }: ReadParts): Promise<Map<string, string>> {
  const answers = new Map<string, string>();
  const isAnswered = row.file.conditions.some(({ defenderAnswer }) => defenderAnswer === 'answered');
  if (!isAnswered || !mayRead(reader, sections.conditions)) return answers;
  const events = await eventsOfTypes(database.pool, row.caseId, ['recordDefenderAnswer', 'correctEntry']);
  const keys = await vault.keysOf(database.pool, row.caseId, row.participantId);
  for (const answered of events.filter(({ type }) => type === 'recordDefenderAnswer')) {
    const corrected = events.findLast(({ open }) => open['entry'] === answered.seq && open['path'] === 'answer');
    const [event, path] = corrected ? [corrected, 'value'] : [answered, 'answer'];
    const value = openSealed(keys, { caseId: row.caseId, eventKey: event.key, path }, event.sealed[path]!);
    if (typeof value === 'string') answers.set(answered.open['condition'] as string, value);
  }
  return answers;
}

function daysBetween(from: string, to: string, zone: string): number {
  const [first, last] = [from, to].map((at) => DateTime.fromISO(at, { zone }).startOf('day'));
  return Math.round(last!.diff(first!, 'days').days);
}
