import { DateTime } from 'luxon';
import type { PoolClient } from 'pg';
import { alertOverseers } from '#protocol/alerts';
import type { Program } from '#protocol/program';
import type { Role } from '#protocol/roles';
import { isNearlyFull, reportToStateWithinDays } from '#protocol/rules/admission.rule';
import { isWaiting } from '#protocol/rules/referral.rule';
import { raiseAlert } from '../alerts/raise-alert.js';
import type { Rung } from '../case-log/answers.js';
import { CaseLogWriter } from '../case-log/case-log-writer.js';
import { lockHead, type Head } from '../case-log/head.js';
import type { ExchangeParts } from '../case-log/record-parts.js';
import { inTransaction } from '../database.js';
import { keepsOneOfKind, occupiedOf, waitingFor } from './waiting-list.js';

interface Service {
  id: string;
  agencyId: string;
  programId: string;
  organisationId: string;
  type: string;
  status: 'active' | 'inactive';
  places: number | null;
  nearlyFullSince: Date | null;
  providerType: string;
}

interface Waiting {
  caseId: string;
  placementId: string;
  participantId: string;
}

/**
 * Gives the free beds or slots of a service to those who wait, in the order of the list, until none is free or nobody waits.
 * The only giver: whoever keeps one counts under the service's lock, so that it is never oversold. One transaction for each,
 * which locks the service, then the person, then the case; a person's step locks its case alone.
 *
 * @returns the cases that were given one: their processes have to be rung.
 */
export async function allocate(parts: ExchangeParts, serviceId: string): Promise<Rung[]> {
  const given: Rung[] = [];
  const passedOver: string[] = [];
  for (;;) {
    const next = await inTransaction(parts.database.pool, (sql) => giveNext(sql, parts, serviceId, passedOver));
    if (next === 'settled') return given;
    if (typeof next === 'string') passedOver.push(next);
    else given.push(next);
  }
}

/** The case that was given one, the referral that wants none any more, or that there is nothing left to do. */
async function giveNext(sql: PoolClient, parts: ExchangeParts, serviceId: string, passedOver: readonly string[]): Promise<Rung | string> {
  const service = await lockService(sql, serviceId);
  if (!service || service.places === null) return 'settled';
  const occupied = await countOccupied(sql, serviceId);
  const first = service.status === 'active' && occupied < service.places ? await firstWaiting(sql, serviceId, passedOver) : undefined;
  if (first) return (await giveTo(sql, parts, service, first)) ?? first.placementId;
  await tellNearlyFull(sql, parts, service, { occupied, places: service.places });
  return 'settled';
}

async function lockService(sql: PoolClient, id: string): Promise<Service | undefined> {
  await sql.query('select from service where id = $1 for no key update', [id]);
  const { rows } = await sql.query<Service>(
    `select s.id, s.agency_id as "agencyId", s.program_id as "programId", s.organisation_id as "organisationId", s.type, s.status, s.places,
       s.nearly_full_since as "nearlyFullSince", o.type as "providerType"
     from service s join organisation o on o.id = s.organisation_id where s.id = $1`,
    [id],
  );
  return rows[0];
}

async function countOccupied(sql: PoolClient, serviceId: string): Promise<number> {
  const { rows } = await sql.query<{ occupied: number }>(`select ${occupiedOf('$1')} as occupied`, [serviceId]);
  return rows[0]!.occupied;
}

async function firstWaiting(sql: PoolClient, serviceId: string, passedOver: readonly string[]): Promise<Waiting | undefined> {
  const { rows } = await sql.query<Waiting>(
    `select first.* from service s cross join lateral (
       select waiting.case_id as "caseId", waiting.placement_id as "placementId", head.participant_id as "participantId"
       ${waitingFor('s')} and waiting.placement_id <> all($2::uuid[]) order by waiting.waiting_since, waiting.placement_id limit 1
     ) first where s.id = $1`,
    [serviceId, passedOver],
  );
  return rows[0];
}

/** Gives it, unless the person has meanwhile another of the kind, or wants none of it any more: read again under the locks. */
async function giveTo(sql: PoolClient, parts: ExchangeParts, { id, type, organisationId }: Service, { caseId, placementId, participantId }: Waiting): Promise<Rung | undefined> {
  await sql.query(`select pg_advisory_xact_lock(hashtextextended('place:' || coalesce(same_as, id)::text, 0)) from participant where id = $1`, [participantId]);
  const head = await lockHead(sql, caseId);
  const placement = head?.file.placements.find((one) => one.id === placementId);
  if (!head || !placement || placement.place !== id || !isWaiting(head.file, placement)) return undefined;
  if (placement.service !== type || placement.provider !== organisationId) return undefined;
  const { rows } = await sql.query<{ keepsOne: boolean }>(`select ${keepsOneOfKind('$1', '$2')} as "keepsOne"`, [participantId, type]);
  if (rows[0]!.keepsOne) return undefined;
  await record(sql, parts, head, placementId, id);
  return { caseId, pathwayId: head.file.pathwayId, programId: head.programId };
}

/** Who is told that a bed or slot has been given, wherever the case is on its way. */
const toldOfPlace: readonly Role[] = ['peer', 'caseManager'];

/** As a person's step: the process says nothing more before it has seen it. */
async function record(sql: PoolClient, { clock, shelf }: ExchangeParts, head: Head, placementId: string, place: string): Promise<void> {
  const { program } = await shelf.at(sql, head.programId, head.programRevision);
  const writer = new CaseLogWriter(head, program);
  const at = clock.now().toISOString();
  writer.addProcess(`place:${placementId}:given`, at, { type: 'placeGiven', placement: placementId, place });
  writer.addProcess(`place:${placementId}:posted`, at, { type: 'noticePosted', notice: { kind: 'placeGiven', roles: [...toldOfPlace], subject: placementId } });
  await writer.write(sql, { bell: true, ring: true });
}

/** Once for each time that a treatment service reaches 90 %: the state is to know within 7 days (45 CFR 96.126(a)). */
async function tellNearlyFull(sql: PoolClient, parts: ExchangeParts, service: Service, counts: { occupied: number; places: number }): Promise<void> {
  const nearlyFull = isNearlyFull(counts);
  if (nearlyFull === (service.nearlyFullSince !== null)) return;
  const at = parts.clock.now().toISOString();
  await sql.query('update service set nearly_full_since = $2 where id = $1', [service.id, nearlyFull ? at : null]);
  if (!nearlyFull || service.providerType !== 'treatment') return;
  const pinned = await parts.shelf.current(sql, service.programId, parts.clock.now());
  if (!pinned) return;
  const { id, agencyId, programId } = service;
  await raiseAlert(sql, {
    ...{ agencyId, programId, kind: 'capacity90', of: `${id} ${at}`, subject: id, roles: alertOverseers },
    ...{ since: at, until: reportBy(at, pinned.program), count: counts.occupied, at },
  });
}

function reportBy(at: string, { zone }: Program): string {
  return DateTime.fromISO(at, { zone }).plus({ days: reportToStateWithinDays }).endOf('day').toUTC().toISO()!;
}
