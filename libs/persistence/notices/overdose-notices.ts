import type { PoolClient } from 'pg';
import type { CaseFile } from '#protocol/case-file';
import type { StepEvent } from '#protocol/event';
import type { Program } from '#protocol/program';
import { areasThatCount, continuedSpike, spikeOf, type KnownSpike, type OverdoseNotice } from '#protocol/rules/spike.rule';
import { extendAlert, raiseAlert } from '../alerts/raise-alert.js';
import { resolveDue } from '../deadlines.js';
import { instant } from '../reads/rows.js';
import { aroundInTime } from './around-in-time.js';

/** The row by which a notice is counted, all of it a function of the event that opened its case. */
export interface OverdoseNoticeRow {
  caseId: string;
  agencyId: string;
  programId: string;
  area: string;
  /** RFC 3339. */
  occurredAt: string;
  fatal: boolean;
  doses: number | null;
  recordedAt: string;
}

/** `undefined` where the case was opened otherwise than by an overdose notice. */
export function overdoseNoticeRow(event: StepEvent, programId: string): OverdoseNoticeRow | undefined {
  if (event.type !== 'openNaloxonePlus' || event.open['source'] !== 'overdoseNotice') return undefined;
  const { area, overdoseAt, fatal, naloxoneDoses } = event.open as { area: string; overdoseAt: string; fatal: boolean; naloxoneDoses?: number };
  const { case: caseId, agency: agencyId, recordedAt } = event;
  return { caseId, agencyId, programId, area, occurredAt: overdoseAt, fatal, doses: naloxoneDoses ?? null, recordedAt };
}

export async function insertOverdoseNotice(sql: PoolClient, row: OverdoseNoticeRow): Promise<void> {
  await sql.query({
    name: 'insert-overdose-notice',
    text: `
      insert into overdose_notice (case_id, agency_id, program_id, area, occurred_at, fatal, doses, recorded_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    values: [row.caseId, row.agencyId, row.programId, row.area, row.occurredAt, row.fatal, row.doses, row.recordedAt],
  });
}

/** Tells of a spike once, when a notice makes one; further notices only add to it. */
export async function watchForSpike(sql: PoolClient, program: Program, { caseId, area, occurredAt, agencyId, recordedAt }: OverdoseNoticeRow): Promise<void> {
  if (!program.spike) return;
  const { within } = program.spike;
  // The last of several notices at once counts them all: each waits until those before it have been committed. One round trip,
  // in this order: the second statement sees what was committed when it begins.
  const [, notices] = await Promise.all([
    sql.query({ name: 'one-at-a-time', text: `select pg_advisory_xact_lock(hashtextextended('spike|' || $1, 0))`, values: [program.id] }),
    noticesAround(sql, program, area, occurredAt, within),
  ]);
  const endOf = (from: string) => resolveDue({ from, plus: within }, new Date(recordedAt), program.zone);
  const spike = spikeOf({ id: caseId, area, at: occurredAt }, notices, program, endOf);
  if (!spike) return;
  const { since, until, happenings } = spike;
  const continued = continuedSpike(spike, await knownSpikes(sql, program.id, since, until), program.areas);
  if (continued) return extendAlert(sql, continued.id, { since, until, count: happenings.length });
  await raiseAlert(sql, {
    ...{ agencyId, programId: program.id, kind: 'spike', of: caseId, area: spike.area },
    ...{ roles: ['coordinator', 'supervisor'], since, until, count: happenings.length, at: recordedAt },
  });
}

async function noticesAround(sql: PoolClient, program: Program, area: string, at: string, within: string): Promise<OverdoseNotice[]> {
  const [from, to] = aroundInTime(at, within, program.zone);
  const { rows } = await sql.query<OverdoseNotice>({
    name: 'notices-around',
    text: `
      select case_id as id, area, ${instant('occurred_at')} as at from overdose_notice
      where program_id = $1 and occurred_at between $2 and $3 and area = any($4::text[])`,
    values: [program.id, from, to, areasThatCount(area, program.areas)],
  });
  return rows;
}

async function knownSpikes(sql: PoolClient, programId: string, since: string, until: string): Promise<KnownSpike[]> {
  const { rows } = await sql.query<KnownSpike>({
    name: 'known-spikes',
    text: `
      select id, area, ${instant('since')} as since, ${instant('until')} as until from alert
      where program_id = $1 and kind = 'spike' and until >= $2 and since <= $3 order by raised_at, id`,
    values: [programId, since, until],
  });
  return rows;
}

/**
 * The home town's department is told when the overdose happened elsewhere (Police Executive Research Forum, section on Plymouth
 * County): its own officers and responders, or the coordinator where that department is not on the list of organisations.
 * Nothing of the person is told.
 */
export async function tellHomeTown(sql: PoolClient, program: Program, file: CaseFile, agencyId: string, at: string): Promise<void> {
  const { start, caseId } = file;
  if (start?.homeArea === undefined || start.homeArea === start.area) return;
  const department = program.areas[start.homeArea]?.department;
  if (department === undefined) return;
  const { rows } = await sql.query<{ id: string }>(`select id from organisation where agency_id = $1 and title = $2 and type = 'police'`, [agencyId, department]);
  const told = rows[0] ? { organisationId: rows[0].id, roles: ['officer', 'responder', 'coordinator'] as const } : { roles: ['coordinator'] as const };
  await raiseAlert(sql, {
    ...{ agencyId, programId: program.id, kind: 'homeTown', of: caseId, area: start.homeArea, subject: caseId },
    ...{ ...told, since: start.at, until: start.at, count: 1, at },
  });
}
