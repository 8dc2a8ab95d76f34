import type { PoolClient } from 'pg';
import type { CaseFile } from '#protocol/case-file';
import type { StepEvent } from '#protocol/event';
import type { OpenInput } from '#protocol/fields';
import { indexTerms, type Identity } from '#protocol/person-index';
import type { Program } from '#protocol/program';
import type { ProgramEvent } from '#protocol/program-step';
import type { recordCall } from '#protocol/program-steps/record-call.program-step';
import type { Happening } from '#protocol/rules/busiest-window.rule';
import { isResponse, repeatContactsOf } from '#protocol/rules/repeat-contacts.rule';
import { extendAlert, raiseAlert } from '../alerts/raise-alert.js';
import { derivedUuid } from '../canonical.js';
import { resolveDue } from '../deadlines.js';
import type { KeyVault } from '../keys/key-vault.js';
import { digestsOf, lockDigests } from '../people/participant-index.js';
import { differentBirthDates } from '../people/same-person.js';
import { instant } from '../reads/rows.js';
import { aroundInTime } from './around-in-time.js';

/** One response to a person, by a call or by the opening of a case: the row by which it is counted. */
export interface ContactRow {
  id: string;
  agencyId: string;
  programId: string;
  area: string;
  kind: string;
  /** RFC 3339. */
  occurredAt: string;
  /** The case that it opened, or the command that recorded the call. */
  caseId?: string;
  commandId?: string;
  /** When it was recorded, RFC 3339. */
  at: string;
}

export interface NewContact extends ContactRow {
  /** Who it was, as far as it was known. */
  identity: Identity;
}

/** `undefined` where the case, as it was opened, is no response to a person in the field. */
export function contactByOpening({ agency, recordedAt }: Pick<StepEvent, 'agency' | 'recordedAt'>, { caseId, programId, pathwayId, start }: CaseFile): ContactRow | undefined {
  if (!start || !isResponse(pathwayId, start.source)) return undefined;
  const id = derivedUuid('contact', caseId);
  return { id, agencyId: agency, programId, area: start.area, kind: start.source, occurredAt: start.at, caseId, at: recordedAt };
}

/** A call counts once, whoever hands it in. */
export function contactByCall({ program: programId, agency: agencyId, key, open, recordedAt: at }: Pick<ProgramEvent, 'program' | 'agency' | 'key' | 'open' | 'recordedAt'>): ContactRow {
  const { callId, area, kind, occurredAt } = open as OpenInput<(typeof recordCall)['fields']>;
  return { id: derivedUuid('call', programId, callId), agencyId, programId, area, kind, occurredAt, commandId: key.slice('c:'.length), at };
}

/** False where a contact with this id stands already. */
export async function recordContact(sql: PoolClient, vault: KeyVault, program: Program, contact: NewContact): Promise<boolean> {
  const isNew = await insertContact(sql, vault, contact);
  if (isNew) await watchForRepeats(sql, program, contact);
  return isNew;
}

/** The row, and by what the person is recognized. False where a contact with this id stands already. */
export async function insertContact(sql: PoolClient, vault: KeyVault, contact: NewContact): Promise<boolean> {
  const { id, agencyId, programId, area, kind, occurredAt, caseId, commandId, identity, at } = contact;
  const { rowCount } = await sql.query({
    name: 'insert-contact',
    text: `
      insert into contact (id, agency_id, program_id, area, kind, occurred_at, case_id, command_id, recorded_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
    values: [id, agencyId, programId, area, kind, occurredAt, caseId ?? null, commandId ?? null, at],
  });
  if (rowCount === 0) return false;
  const terms = indexTerms(identity);
  const digests = digestsOf(vault, agencyId, terms);
  await lockDigests(sql, agencyId, digests);
  await sql.query({
    name: 'index-contact',
    text: 'insert into contact_index (contact_id, program_id, kind, digest) select $1, $2, * from unnest($3::text[], $4::bytea[])',
    values: [id, programId, terms.map((term) => term.kind), digests],
  });
  return true;
}

/** Tells of repeated responses once for each run of them; further ones only add to it. Somebody unknown is not counted. */
async function watchForRepeats(sql: PoolClient, program: Program, { id, agencyId, occurredAt, at }: NewContact): Promise<void> {
  if (!program.repeatContacts) return;
  const { within } = program.repeatContacts;
  const contacts = await contactsOfOnePerson(sql, program, id, aroundInTime(occurredAt, within, program.zone));
  const endOf = (from: string) => resolveDue({ from, plus: within }, new Date(at), program.zone);
  const run = repeatContactsOf({ id, at: occurredAt }, contacts, program, endOf);
  if (!run) return;
  const { since, until, happenings } = run;
  const told = await toldOf(sql, program.id, id, since, until);
  if (told !== undefined) return extendAlert(sql, told, { since, until, count: happenings.length });
  await raiseAlert(sql, {
    ...{ agencyId, programId: program.id, kind: 'repeatContacts', of: happenings[0]!.id, subject: happenings[0]!.id },
    ...{ roles: ['coordinator'], since, until, count: happenings.length, at },
  });
}

/** The alert of the run that this one continues: about the same person, and not over before it began. */
async function toldOf(sql: PoolClient, programId: string, contactId: string, since: string, until: string): Promise<string | undefined> {
  const { rows } = await sql.query<{ id: string }>({
    name: 'told-repeats',
    text: `
      select a.id from alert a where a.program_id = $1 and a.kind = 'repeatContacts' and a.until >= $3 and a.since <= $4 and exists (
        select 1 from contact_index i join contact_index o on o.digest = i.digest
        where i.contact_id = $2 and o.contact_id = a.subject and not ${differentBirthDates('contact_index', 'contact_id', 'i', 'o')})
      order by a.raised_at, a.id limit 1`,
    values: [programId, contactId, since, until],
  });
  return rows[0]?.id;
}

/** The contact itself, and those that share a name or phone with it; the same name with another birth date is another person. */
async function contactsOfOnePerson(sql: PoolClient, program: Program, id: string, [from, to]: [string, string]): Promise<Happening[]> {
  const { rows } = await sql.query<Happening>({
    name: 'contacts-of-one-person',
    text: `
      select c.id, ${instant('c.occurred_at')} as at from contact c
      where c.occurred_at between $3 and $4 and c.id in (
        select o.contact_id from contact_index i join contact_index o on o.program_id = i.program_id and o.digest = i.digest
        where i.contact_id = $1 and i.program_id = $2 and not ${differentBirthDates('contact_index', 'contact_id', 'i', 'o')})`,
    values: [id, program.id, from, to],
  });
  return rows;
}
