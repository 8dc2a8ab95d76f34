import { indexTerms, type Identity, type IndexKind } from '#protocol/person-index';
import type { StepEvent } from '#protocol/event';
import type { KeyVault } from '../keys/key-vault.js';
import { knownCases } from '../reads/may-know.js';
import { pageOf, readCursor, type Page, type PageRequest } from '../reads/page.js';
import { instant, shown, type Sql } from '../reads/rows.js';
import type { StaffRow } from '../reads/staff-list.js';
import { identityAfter } from './identity.js';
import { digestsToFind } from './participant-index.js';
import type { MatchDecision } from './join.js';

export interface ParticipantCase {
  caseId: string;
  programId: string;
  pathwayId: string;
  status: string;
  openedAt: string;
}

export interface FoundParticipant {
  participantId: string;
  cases: ParticipantCase[];
}

export interface ParticipantView extends FoundParticipant, Identity {
  /** Joined participants: the same person, by a coordinator's decision. */
  joined: string[];
}

export interface Match {
  matchId: string;
  /** What is equal. */
  kinds: IndexKind[];
  foundAt: string;
  decision?: MatchDecision;
  decidedAt?: string;
  participants: FoundParticipant[];
}

export interface MatchQuery extends PageRequest {
  state: 'undecided' | 'decided';
}

/** Participants that a search answers with, at most. */
const mostFound = 50;

interface CaseRow extends ParticipantCase {
  participantId: string;
}

/** The cases of these participants that this person may know of, the newest first. */
async function casesOf(sql: Sql, staff: StaffRow, participantIds: readonly string[]): Promise<CaseRow[]> {
  const known = knownCases(staff, 2);
  const { rows } = await sql.query<CaseRow>(
    `select h.participant_id as "participantId", h.case_id as "caseId", h.program_id as "programId", h.pathway_id as "pathwayId", h.status, ${instant('h.opened_at')} as "openedAt"
     from case_head h where h.participant_id = any($1::uuid[]) and ${known.sql} order by h.opened_at desc, h.case_id`,
    [participantIds, ...known.values],
  );
  return rows.map((row) => ({ ...row, openedAt: shown(row.openedAt) }));
}

function withCases(participantId: string, cases: readonly CaseRow[]): FoundParticipant {
  return { participantId, cases: cases.filter((one) => one.participantId === participantId).map(({ participantId: _of, ...one }) => one) };
}

/** Those of these participants with a case that this person may know of. */
export async function knownParticipants(sql: Sql, staff: StaffRow, participantIds: readonly string[]): Promise<string[]> {
  const cases = await casesOf(sql, staff, participantIds);
  return [...new Set(cases.map(({ participantId }) => participantId))];
}

interface MatchRow {
  matchId: string;
  kinds: IndexKind[];
  first: string;
  second: string;
  foundAt: string;
  decision: MatchDecision | null;
  decidedAt: string | null;
}

/** Matches of participants both of whom this person may know of, newest first. */
export async function listMatches(sql: Sql, staff: StaffRow, query: MatchQuery): Promise<Page<Match>> {
  const known = knownCases(staff, 3);
  const values: unknown[] = [staff.agencyId, query.limit + 1, ...known.values];
  const isKnown = (participant: string) => `exists (select 1 from case_head h where h.participant_id = ${participant} and ${known.sql})`;
  let later = '';
  if (query.cursor !== undefined) {
    const [at, id] = readCursor(query.cursor, 'instant', 'uuid');
    later = `and (m.found_at, m.id) < ($${values.push(at)}::timestamptz, $${values.push(id)}::uuid)`;
  }
  const { rows } = await sql.query<MatchRow>(
    `select m.id as "matchId", m.kinds, m.participant_id as first, m.other_id as second, m.decision,
       ${instant('m.found_at')} as "foundAt", ${instant('m.decided_at')} as "decidedAt"
     from participant_match m
     where m.agency_id = $1 and m.decision is ${query.state === 'decided' ? 'not null' : 'null'}
       and ${isKnown('m.participant_id')} and ${isKnown('m.other_id')} ${later}
     order by m.found_at desc, m.id desc limit $2`,
    values,
  );
  const page = pageOf(rows, query.limit, (last) => [last.foundAt, last.matchId]);
  const cases = await casesOf(sql, staff, page.rows.flatMap(({ first, second }) => [first, second]));
  const items = page.rows.map(({ matchId, kinds, first, second, foundAt, decision, decidedAt }) => ({
    matchId,
    kinds,
    foundAt: shown(foundAt),
    ...(decision !== null && { decision }),
    ...(decidedAt !== null && { decidedAt: shown(decidedAt) }),
    participants: [first, second].map((id) => withCases(id, cases)),
  }));
  return page.next === undefined ? { items } : { items, next: page.next };
}

/** A participant and those joined with them, with their cases; `undefined` where this person may know of none of their cases. */
export async function readParticipant(sql: Sql, vault: KeyVault, staff: StaffRow, participantId: string): Promise<ParticipantView | undefined> {
  const { rows } = await sql.query<{ id: string }>(
    `select p.id from participant p join participant of on coalesce(p.same_as, p.id) = coalesce(of.same_as, of.id)
     where of.id = $1 and of.agency_id = $2 order by p.created_at, p.id`,
    [participantId, staff.agencyId],
  );
  const ids = rows.map(({ id }) => id);
  const cases = await casesOf(sql, staff, ids);
  const own = cases.find((one) => one.participantId === participantId);
  if (!own) return undefined;
  const known = new Set(cases.map((one) => one.participantId));
  return {
    participantId,
    ...(await readIdentity(sql, vault, own)),
    joined: ids.filter((id) => id !== participantId && known.has(id)),
    cases: cases.map(({ participantId: _of, ...one }) => one),
  };
}

/** Who the participant of a case is, as far as it is known and can still be read. */
export async function readIdentity(sql: Sql, vault: KeyVault, { caseId, participantId }: Pick<CaseRow, 'caseId' | 'participantId'>): Promise<Identity> {
  const { rows } = await sql.query<{ body: string }>(`select body from case_event where case_id = $1 and key like 'c:%' order by seq`, [caseId]);
  const events = rows.map(({ body }) => JSON.parse(body) as StepEvent);
  return identityAfter(events, await vault.keysOf(sql, caseId, participantId)).identity;
}

/**
 * Participants with the same name or phone, among those whom this person may know of; the newest first. With a birth date,
 * those of that name whose own is another are left out.
 */
export async function searchParticipants(sql: Sql, vault: KeyVault, staff: StaffRow, identity: Identity): Promise<FoundParticipant[]> {
  const terms = indexTerms(identity);
  const born = digestsToFind(vault, staff.agencyId, terms.filter(({ kind }) => kind === 'nameAndBirthDate'));
  const known = knownCases(staff, 4);
  const { rows } = await sql.query<{ participantId: string }>(
    `select i.participant_id as "participantId" from participant_index i
     where i.agency_id = $1 and i.digest = any($2::bytea[])
       and not (i.kind = 'name' and exists (
         select 1 from participant_index b where b.participant_id = i.participant_id and b.kind = 'nameAndBirthDate' and b.digest <> all($3::bytea[])))
       and exists (select 1 from case_head h where h.participant_id = i.participant_id and ${known.sql})
     group by i.participant_id order by max(i.since) desc, i.participant_id limit ${mostFound}`,
    [staff.agencyId, digestsToFind(vault, staff.agencyId, terms), born.length > 0 ? born : null, ...known.values],
  );
  const ids = rows.map(({ participantId }) => participantId);
  const cases = await casesOf(sql, staff, ids);
  return ids.map((id) => withCases(id, cases));
}
