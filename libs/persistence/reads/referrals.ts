import type { CaseFile, ReferralStatus } from '#protocol/case-file';
import type { StepEvent } from '#protocol/event';
import { readerOf, type Held } from '#protocol/rules/disclosure.rule';
import { discloses, type Answering } from '#protocol/views/disclosed';
import type { DisclosureNote } from '#protocol/views/disclosure-note';
import { heldByCollection } from '#protocol/views/reader';
import { tell, type Telling } from '../disclosures/tell.js';
import { openSealed } from '../keys/key-vault.js';
import { readIdentity } from '../people/participants.js';
import type { ReadParts } from './case-reads.js';
import { part2Sources } from './case-rows.js';
import { lastSaid } from './last-said.js';
import { knownCases } from './may-know.js';
import { pageOf, readCursor, type Page, type PageRequest } from './page.js';
import { instant, shown } from './rows.js';
import { Directory, personOf, type StaffRow } from './staff-list.js';

export interface ReferralQuery extends PageRequest {
  status?: ReferralStatus;
}

/** What takes a consent that is not there. */
type Told<T> = T | 'noConsent';

/** A referral as the provider that it is addressed to may see it. */
export interface Referral {
  referralId: string;
  caseId: string;
  programId: string;
  status: ReferralStatus;
  requestedAt: string;
  service: Told<string>;
  /** The service of the directory whose bed or slot is asked for. */
  place?: Told<string>;
  waitingSince?: string;
  givenAt?: string;
  /** Each is left out where nobody has said it. */
  name?: Told<string>;
  safeContact?: Told<string>;
  remark?: Told<string>;
}

interface Row {
  referralId: string;
  caseId: string;
  agencyId: string;
  participantId: string;
  programId: string;
  programRevision: number;
  file: CaseFile;
  part2Sources: string[];
  status: ReferralStatus;
  service: string;
  place: string | null;
  waitingSince: string | null;
  givenAt: string | null;
  requestedAt: string;
  request: string;
}

/**
 * The referrals addressed to this person's organisation, the newest first: that they are there and how they stand, and of the
 * person and the service what the rule of disclosure allows now. A consent that has ended since withholds it again.
 */
export async function referralsTo(parts: ReadParts, staff: StaffRow, query: ReferralQuery): Promise<Page<Referral> & { disclosure?: DisclosureNote }> {
  const { pool } = parts.database;
  const rows = await readRows(parts, staff, query);
  const page = pageOf(rows, query.limit, (last) => [last.requestedAt, last.referralId]);
  const at = parts.clock.now().toISOString();
  const told = await Promise.all(page.rows.map((row) => asReferral(parts, staff, row, at)));
  const { nameOf } = await Directory.of(pool, staff.agencyId);
  const disclosure = await tell(pool, told.map(({ telling }) => telling), nameOf);
  return { items: told.map(({ referral }) => referral), ...(page.next !== undefined && { next: page.next }), ...(disclosure && { disclosure }) };
}

async function readRows({ database: { pool } }: ReadParts, staff: StaffRow, { status, limit, cursor }: ReferralQuery): Promise<Row[]> {
  const known = knownCases(staff, 3);
  const values: unknown[] = [staff.organisationId, limit + 1, ...known.values];
  const conditions = ['p.provider = $1', known.sql];
  if (status !== undefined) conditions.push(`p.status = $${values.push(status)}`);
  if (cursor !== undefined) {
    const [before, id] = readCursor(cursor, 'instant', 'uuid');
    conditions.push(`(e.recorded_at, p.placement_id) < ($${values.push(before)}::timestamptz, $${values.push(id)}::uuid)`);
  }
  const { rows } = await pool.query<Row>(
    `select p.placement_id as "referralId", h.case_id as "caseId", h.agency_id as "agencyId", h.participant_id as "participantId", h.program_id as "programId",
       h.program_revision as "programRevision", h.file, ${part2Sources} as "part2Sources", p.status, p.service, p.place,
       ${instant('p.waiting_since')} as "waitingSince", ${instant('p.given_at')} as "givenAt", ${instant('e.recorded_at')} as "requestedAt", e.body as request
     from placement p join case_head h on h.case_id = p.case_id join case_event e on e.case_id = p.case_id and e.key = 'c:' || p.placement_id
     where ${conditions.join(' and ')} order by e.recorded_at desc, p.placement_id desc limit $2`,
    values,
  );
  return rows;
}

async function asReferral(parts: ReadParts, staff: StaffRow, row: Row, at: string): Promise<{ referral: Referral; telling: Telling }> {
  const { database, vault, shelf } = parts;
  const { referralId, caseId, programId, status, service, place, waitingSince, givenAt, requestedAt } = row;
  const { program } = await shelf.at(database.pool, programId, row.programRevision);
  const reader = readerOf(personOf(staff), row, at, program.zone);
  const answering: Answering = { reader, disclosed: [] };
  const request = JSON.parse(row.request) as StepEvent;
  // Whoever has made it, it may say what any Part 2 program of the case has said before (42 CFR 2.11, 2.12).
  const held: Held = { ...heldByCollection.placements, addressedTo: staff.organisationId, ...(request.actor.part2 && { source: request.actor.organisation }) };
  const told = async <T>(what: string, of: Held, read: () => T | undefined | Promise<T | undefined>): Promise<Told<T> | undefined> => {
    const value = await read();
    if (value === undefined) return undefined;
    return discloses(answering, of, `referral:${referralId}:${what}`) ? value : 'noConsent';
  };
  const keys = await vault.keysOf(database.pool, caseId, row.participantId);
  const opened = (eventKey: string, path: string, sealed: StepEvent['sealed'][string] | undefined) => {
    const value = sealed && openSealed(keys, { caseId, eventKey, path }, sealed);
    return typeof value === 'string' ? value : undefined;
  };
  const contact = await lastSaid(database.pool, caseId, 'safeContact');
  const referral = {
    referralId,
    caseId,
    programId,
    status,
    requestedAt: shown(requestedAt),
    service: (await told('service', held, () => service))!,
    ...defined({
      place: await told('place', held, () => place ?? undefined),
      waitingSince: waitingSince === null ? undefined : shown(waitingSince),
      givenAt: givenAt === null ? undefined : shown(givenAt),
      name: await told('name', held, async () => (await readIdentity(database.pool, vault, row)).name),
      safeContact: await told('safeContact', held, () => contact && opened(contact.eventKey, contact.path, contact.sealed)),
      remark: await told('remark', { ...held, scope: 'notes' }, () => opened(request.key, 'remark', request.sealed['remark'])),
    }),
  };
  return { referral, telling: { caseId, agencyId: row.agencyId, file: row.file, reader, disclosed: answering.disclosed, at } };
}

function defined<T extends object>(value: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined)) as { [K in keyof T]?: NonNullable<T[K]> };
}
