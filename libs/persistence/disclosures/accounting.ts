import { accountingDocument } from '#protocol/documents/accounting.document';
import type { Language, PrintedDocument } from '#protocol/documents/printed-document';
import type { StepEvent } from '#protocol/event';
import { readsConsents } from '#protocol/rules/consent-readers.rule';
import { hasTold } from '#protocol/views/corrected-disclosure';
import { openSealed } from '../keys/key-vault.js';
import type { ReadParts } from '../reads/case-reads.js';
import { correctionsOf, eventsOfTypes, readCase, type CaseRow } from '../reads/case-rows.js';
import { pageOf, readCursor, type Page, type PageRequest } from '../reads/page.js';
import { instant, shown } from '../reads/rows.js';
import { Directory, type StaffRow } from '../reads/staff-list.js';

interface Named {
  id: string;
  name?: string;
}

/** A disclosure as it was recorded. */
export interface Accounted {
  disclosureId: string;
  /** RFC 3339. */
  at: string;
  toStaff?: Named;
  toOrganisation?: Named;
  /** To somebody outside of this system: as it was written down. */
  toOutside?: string;
  /** As the consent states it, where it can still be read; otherwise a code. */
  purpose: string;
  channel: string;
  what: string[];
  consentId?: string;
  emergencyAccessId?: string;
  law?: string;
}

/** A correction, and to whom the wrong value had been disclosed before it. */
export interface CorrectedAfterwards {
  /** The correction's number in the case, and when it was made. */
  correction: number;
  at: string;
  corrects: { entry: number; path: string };
  disclosures: Accounted[];
}

interface Row {
  seq: number;
  id: string;
  at: string;
  toStaff: string | null;
  toOrganisation: string | null;
  purpose: string;
  channel: string;
  what: string[];
  consentId: string | null;
  accessId: string | null;
  law: string | null;
}

interface Reading {
  row: CaseRow;
  nameOf: (id: string) => string | undefined;
  /** What captured consents say at a path, by the consent's id. */
  said: (consentId: string, path: string) => string | undefined;
  /** To whom something was told outside of this system, by the paths that were told. */
  outside: (what: readonly string[]) => string | undefined;
}

/** The accounting of a case, oldest first; `undefined` where there is no such case for this person, or it is not for them. */
export async function accountingOf(parts: ReadParts, staff: StaffRow, caseId: string, { limit, cursor }: PageRequest): Promise<Page<Accounted> | undefined> {
  const after = cursor === undefined ? 0 : (readCursor(cursor, 'whole')[0] as number);
  const reading = await start(parts, staff, caseId);
  if (!reading) return undefined;
  const page = pageOf(await rowsOf(parts, caseId, after, limit + 1), limit, ({ seq }) => [seq]);
  const items = page.rows.map((row) => accounted(row, reading));
  return page.next === undefined ? { items } : { items, next: page.next };
}

/** All of it at once, with what the participant is called in the consent that was taken last. */
export async function everyDisclosure(parts: ReadParts, staff: StaffRow, caseId: string): Promise<{ items: Accounted[]; participant?: string } | undefined> {
  const reading = await start(parts, staff, caseId);
  if (!reading) return undefined;
  const items = (await rowsOf(parts, caseId, 0, null)).map((row) => accounted(row, reading));
  const participant = participantIn(reading);
  return { items, ...(participant !== undefined && { participant }) };
}

/** The same, as the participant takes it home (42 CFR 2.25). */
export async function printedAccounting(parts: ReadParts, staff: StaffRow, caseId: string, language: Language): Promise<PrintedDocument | undefined> {
  const reading = await start(parts, staff, caseId);
  if (!reading) return undefined;
  const { row } = reading;
  const { program } = await parts.shelf.at(parts.database.pool, row.programId, row.programRevision);
  const consents = new Map(row.file.consents.map(({ id, signedOn }) => [id, signedOn]));
  const disclosures = (await rowsOf(parts, caseId, 0, null)).map((one) => {
    const { toStaff, toOrganisation, toOutside, consentId, ...told } = accounted(one, reading);
    const consentOf = consents.get(consentId ?? '');
    return { ...told, to: [toStaff?.name, toOrganisation?.name, toOutside].flatMap((to) => to ?? []), ...(consentOf !== undefined && { consentOf }) };
  });
  const participant = participantIn(reading);
  return accountingDocument({ language, program, disclosures, at: parts.clock.now().toISOString(), ...(participant !== undefined && { participant }) });
}

/** Of every correction, to whom the wrong value was disclosed before: they may have to be told. */
export async function toldBeforeCorrection(parts: ReadParts, staff: StaffRow, caseId: string): Promise<{ items: CorrectedAfterwards[] } | undefined> {
  const reading = await start(parts, staff, caseId);
  if (!reading) return undefined;
  const { pool } = parts.database;
  const [corrections, rows] = [await correctionsOf(pool, caseId), await rowsOf(parts, caseId, 0, null)];
  const { rows: corrected } = await pool.query<{ seq: number; type: string }>('select seq, type from case_event where case_id = $1 and seq = any($2::int[])', [
    caseId,
    corrections.map(({ open }) => open['entry']),
  ]);
  const items = corrections.map(({ seq, recordedAt, open }) => {
    const corrects = { entry: open['entry'] as number, path: open['path'] as string };
    const step = corrected.find((one) => one.seq === corrects.entry)!.type;
    const before = rows.filter(({ at, what }) => Date.parse(at) <= Date.parse(recordedAt) && hasTold(what, { ...corrects, step }));
    return { correction: seq, at: recordedAt, corrects, disclosures: before.map((row) => accounted(row, reading)) };
  });
  return { items };
}

/** The care team and the privacy officer account to the participant. */
async function start(parts: ReadParts, staff: StaffRow, caseId: string): Promise<Reading | undefined> {
  const { pool } = parts.database;
  const row = readsConsents(staff.roles) ? await readCase(pool, staff, caseId) : undefined;
  if (!row) return undefined;
  const { nameOf } = await Directory.ofCase(pool, row);
  const taken = await eventsOfTypes(pool, caseId, ['captureConsent']);
  const keys = await parts.vault.keysOf(pool, caseId, row.participantId);
  const read = (event: StepEvent | undefined, path: string) => {
    const value = event?.sealed[path] && openSealed(keys, { caseId, eventKey: event.key, path }, event.sealed[path]);
    return typeof value === 'string' ? value : undefined;
  };
  const said = (consentId: string, path: string) => read(taken.find(({ key }) => key === `c:${consentId}`), path);
  const toldOutside = await eventsOfTypes(pool, caseId, ['recordDisclosure']);
  const outside = (what: readonly string[]) => read(toldOutside.find(({ seq }) => what.includes(`entry:${seq}:what`)), 'to');
  return { row, nameOf, said, outside };
}

function participantIn({ row, said }: Reading): string | undefined {
  return row.file.consents.flatMap(({ id }) => said(id, 'participant') ?? []).at(-1);
}

async function rowsOf({ database: { pool } }: ReadParts, caseId: string, after: number, limit: number | null): Promise<Row[]> {
  const { rows } = await pool.query<Row>(
    `select seq, id, ${instant('at')} as at, to_staff as "toStaff", to_organisation as "toOrganisation", purpose, channel, what, consent_id as "consentId",
       access_id as "accessId", law
     from disclosure where case_id = $1 and seq > $2 order by seq limit $3`,
    [caseId, after, limit],
  );
  return rows;
}

function accounted(row: Row, { nameOf, said, outside }: Reading): Accounted {
  const toOutside = row.channel === 'other' ? outside(row.what) : undefined;
  const named = (id: string): Named => {
    const name = nameOf(id);
    return name === undefined ? { id } : { id, name };
  };
  return {
    disclosureId: row.id,
    at: shown(row.at),
    ...(row.toStaff !== null && { toStaff: named(row.toStaff) }),
    ...(row.toOrganisation !== null && { toOrganisation: named(row.toOrganisation) }),
    ...(toOutside !== undefined && { toOutside }),
    purpose: (row.purpose === 'consent' && row.consentId !== null ? said(row.consentId, 'purpose') : undefined) ?? row.purpose,
    channel: row.channel,
    what: row.what,
    ...(row.consentId !== null && { consentId: row.consentId }),
    ...(row.accessId !== null && { emergencyAccessId: row.accessId }),
    ...(row.law !== null && { law: row.law }),
  };
}
