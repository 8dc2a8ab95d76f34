import type { Pool, PoolClient } from 'pg';
import type { ChannelKind, DeliveryReason, DeliveryState } from '#protocol/channels';
import { alertText, noticeText, type NoticeText } from '#protocol/views/notice-text';
import { alertTold, pendingAlerts } from '../alerts/pending-alerts.js';
import { derivedUuid } from '../canonical.js';
import { inTransaction } from '../database.js';
import { part2Sources, zoneOf } from '../reads/case-rows.js';
import { instant } from '../reads/rows.js';
import { recipientsOf, supervisorsOf, type Posted, type PostedAlert, type PostedNotice } from './recipients.js';

/** What sending came to. `refused` is certain: nothing was accepted. */
export type SendResult =
  | { outcome: 'sent'; providerId?: string }
  | { outcome: 'refused'; reason: Extract<DeliveryReason, 'unreachable' | 'refused' | 'withdrawn'>; forGood: boolean }
  | { outcome: 'unknown'; reason: Extract<DeliveryReason, 'noAnswer'> };

/** The notice of a case, or the alert, that a delivery tells of. */
export type Told = Pick<PostedNotice, 'caseId' | 'key' | 'alertId'> | Pick<PostedAlert, 'caseId' | 'key' | 'alertId'>;

/** A delivery that is this worker's to send, and stands as started. */
export type ClaimedDelivery = Told & {
  id: string;
  programId: string;
  /** The notice's or the alert's kind. */
  kind: string;
  channel: ChannelKind;
  address: string;
  /** False where the person has taken the channel away since. */
  active: boolean;
  /** To a supervisor, because the notice reached nobody. */
  escalation: boolean;
  /** This one included. */
  attempts: number;
  createdAt: Date;
};

/** What became of deliveries, for those who count and report. */
export interface DeliveryChange {
  /** One of the two. */
  caseId: string | null;
  alertId: string | null;
  kind: string;
  channel: ChannelKind | 'none';
  state: DeliveryState;
}

export interface Moment {
  now: Date;
  /** The kinds of channels that can be sent by here. */
  configured: readonly ChannelKind[];
}

/** Seconds before the second, third and fourth attempt; after the last the next channel is tried. This project's defaults. */
const backOffSeconds = [5, 20, 80];
/** Longer than any sending takes: whoever began it has died. */
const longestSendingMs = 120_000;
const atATime = 50;
const minute = 60_000;

/** Of a notice `o` of a case `h`: what decides who may be told of it. */
const ofItsCase = `o.subject, h.file, ${part2Sources} as "part2Sources", ${zoneOf} as zone`;

/** What a delivery `d` tells of: a notice `o` or an alert `a`. */
const withPosted = 'left join outbox o on o.case_id = d.case_id and o.key = d.notice_key left join alert a on a.id = d.alert_id';
const kindOfPosted = 'coalesce(o.kind, a.kind)';

interface Target {
  posted: Posted;
  staffId: string;
  escalation: boolean;
}

/** Finds whom new notices are for, and puts a delivery for each in the queue. Safe in several workers at once. */
export function addressNotices(pool: Pool, moment: Moment): Promise<DeliveryChange[]> {
  return inTransaction(pool, async (sql) => {
    const { rows } = await sql.query<PostedNotice>({
      name: 'unaddressed-notices',
      text: `
        select o.case_id as "caseId", o.key, o.agency_id as "agencyId", o.program_id as "programId", o.kind, o.roles, o.staff,
          ${instant('o.created_at')} as "createdAt", h.opened_by as "openedBy", h.assignees,
          exists (select from charge c where c.case_id = h.case_id) as "hasCharge", h.sealed @> '{justice}' as "justiceSealed",
          ${ofItsCase}
        from dispatch d join outbox o on o.case_id = d.case_id and o.key = d.key join case_head h on h.case_id = d.case_id
        where d.addressed_at is null order by d.posted_at, d.case_id, d.key limit ${atATime} for update of d skip locked`,
    });
    const changes: DeliveryChange[] = [];
    for (const notice of rows.map(asNotice)) changes.push(...(await addressNotice(sql, notice, moment)));
    return changes;
  });
}

async function addressNotice(sql: PoolClient, notice: PostedNotice, moment: Moment): Promise<DeliveryChange[]> {
  await sql.query('update dispatch set addressed_at = $3 where case_id = $1 and key = $2', [notice.caseId, notice.key, moment.now]);
  return addressTo(sql, notice, await recipientsOf(sql, notice, moment.now), moment);
}

/** The same for alerts: those whom one is for are read with it. Safe in several workers at once. */
export function addressAlerts(pool: Pool, moment: Moment): Promise<DeliveryChange[]> {
  return inTransaction(pool, async (sql) => {
    const changes: DeliveryChange[] = [];
    for (const { id, recipients, raisedAt, agencyId, programId, kind } of await pendingAlerts(sql, atATime)) {
      const alert: PostedAlert = { alertId: id, caseId: null, key: null, agencyId, programId, kind, createdAt: new Date(raisedAt) };
      await alertTold(sql, id, moment.now.toISOString());
      changes.push(...(await addressTo(sql, alert, recipients, moment)));
    }
    return changes;
  });
}

async function addressTo(sql: PoolClient, posted: Posted, recipients: readonly string[], moment: Moment): Promise<DeliveryChange[]> {
  if (expiryOf(posted, posted.createdAt) <= moment.now) return recordUnsent(sql, posted, recipients, 'late', moment);
  const changes: DeliveryChange[] = [];
  for (const staffId of recipients) changes.push(...(await tryNextChannel(sql, { posted, staffId, escalation: false }, moment)));
  return [...changes, ...(await tellSupervisors(sql, posted, moment))];
}

/** Takes deliveries whose time has come, and commits that they have been started before any of them is. */
export async function claimDeliveries(pool: Pool, { now, configured }: Moment, limit: number): Promise<ClaimedDelivery[]> {
  const { rows } = await pool.query<ClaimedDelivery>({
    name: 'claim-deliveries',
    text: `
      with taken as (
        select d.id, ${kindOfPosted} as kind, coalesce(o.created_at, a.raised_at) as created_at from delivery d ${withPosted}
        where d.state = 'queued' and d.channel = any($2::text[]) and d.next_at <= $1 and d.expires_at > $1
        order by d.next_at, d.id limit $3 for update of d skip locked
      )
      update delivery d set state = 'started', attempts = d.attempts + 1, started_at = $1, reason = null
      from taken, contact_channel c
      where d.id = taken.id and c.id = d.channel_id
      returning d.id, d.case_id as "caseId", d.notice_key as key, d.alert_id as "alertId", d.program_id as "programId", taken.kind,
        c.kind as channel, c.address, c.active, d.escalation, d.attempts, ${instant('taken.created_at')} as "createdAt"`,
    values: [now, configured, limit],
  });
  return rows.map((row) => ({ ...row, createdAt: new Date(row.createdAt) }));
}

/**
 * Records what sending came to. A certain failure goes back to the queue, then to the person's next channel, then to the
 * supervisor. One that was reported as unknown in the meantime takes the truth that came late.
 */
export function settle(pool: Pool, claimed: ClaimedDelivery, result: SendResult, moment: Moment): Promise<DeliveryChange[]> {
  return inTransaction(pool, async (sql) => {
    // Two failures of one notice at once would each see the other as still under way, and nobody would be told.
    const posted = claimed.alertId === null ? await lockNotice(sql, claimed.caseId, claimed.key) : await lockAlert(sql, claimed.alertId);
    if (!posted) return [];
    const waitSeconds = result.outcome === 'refused' && !result.forGood ? backOffSeconds[claimed.attempts - 1] : undefined;
    const state = waitSeconds !== undefined ? 'queued' : result.outcome === 'refused' ? 'failed' : result.outcome;
    const { rows } = await sql.query<{ staffId: string }>(
      `update delivery set state = $3, reason = $4, provider_id = $5, next_at = $6, ended_at = case when $3 = 'queued' then null else $7::timestamptz end
       where id = $1 and attempts = $2 and state in ('started', 'unknown') returning staff_id as "staffId"`,
      [
        claimed.id,
        claimed.attempts,
        state,
        'reason' in result ? result.reason : null,
        result.outcome === 'sent' ? (result.providerId ?? null) : null,
        new Date(moment.now.getTime() + (waitSeconds ?? 0) * 1000),
        moment.now,
      ],
    );
    const [row] = rows;
    if (!row) return [];
    const change = changeOf(posted, claimed.channel, state);
    if (state !== 'failed') return [change];
    const next = await tryNextChannel(sql, { posted, staffId: row.staffId, escalation: claimed.escalation }, moment);
    return [change, ...next, ...(await tellSupervisors(sql, posted, moment))];
  });
}

/** Reports what was started by a worker that has died since: it may have arrived, and is not sent again. */
export function reportInterrupted(pool: Pool, { now }: Moment): Promise<DeliveryChange[]> {
  return ended(pool, `state = 'unknown', reason = 'interrupted', ended_at = $1`, `d.state = 'started' and d.started_at < $2`, [now, new Date(now.getTime() - longestSendingMs)]);
}

/** Ends what is no longer of use: a request of last night wakes nobody. */
export function endLate(pool: Pool, { now }: Moment): Promise<DeliveryChange[]> {
  return ended(pool, `state = 'failed', reason = 'late', ended_at = $1`, `d.state = 'queued' and d.expires_at <= $1`, [now]);
}

async function ended(pool: Pool, change: string, which: string, values: Date[]): Promise<DeliveryChange[]> {
  const { rows } = await pool.query<DeliveryChange>(
    `with found as (
       select d.id, ${kindOfPosted} as kind from delivery d ${withPosted} where ${which} order by d.id limit 100 for update of d skip locked
     )
     update delivery d set ${change} from found where d.id = found.id
     returning d.case_id as "caseId", d.alert_id as "alertId", found.kind, d.channel, d.state`,
    values,
  );
  return rows;
}

/** The person's first channel that this notice has not been tried on; those that can be sent by here come first. */
async function tryNextChannel(sql: PoolClient, target: Target, moment: Moment): Promise<DeliveryChange[]> {
  const { posted, staffId } = target;
  const { rows } = await sql.query<{ id: string; kind: ChannelKind; tried: boolean }>(
    `select c.id, c.kind, exists (select from delivery d where ${ofPosted(2)} and d.channel_id = c.id) as tried
     from contact_channel c where c.staff_id = $1 and c.active order by (c.kind = any($5::text[])) desc, c.position`,
    [staffId, ...toldBy(posted), moment.configured],
  );
  const next = rows.find((channel) => !channel.tried);
  if (next) return enqueue(sql, target, next, moment);
  return rows.length === 0 ? recordUnsent(sql, posted, [staffId], 'noChannel', moment, target.escalation) : [];
}

async function enqueue(sql: PoolClient, { posted, staffId, escalation }: Target, { id, kind }: { id: string; kind: ChannelKind }, { now, configured }: Moment): Promise<DeliveryChange[]> {
  const { rowCount } = await sql.query(
    `insert into delivery (id, case_id, notice_key, alert_id, agency_id, program_id, staff_id, channel_id, channel, escalation, state, reason, attempts, queued_at, next_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'queued', $11, 0, $12, $12, $13) on conflict do nothing`,
    [
      deliveryId(posted, staffId, id),
      ...toldBy(posted),
      posted.agencyId,
      posted.programId,
      staffId,
      id,
      kind,
      escalation,
      configured.includes(kind) ? null : ('notConfigured' satisfies DeliveryReason),
      now,
      expiryOf(posted, escalation ? now : posted.createdAt),
    ],
  );
  return rowCount === 0 ? [] : [changeOf(posted, kind, 'queued')];
}

/** A delivery that never was one, so that whoever looks after notices sees whom they did not reach. */
async function recordUnsent(
  sql: PoolClient,
  posted: Posted,
  staffIds: readonly string[],
  reason: DeliveryReason,
  { now }: Moment,
  escalation = false,
): Promise<DeliveryChange[]> {
  const { rowCount } = await sql.query(
    `insert into delivery (id, case_id, notice_key, alert_id, agency_id, program_id, staff_id, escalation, state, reason, attempts, queued_at, next_at, expires_at, ended_at)
     select id, $3, $4, $5, $6, $7, staff, $8, 'failed', $9, 0, $10, $10, $10, $10 from unnest($1::uuid[], $2::uuid[]) as unsent (id, staff) on conflict do nothing`,
    [staffIds.map((staffId) => deliveryId(posted, staffId, 'none')), staffIds, ...toldBy(posted), posted.agencyId, posted.programId, escalation, reason, now],
  );
  return Array.from({ length: rowCount ?? 0 }, () => changeOf(posted, 'none', 'failed'));
}

/** Where none of those whom a notice or an alert is for can be reached any more, the program's supervisors are told. */
async function tellSupervisors(sql: PoolClient, posted: Posted, moment: Moment): Promise<DeliveryChange[]> {
  const { rows } = await sql.query<{ staffId: string; hope: boolean }>(
    `select staff_id as "staffId", state in ('started', 'sent', 'unknown') or (state = 'queued' and channel = any($4::text[])) as hope
     from delivery d where ${ofPosted(1)}`,
    [...toldBy(posted), moment.configured],
  );
  if (rows.some(({ hope }) => hope)) return [];
  const asked = new Set(rows.map(({ staffId }) => staffId));
  const others = (await supervisorsOf(sql, posted, moment.now)).filter((staffId) => !asked.has(staffId));
  const changes: DeliveryChange[] = [];
  for (const staffId of others) changes.push(...(await tryNextChannel(sql, { posted, staffId, escalation: true }, moment)));
  return changes;
}

async function lockNotice(sql: PoolClient, caseId: string, key: string): Promise<PostedNotice | undefined> {
  await sql.query('select from dispatch where case_id = $1 and key = $2 for update', [caseId, key]);
  const { rows } = await sql.query<PostedNotice>(
    `select o.case_id as "caseId", o.key, o.agency_id as "agencyId", o.program_id as "programId", o.kind, o.roles, o.staff,
       ${instant('o.created_at')} as "createdAt", h.opened_by as "openedBy", h.assignees,
          exists (select from charge c where c.case_id = h.case_id) as "hasCharge", h.sealed @> '{justice}' as "justiceSealed",
          ${ofItsCase}
     from outbox o join case_head h on h.case_id = o.case_id where o.case_id = $1 and o.key = $2`,
    [caseId, key],
  );
  return rows.map(asNotice)[0];
}

async function lockAlert(sql: PoolClient, alertId: string): Promise<PostedAlert | undefined> {
  const { rows } = await sql.query<PostedAlert>(
    `select a.id as "alertId", null as "caseId", null as key, a.agency_id as "agencyId", a.program_id as "programId", a.kind, ${instant('a.raised_at')} as "createdAt"
     from alert a where a.id = $1 for update`,
    [alertId],
  );
  return rows.map((row) => ({ ...row, createdAt: new Date(row.createdAt) }))[0];
}

/** On a delivery `d`: whether it tells of what `toldBy` names, given as three parameters from `$first` on. */
function ofPosted(first: number): string {
  return `(d.case_id = $${first} and d.notice_key = $${first + 1} or d.alert_id = $${first + 2})`;
}

function toldBy({ caseId, key, alertId }: Told): [string | null, string | null, string | null] {
  return [caseId, key, alertId];
}

function deliveryId({ caseId, key, alertId }: Told, staffId: string, channelId: string): string {
  return alertId === null ? derivedUuid('delivery', caseId, key, staffId, channelId) : derivedUuid('alertDelivery', alertId, staffId, channelId);
}

function changeOf({ caseId, alertId, kind }: Posted, channel: DeliveryChange['channel'], state: DeliveryState): DeliveryChange {
  return { caseId, alertId, kind, channel, state };
}

/** What leaves the system of it. */
export function textOf({ alertId, kind }: Pick<Posted, 'alertId'> & { kind: string }): NoticeText {
  return alertId === null ? noticeText(kind) : alertText(kind);
}

function expiryOf(posted: Posted, from: Date): Date {
  return new Date(from.getTime() + textOf(posted).goodFor * minute);
}

function asNotice(row: PostedNotice): PostedNotice {
  return { ...row, alertId: null, createdAt: new Date(row.createdAt) };
}
