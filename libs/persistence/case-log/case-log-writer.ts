import type { PoolClient } from 'pg';
import type { CaseFile } from '#protocol/case-file';
import type { CaseEvent, News, OpenedWait, ProcessFact, StepEvent } from '#protocol/event';
import { fold } from '#protocol/fold';
import type { Program } from '#protocol/program';
import { link } from './chain.js';
import { shareRows, upsertShares } from './case-shares.js';
import { chargeRows, headColumns, placementRows, type ChargeRow, type PlacementRow } from './read-rows.js';

interface Standing {
  caseId: string;
  agencyId: string;
  programId: string;
  seq: number;
  hash: Buffer;
  file: CaseFile;
}

interface Stored {
  event: CaseEvent;
  body: string;
  hash: Buffer;
}

/** What else of the head changes with these events. */
export interface HeadChanges {
  /** A person's step that the process has to see; its number is the last of these events. */
  bell?: boolean;
  ring?: boolean;
  seen?: number;
}

/**
 * The one writer of a case's log. Events added are chained and folded at once; `write` stores them, the waits they open
 * and close, and the read rows, in the transaction that holds the head.
 */
export class CaseLogWriter {
  private readonly stored: Stored[] = [];
  private readonly opened: { wait: OpenedWait; at: string }[] = [];
  private readonly closed: string[] = [];
  private readonly chargesBefore: readonly ChargeRow[];
  private readonly placementsBefore: ReadonlyMap<string, string>;
  private readonly sealedCharges = new Map<string, StepEvent>();
  seq: number;
  hash: Buffer;
  file: CaseFile;

  constructor(
    private readonly standing: Standing,
    private readonly program: Program,
  ) {
    ({ seq: this.seq, hash: this.hash, file: this.file } = standing);
    this.chargesBefore = chargeRows(standing.file);
    this.placementsBefore = new Map(placementRows(standing.file).map((row) => [row.placementId, JSON.stringify(row)]));
  }

  addStep(step: Omit<StepEvent, 'kind' | 'case' | 'agency' | 'seq'>): StepEvent {
    const event: StepEvent = { ...this.common(), ...step, kind: 'step' };
    this.closed.push(...waitsClosedBy(event));
    for (const path of Object.keys(event.sealed)) {
      const [list, rowId] = path.split('/');
      if (list === 'charges' && rowId !== undefined) this.sealedCharges.set(rowId, event);
    }
    this.add(event);
    return event;
  }

  addProcess(key: string, recordedAt: string, fact: ProcessFact): void {
    if (fact.type === 'waitOpened') this.opened.push({ wait: fact.wait, at: recordedAt });
    this.closed.push(...waitsEndedBy(fact));
    this.add({ ...this.common(), key, recordedAt, kind: 'process', ...fact });
  }

  /** The events added so far, in order. */
  get added(): CaseEvent[] {
    return this.stored.map(({ event }) => event);
  }

  /** The services of the directory whose beds or slots these events have freed or asked for. */
  get places(): string[] {
    return [...new Set(this.changedPlacements().flatMap(({ place }) => place ?? []))];
  }

  private changedPlacements(): PlacementRow[] {
    return placementRows(this.file).filter((row) => this.placementsBefore.get(row.placementId) !== JSON.stringify(row));
  }

  private common() {
    return { case: this.standing.caseId, agency: this.standing.agencyId, seq: this.seq + 1 };
  }

  private add(event: CaseEvent): void {
    const body = JSON.stringify(event);
    this.seq = event.seq;
    this.hash = link(this.hash, body);
    this.file = fold(this.file, event, this.program);
    this.stored.push({ event, body, hash: this.hash });
  }

  async write(sql: PoolClient, changes: HeadChanges): Promise<void> {
    // In one round trip, all sent before any has been answered: none may come after the rollback that another one brings about.
    await Promise.all([
      this.stored.length > 0 && this.insertEvents(sql),
      this.closed.length > 0 && this.deleteWaits(sql),
      this.opened.length > 0 && this.insertWaits(sql),
      this.postNotices(sql),
      this.writeCharges(sql),
      insertSources(sql, this.standing, part2SourcesIn(this.added)),
      ...this.changedPlacements().map((row) => upsertPlacement(sql, this.standing, row)),
      this.file.sharedWith !== this.standing.file.sharedWith && upsertShares(sql, this.standing, shareRows(this.file, this.program)),
      this.updateHead(sql, changes),
    ]);
  }

  private async insertEvents(sql: PoolClient): Promise<void> {
    await sql.query({
      name: 'insert-events',
      text: `
        insert into case_event (case_id, agency_id, seq, key, type, body, hash, recorded_at)
        select $1, $2, * from unnest($3::int[], $4::text[], $5::text[], $6::text[], $7::bytea[], $8::timestamptz[])`,
      values: [
        this.standing.caseId,
        this.standing.agencyId,
        this.stored.map(({ event }) => event.seq),
        this.stored.map(({ event }) => event.key),
        this.stored.map(({ event }) => event.type),
        this.stored.map(({ body }) => body),
        this.stored.map(({ hash }) => hash),
        this.stored.map(({ event }) => event.recordedAt),
      ],
    });
  }

  private async deleteWaits(sql: PoolClient): Promise<void> {
    const opened = new Set(this.opened.map(({ wait }) => wait.key));
    const standing = this.closed.filter((key) => !opened.has(key));
    const { rowCount } = await sql.query({
      name: 'delete-waits',
      text: 'delete from wait where case_id = $1 and key = any($2::text[])',
      values: [this.standing.caseId, standing],
    });
    // Only the holder of the head opens and closes waits, so anything else means that the record is broken: abort.
    if (rowCount !== standing.length) throw new Error(`Of ${standing.length} waits to close, ${rowCount} were open`);
  }

  private async insertWaits(sql: PoolClient): Promise<void> {
    const closed = new Set(this.closed);
    await insertWaits(sql, this.standing, this.opened.filter(({ wait }) => !closed.has(wait.key)));
  }

  /** In the same transaction as what gave rise to them: none is lost, and none is posted twice. */
  private async postNotices(sql: PoolClient): Promise<void> {
    const { caseId, agencyId, programId } = this.standing;
    const posted = this.stored.flatMap(({ event }) => (event.kind === 'process' && event.type === 'noticePosted' ? [event] : []));
    const post = ({ key, recordedAt, notice: { kind, roles, staff, subject } }: (typeof posted)[number]) =>
      sql.query({
        name: 'post-notice',
        text: `
          with posted as (
            insert into outbox (case_id, key, agency_id, program_id, kind, roles, staff, subject, created_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning case_id, key, created_at
          )
          insert into dispatch (case_id, key, posted_at) select case_id, key, created_at from posted`,
        values: [caseId, key, agencyId, programId, kind, roles, staff ?? null, subject ?? null, recordedAt],
      });
    await Promise.all(posted.map(post));
  }

  private async writeCharges(sql: PoolClient): Promise<void> {
    const before = new Map(this.chargesBefore.map((row) => [row.chargeId, JSON.stringify(row)]));
    const rows = chargeRows(this.file);
    if (rows.length === 0 && before.size > 0) await sql.query('delete from charge where case_id = $1', [this.standing.caseId]);
    const changed = rows.filter((row) => before.get(row.chargeId) !== JSON.stringify(row) || this.sealedCharges.has(row.chargeId));
    await Promise.all(changed.map((row) => upsertCharge(sql, this.standing, row, this.sealedCharges.get(row.chargeId))));
  }

  private async updateHead(sql: PoolClient, { bell = false, ring = false, seen }: HeadChanges): Promise<void> {
    const columns = headColumns(this.file);
    await sql.query({
      name: 'update-head',
      text: `
        update case_head set seq = $2, hash = $3, file = $4, pathway_id = $12, sealed = $13::text[], status = $5, stages = $6, assignees = $7::uuid[],
          updated_at = coalesce($8, updated_at), bell = case when $9 then $2 else bell end,
          rung_at = case when $10 then clock_timestamp() else rung_at end,
          rings = case when $11::int > seen then 0 else rings end, rings_since = case when $11::int > seen then null else rings_since end,
          seen = coalesce($11, seen)
        where case_id = $1
        returning case when $11::int is not null then pg_notify('dpad_seen', $1::uuid::text) end`,
      values: [
        this.standing.caseId,
        this.seq,
        this.hash,
        JSON.stringify(this.file),
        columns.status,
        columns.stages,
        columns.assignees,
        this.stored.at(-1)?.event.recordedAt ?? null,
        bell,
        ring,
        seen ?? null,
        this.file.pathwayId,
        columns.sealed,
      ],
    });
  }
}

/** The waits that an event closes. */
export function waitsClosedBy(event: CaseEvent): string[] {
  return event.kind === 'step' ? waitsClaimedBy(event) : waitsEndedBy(event);
}

function waitsClaimedBy({ claimed, race }: StepEvent): string[] {
  return [...(claimed === undefined ? [] : [claimed]), ...(race?.withdrawn ?? [])];
}

export function waitsEndedBy(event: ProcessFact): string[] {
  switch (event.type) {
    case 'waitLapsed':
      return [event.wait, ...(event.race?.withdrawn ?? [])];
    case 'waitsWithdrawn':
      return event.waits;
    case 'stageEnded':
    case 'caseClosed':
      return event.withdrawn;
    default:
      return [];
  }
}

/** The Part 2 programs whose staff have written one of these events. */
export function part2SourcesIn(events: readonly CaseEvent[]): string[] {
  return [...new Set(events.flatMap((event) => (event.kind === 'step' && event.actor.part2 ? [event.actor.organisation] : [])))];
}

export async function insertSources(sql: PoolClient, of: Owner, organisations: readonly string[]): Promise<void> {
  if (organisations.length === 0) return;
  await sql.query({
    name: 'insert-sources',
    text: 'insert into case_source (case_id, organisation_id, agency_id) select $1, one, $3 from unnest($2::uuid[]) one on conflict do nothing',
    values: [of.caseId, organisations, of.agencyId],
  });
}

type Owner = Pick<Standing, 'caseId' | 'agencyId' | 'programId'>;

/** `at`: when the wait was opened, RFC 3339. */
export async function insertWaits(sql: PoolClient, of: Owner, opened: readonly { wait: OpenedWait; at: string }[]): Promise<void> {
  await sql.query({
    name: 'insert-waits',
    text: `
      insert into wait (case_id, key, agency_id, program_id, step, subject, roles, assignee, due, lapses, priority, why, deadline_kind, race, opened_at)
      select $1, key, $2, $3, step, subject, roles, assignee, due, lapses, priority, why, deadline, race, at
      from json_to_recordset($4) as opened (key text, step text, subject uuid, roles text[], assignee uuid, due timestamptz,
        lapses boolean, priority int, why text, deadline text, race jsonb, at timestamptz)`,
    values: [of.caseId, of.agencyId, of.programId, JSON.stringify(opened.map(({ wait, at }) => ({ ...wait, at })))],
  });
}

export async function upsertCharge(sql: PoolClient, of: Owner, row: ChargeRow, sealedIn: StepEvent | undefined): Promise<void> {
  const sealed = sealedIn && sealedOfCharge(row.chargeId, sealedIn);
  await sql.query({
    name: 'upsert-charge',
    text: `
      insert into charge (case_id, charge_id, agency_id, program_id, class, sealed, status, owner, deadline_kind, deadline,
        hold_began_at, recommendation, decisions)
      values ($1, $2, $3, $4, $5, coalesce($6::jsonb, '{}'), $7, $8, $9, $10, $11, $12, $13)
      on conflict (case_id, charge_id) do update set class = $5, sealed = coalesce($6, charge.sealed), status = $7, owner = $8,
        deadline_kind = $9, deadline = $10, hold_began_at = $11, recommendation = $12, decisions = $13`,
    values: [
      of.caseId,
      row.chargeId,
      of.agencyId,
      of.programId,
      row.class,
      sealed ? JSON.stringify(sealed) : null,
      row.status,
      row.owner,
      row.deadlineKind,
      row.deadline,
      row.holdBeganAt,
      row.recommendation,
      JSON.stringify(row.decisions),
    ],
  });
}

export async function upsertPlacement(sql: PoolClient, of: Owner, row: PlacementRow): Promise<void> {
  await sql.query({
    name: 'upsert-placement',
    text: `
      insert into placement (case_id, placement_id, agency_id, program_id, provider, service, place, status, waiting_since, given_at, holds)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
      on conflict (case_id, placement_id) do update set provider = $5, service = $6, place = $7, status = $8, waiting_since = $9, given_at = $10, holds = $11`,
    values: [
      of.caseId,
      row.placementId,
      of.agencyId,
      of.programId,
      row.provider,
      row.service,
      row.place,
      row.status,
      row.waitingSince,
      row.givenAt,
      row.holds,
    ],
  });
}

/** A charge's own sealed values as its event holds them: `{ title: { eventKey, path, sealed } }`. */
function sealedOfCharge(chargeId: string, event: StepEvent) {
  const prefix = `charges/${chargeId}/`;
  const own = Object.entries(event.sealed).filter(([path]) => path.startsWith(prefix));
  return Object.fromEntries(own.map(([path, sealed]) => [path.slice(prefix.length), { eventKey: event.key, path, sealed }]));
}

/** What the process may know of an event. */
export function asNews(event: CaseEvent): News {
  if (event.kind === 'process') return event;
  const { sealed: _sealed, mac: _mac, ...news } = event;
  return news;
}
