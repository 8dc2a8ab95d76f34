import type { PoolClient } from 'pg';
import { v7 as newId } from 'uuid';
import type { StepEvent } from '#protocol/event';
import { basisOf, mayRead, readerOf } from '#protocol/rules/disclosure.rule';
import { isSealed } from '#protocol/rules/sealing.rule';
import type { Step } from '#protocol/step';
import { steps } from '#protocol/steps/registry';
import { courtPacket, packetRoles, type CourtPacket, type HashedStep, type PacketContext } from '#protocol/views/court-packet';
import { sections } from '#protocol/views/case-view';
import { momentAt } from '#protocol/views/reader';
import { inTransaction } from '../database.js';
import { recordDisclosures, type DisclosureRow } from '../disclosures/record-disclosures.js';
import { openSealed } from '../keys/key-vault.js';
import type { ReadParts } from '../reads/case-reads.js';
import { readCase } from '../reads/case-rows.js';
import { Directory, personOf, type StaffRow } from '../reads/staff-list.js';

/** `notFound`: there is none that this person may know of. `noConsent`: a defender has one under a consent alone. */
export type MadePacket = CourtPacket | 'notFound' | 'noConsent';

/**
 * Makes the packet of one charge for this person, and records it as a disclosure in the same transaction. The head is held
 * meanwhile: a consent revoked before is not relied on, and what is shown is what the chain's head stands for.
 */
export function makePacket(parts: ReadParts, staff: StaffRow, asked: { caseId: string; chargeId: string }): Promise<MadePacket> {
  return inTransaction(parts.database.pool, (sql) => packetIn(sql, parts, staff, asked));
}

async function packetIn(sql: PoolClient, parts: ReadParts, staff: StaffRow, { caseId, chargeId }: { caseId: string; chargeId: string }): Promise<MadePacket> {
  const head = await holdHead(sql, caseId);
  const row = await readCase(sql, staff, caseId);
  const charge = row?.file.charges.find(({ id }) => id === chargeId);
  if (!head || !row || !charge || isSealed(row.file, 'justice')) return 'notFound';
  const { program } = await parts.shelf.at(sql, row.programId, row.programRevision);
  const { now } = momentAt(parts.clock.now(), program.zone);
  const roles = staff.roles.filter((role) => packetRoles.includes(role));
  const reader = readerOf({ ...personOf(staff), roles }, row, now, program.zone);
  if (!mayRead(reader, 'police')) return 'notFound';
  if (roles.every((role) => role === 'defender') && !basisOf(reader, sections.conditions)) return 'noConsent';

  const directory = await Directory.ofCase(sql, row);
  const titles = await titlesOf(sql, row.agencyId, staff.organisationId);
  const keys = await parts.vault.keysOf(sql, caseId, row.participantId);
  const context: PacketContext = {
    packetId: newId(),
    madeAt: now,
    madeFor: { id: staff.id, name: staff.name, roles, organisation: { id: staff.organisationId, name: titles.organisation } },
    agency: { id: row.agencyId, name: titles.agency },
    file: row.file,
    charge,
    program,
    reader,
    nameOf: directory.nameOf,
    head: { entry: head.seq, hash: head.hash.toString('hex') },
    steps: await stepsShown(sql, caseId),
    open: (event, path) => openSealed(keys, { caseId, eventKey: event.key, path }, event.sealed[path]!),
  };
  const packet = courtPacket(context);
  await recordDisclosures(sql, [disclosureOf(packet)]);
  return packet;
}

/** A code and paths alone; under which consent, where there is one. */
function disclosureOf({ agency, caseId, charge, consent, madeAt, madeFor }: CourtPacket): DisclosureRow {
  const common = { caseId, agencyId: agency.id, toStaff: madeFor.id, toOrganisation: madeFor.organisation.id, at: madeAt, channel: 'packet' } as const;
  if (consent === 'noConsent') return { ...common, purpose: 'courtPacket', what: [`charge:${charge.id}`] };
  const what = [`charge:${charge.id}`, 'section:conditions', 'section:recommendation'];
  return { ...common, purpose: 'consent', what, consentId: consent.consentId };
}

/** Nobody adds to the case until this transaction has ended. */
async function holdHead(sql: PoolClient, caseId: string): Promise<{ seq: number; hash: Buffer } | undefined> {
  const { rows } = await sql.query<{ seq: number; hash: Buffer }>('select seq, hash from case_head where case_id = $1 for share', [caseId]);
  return rows[0];
}

async function stepsShown(sql: PoolClient, caseId: string): Promise<HashedStep[]> {
  const { rows } = await sql.query<{ body: string; hash: Buffer }>(
    'select body, hash from case_event where case_id = $1 and type = any($2::text[]) order by seq',
    [caseId, shownSteps],
  );
  return rows.map(({ body, hash }) => ({ event: JSON.parse(body) as StepEvent, hash: hash.toString('hex') }));
}

/** The organisation may be another agency's. */
async function titlesOf(sql: PoolClient, agencyId: string, organisationId: string): Promise<{ agency: string; organisation: string }> {
  const { rows } = await sql.query<{ agency: string; organisation: string }>(
    'select (select title from agency where id = $1) as agency, (select title from organisation where id = $2) as organisation',
    [agencyId, organisationId],
  );
  return rows[0]!;
}

/** Steps about the case's charges and conditions, and those that say how a condition stands and under which consent it is told. */
const alsoShown: readonly string[] = ['signConditions', 'attestCondition', 'recordDefenderAnswer', 'captureConsent', 'correctEntry'];
const shownSteps = Object.values<Step>(steps)
  .filter(({ id, fields }) => 'charge' in fields || 'charges' in fields || 'conditions' in fields || alsoShown.includes(id))
  .map(({ id }) => id);
