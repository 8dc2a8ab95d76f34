import type { CaseFile, ReferralStatus } from '#protocol/case-file';
import type { Role } from '#protocol/roles';
import { admissionWithin, interimServicesWithin } from '#protocol/rules/admission.rule';
import { readerOf } from '#protocol/rules/disclosure.rule';
import { discloses, type Disclosed } from '#protocol/views/disclosed';
import type { DisclosureNote } from '#protocol/views/disclosure-note';
import { heldByCollection } from '#protocol/views/reader';
import { derivedUuid } from '../canonical.js';
import { resolveDue } from '../deadlines.js';
import { tell, type Telling } from '../disclosures/tell.js';
import { part2Sources } from '../reads/case-rows.js';
import type { ReadParts } from '../reads/case-reads.js';
import { knownCases } from '../reads/may-know.js';
import { pageOf, readCursor, type Page, type PageRequest } from '../reads/page.js';
import { instant, shown } from '../reads/rows.js';
import { Directory, personOf, type StaffRow } from '../reads/staff-list.js';

/** Who looks after waiting lists. */
const listKeepers: readonly Role[] = ['coordinator', 'supervisor'];

export interface WaitingEntry {
  /** 1 is the first. */
  position: number;
  /** The person's unique identifier on this list (45 CFR 96.126(c)): it says nothing of who it is. */
  waitingId: string;
  waitingSince: string;
  /** What follows says who is in treatment: only where a consent lets this person read it, or none is needed. */
  caseId?: string;
  placementId?: string;
  status?: ReferralStatus;
  /** Last instants for a person who injects drugs. */
  interimServicesBy?: string;
  admissionBy?: string;
}

interface Row {
  position: number;
  personId: string;
  caseId: string;
  placementId: string;
  programRevision: number;
  programId: string;
  agencyId: string;
  part2Sources: string[];
  waitingSince: string;
  status: ReferralStatus;
  file: CaseFile;
}

export function mayReadWaitingLists({ roles }: Pick<StaffRow, 'roles'>): boolean {
  return roles.some((role) => listKeepers.includes(role));
}

/** Those who wait for a bed or slot of the service, the first first. */
export async function waitingList(parts: ReadParts, staff: StaffRow, serviceId: string, { limit, cursor }: PageRequest): Promise<Page<WaitingEntry> & { disclosure?: DisclosureNote }> {
  const known = knownCases(staff, 3);
  const values: unknown[] = [serviceId, limit + 1, ...known.values];
  let later = '';
  if (cursor !== undefined) {
    const [at, id] = readCursor(cursor, 'instant', 'uuid');
    later = `where (list.since, list."placementId") > ($${values.push(at)}::timestamptz, $${values.push(id)}::uuid)`;
  }
  const { rows } = await parts.database.pool.query<Row>(
    `select list.*, ${instant('list.since')} as "waitingSince" from (
       select row_number() over (order by w.waiting_since, w.placement_id)::int as position, w.case_id as "caseId", w.placement_id as "placementId",
         w.waiting_since as since, w.status, coalesce(p.same_as, p.id) as "personId", h.program_id as "programId",
         h.program_revision as "programRevision", h.agency_id as "agencyId", ${part2Sources} as "part2Sources", h.file
       from placement w join case_head h on h.case_id = w.case_id join participant p on p.id = h.participant_id
       where w.place = $1 and w.waiting_since is not null and ${known.sql}
     ) list ${later} order by list.since, list."placementId" limit $2`,
    values,
  );
  const page = pageOf(rows, limit, (last) => [last.waitingSince, last.placementId]);
  const entries = await Promise.all(page.rows.map((row) => asEntry(parts, staff, serviceId, row)));
  const { nameOf } = await Directory.of(parts.database.pool, staff.agencyId);
  const disclosure = await tell(parts.database.pool, entries.map(({ telling }) => telling), nameOf);
  return { items: entries.map(({ item }) => item), ...(page.next !== undefined && { next: page.next }), ...(disclosure && { disclosure }) };
}

async function asEntry({ database, shelf, clock }: ReadParts, staff: StaffRow, serviceId: string, row: Row): Promise<{ item: WaitingEntry; telling: Telling }> {
  const { position, personId, caseId, placementId, agencyId, waitingSince, status, file } = row;
  const { program } = await shelf.at(database.pool, row.programId, row.programRevision);
  const { injects, interim } = file.placements.find(({ id }) => id === placementId)!;
  const since = shown(waitingSince);
  const by = (plus: string) => resolveDue({ from: since, plus }, new Date(since), program.zone);
  const waits = { position, waitingId: derivedUuid('waiting', serviceId, personId), waitingSince: since };
  const ofWhom = {
    caseId,
    placementId,
    status,
    ...(injects && interim === undefined && { interimServicesBy: by(interimServicesWithin) }),
    ...(injects && { admissionBy: by(admissionWithin({ interim })) }),
  };
  const at = clock.now().toISOString();
  const reader = readerOf(personOf(staff), row, at, program.zone);
  const disclosed: Disclosed[] = [];
  const shows = discloses({ reader, disclosed }, heldByCollection.placements, 'section:placements');
  return { item: { ...waits, ...(shows && ofWhom) }, telling: { caseId, agencyId, file, reader, disclosed, at } };
}
