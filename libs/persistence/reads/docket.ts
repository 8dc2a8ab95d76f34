import { DateTime } from 'luxon';
import type { CaseFile, Charge } from '#protocol/case-file';
import { mayRead } from '#protocol/may-read';
import { criminalJusticeConsentInForce } from '#protocol/rules/consent.rule';
import { conditionsInForce, statusForCourt } from '#protocol/rules/terms.rule';
import { conditionView, progressFor, type Progress } from '#protocol/views/case-view';
import { chargeClassLabel } from '#protocol/views/item-label';
import { momentAt, readerOf } from '#protocol/views/reader';
import type { ReadParts } from './case-reads.js';
import { knownCases } from './may-know.js';
import { pageOf, readCursor, type Page, type PageRequest } from './page.js';
import { instant, shown } from './rows.js';
import { Directory, type StaffRow } from './staff-list.js';

export interface DocketQuery extends PageRequest {
  program?: string;
  /** Those held, and those that may yet be, if absent. */
  status?: Charge['status'];
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
  /** Whether the consent that lets the justice system see progress (42 CFR 2.35) is in force. */
  consent: 'inForce' | 'noConsent';
  conditions: Progress<ReturnType<typeof conditionView>[]>;
  recommendation: Progress<string>;
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
  file: CaseFile;
  place: string;
}

const pending: readonly Charge['status'][] = ['screened', 'offered', 'held'];

export function mayReadDocket({ roles }: Pick<StaffRow, 'roles'>): boolean {
  return mayRead({ roles, criminalJusticeConsent: false }, 'police');
}

/** Held charges that this person may know of, the next deadline first. */
export async function docket(parts: ReadParts, staff: StaffRow, query: DocketQuery): Promise<Page<DocketRow>> {
  if (!mayReadDocket(staff)) return { items: [] };
  const { pool } = parts.database;
  const known = knownCases(staff, 5);
  const statuses = query.status === undefined ? pending : [query.status];
  const values: unknown[] = [statuses, query.program ?? null, query.limit + 1, staff.agencyId, ...known.values];
  const order = `coalesce(c.deadline, 'infinity'), c.case_id, c.charge_id`;
  let later = '';
  if (query.cursor !== undefined) {
    const [at, caseId, chargeId] = readCursor(query.cursor, 'instant', 'uuid', 'uuid');
    later = `and (${order}) > ($${values.push(at)}::timestamptz, $${values.push(caseId)}::uuid, $${values.push(chargeId)}::uuid)`;
  }
  const { rows } = await pool.query<Row>(
    `select c.case_id as "caseId", c.charge_id as "chargeId", c.program_id as "programId", h.program_revision as "programRevision",
       c.class, c.status, c.owner, ${instant('c.hold_began_at')} as "holdBeganAt", c.deadline_kind as "deadlineKind",
       ${instant('c.deadline')} as deadline, c.recommendation, c.decisions, h.file,
       coalesce(${instant('c.deadline')}, 'infinity') as place
     from charge c join case_head h on h.case_id = c.case_id
     where c.agency_id = $4 and c.status = any($1::text[]) and ($2::text is null or c.program_id = $2) and ${known.sql} ${later}
     order by ${order} limit $3`,
    values,
  );
  const page = pageOf(rows, query.limit, (last) => [last.place, last.caseId, last.chargeId]);
  const directory = await Directory.of(pool, staff.agencyId);
  const items = await Promise.all(page.rows.map((row) => asDocketRow(row, parts, staff, directory)));
  return page.next === undefined ? { items } : { items, next: page.next };
}

async function asDocketRow(row: Row, parts: ReadParts, staff: StaffRow, directory: Directory): Promise<DocketRow> {
  const { program } = await parts.shelf.at(parts.database.pool, row.programId, row.programRevision);
  const moment = momentAt(parts.clock.now(), program.zone);
  const reader = readerOf(staff.roles, row.file, moment, program.zone);
  const named = (id: string): Named => ({ id, name: directory.nameOf(id) });
  const { limitationDate } = row.file.charges.find(({ id }) => id === row.chargeId) ?? {};
  return {
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
    consent: criminalJusticeConsentInForce(row.file, moment.now, program.zone) ? 'inForce' : 'noConsent',
    conditions: progressFor(reader, () => courtConditions(row.file, directory)),
    recommendation: progressFor(reader, () => row.recommendation),
    decisions: row.decisions.map(({ by, ...decision }) => ({ ...decision, by: named(by) })),
  };
}

function courtConditions(file: CaseFile, directory: Directory) {
  return conditionsInForce(file).map((condition) => {
    const status = statusForCourt(condition);
    if (status === condition.status) return conditionView(condition, directory);
    const { attestedBy: _by, attestedAt: _at, defenderAnswer: _awaited, ...rest } = condition;
    return conditionView({ ...rest, status }, directory);
  });
}

function daysBetween(from: string, to: string, zone: string): number {
  const [first, last] = [from, to].map((at) => DateTime.fromISO(at, { zone }).startOf('day'));
  return Math.round(last!.diff(first!, 'days').days);
}
