import type { Pool, PoolClient } from 'pg';
import type { CaseEvent, News, OpenedWait, ProcessFact } from '#protocol/event';
import type { ExchangeAnswer, ExchangeRequest, LoadAnswer, LoadRequest, ProposedFact, Remembered } from '#protocol/exchange';
import type { CaseFile } from '#protocol/case-file';
import type { Program } from '#protocol/program';
import { adoptProgramRevision } from '#protocol/steps/adopt-program-revision.step';
import { inTransaction } from '../database.js';
import { resolveDue } from '../deadlines.js';
import type { ProgramShelf } from '../programs.js';
import { asNews, CaseLogWriter, waitsEndedBy } from './case-log-writer.js';
import { decided } from './decided.js';
import { foldLog, revisionsIn } from './fold-log.js';
import { lockHead, type Head } from './head.js';
import type { ExchangeParts } from './record-parts.js';

/** Events in one answer, and their length in characters, at most; a process that is further behind asks again. */
const pageSize = 200;
const pageLength = 500_000;

/**
 * The process's side of the record: what it has to say is appended once, by key, and it learns what is new. Saying
 * nothing takes no lock.
 */
export function exchange(parts: ExchangeParts, request: ExchangeRequest): Promise<ExchangeAnswer> {
  if (request.append.length === 0 && !request.report) return readNews(parts, request);
  return inTransaction(parts.database.pool, async (sql) => {
    const head = await lockHead(sql, request.caseId);
    if (!head || head.runId !== request.runId || head.seq < request.seen) return { state: 'stale' };
    const unseen = head.seq === request.seen ? { news: [], more: false } : await newsAfter(sql, parts.shelf, request.caseId, request.seen);
    if (!mayTake(head, request, unseen)) return { state: 'current', taken: false, ...unseen };

    const { program } = await parts.shelf.at(sql, head.programId, head.programRevision);
    const writer = new CaseLogWriter(head, program);
    await appendAll(sql, parts, head, writer, program, request);
    await writer.write(sql, { seen: Math.max(head.seen, request.seen) });
    return { ...unseen, state: 'current', taken: true, news: [...unseen.news, ...writer.added.map(asNews)] };
  });
}

async function readNews({ database, shelf }: ExchangeParts, { caseId, runId, seen }: ExchangeRequest): Promise<ExchangeAnswer> {
  const { rows } = await database.pool.query<{ runId: string | null; seq: number; body: string | null }>({
    name: 'read-news',
    text: `
      select head.run_id as "runId", head.seq, event.body
      from case_head head left join case_event event on event.case_id = head.case_id and event.seq > $2
      where head.case_id = $1 order by event.seq limit $3`,
    values: [caseId, seen, pageSize + 1],
  });
  if (rows[0]?.runId !== runId || rows[0].seq < seen) return { state: 'stale' };
  const page = pageOf(rows.flatMap(({ body }) => body ?? []));
  return { state: 'current', taken: false, ...(await withAdopted(database.pool, shelf, page)) };
}

/**
 * Nothing is taken before the process has seen every step that it waits for: what it would say may no longer hold. Nor
 * before its news reaches the head.
 */
function mayTake(head: Head, { seen }: ExchangeRequest, unseen: { more: boolean }): boolean {
  return head.bell <= seen && !unseen.more;
}

async function appendAll(
  sql: PoolClient,
  { clock }: ExchangeParts,
  head: Head,
  writer: CaseLogWriter,
  program: Program,
  request: ExchangeRequest,
): Promise<void> {
  if (request.append.length === 0) return;
  const { standing, live } = await surroundings(sql, head.caseId, request.append.map((append) => append.key));
  const now = clock.now();
  for (const { key, fact, boundary } of request.append) {
    if (standing.has(key) || writer.file.status === 'closed') continue;
    const resolved = resolve(fact, key, live, now, program);
    if (!resolved) continue;
    writer.addProcess(key, now.toISOString(), resolved);
    keepUp(live, resolved);
    if (boundary && processedInFull(head, request)) await rememberBoundary(sql, head.caseId, writer, boundary);
  }
}

/** Only a log that the process had processed in full, lapses included, can be entered again from here. */
function processedInFull(head: Head, { seen, append }: ExchangeRequest): boolean {
  return head.seq === seen && append.every(({ fact }) => fact.type !== 'waitLapsed');
}

type LiveWait = Pick<OpenedWait, 'key' | 'due' | 'race'>;
type LiveWaits = Map<string, LiveWait>;

/** What a proposed fact comes to on the record; nothing where a claim came first. */
function resolve(fact: ProposedFact, key: string, live: LiveWaits, now: Date, program: Program): ProcessFact | undefined {
  switch (fact.type) {
    case 'waitOpened': {
      const { due, ...wait } = fact.wait;
      return { type: 'waitOpened', wait: { ...wait, ...(due && { due: resolveDue(due, now, program.zone) }) } };
    }
    case 'waitLapsed': {
      const wait = live.get(fact.wait);
      if (!wait?.due) return undefined;
      const race = wait.race && decided(wait.race, wait.key, [...live.values()]);
      return { type: 'waitLapsed', wait: wait.key, due: wait.due, ...(race && { race }) };
    }
    case 'waitsWithdrawn': {
      const waits = fact.waits.filter((wait) => live.has(wait));
      return waits.length > 0 ? { type: 'waitsWithdrawn', waits } : undefined;
    }
    case 'stageEnded': {
      const stagePath = key.slice(0, key.lastIndexOf(':'));
      return { ...fact, withdrawn: [...live.keys()].filter((wait) => wait.startsWith(`${stagePath}/`)) };
    }
    case 'caseClosed':
      return { ...fact, withdrawn: [...live.keys()] };
    default:
      return fact;
  }
}

function keepUp(live: LiveWaits, fact: ProcessFact): void {
  if (fact.type === 'waitOpened') live.set(fact.wait.key, fact.wait);
  for (const key of waitsEndedBy(fact)) live.delete(key);
}

/** Which of these keys are in the log already, and the waits that are open. */
async function surroundings(sql: PoolClient, caseId: string, keys: string[]): Promise<{ standing: Set<string>; live: LiveWaits }> {
  const { rows } = await sql.query<{ standing: string[] | null; waits: { key: string; due: string | null; race: LiveWait['race'] | null }[] | null }>({
    name: 'exchange-surroundings',
    text: `
      select (select array_agg(key) from case_event where case_id = $1 and key = any($2::text[])) as standing,
        (select json_agg(json_build_object('key', key, 'due', due, 'race', race)) from wait where case_id = $1) as waits`,
    values: [caseId, keys],
  });
  const waits = (rows[0]?.waits ?? []).map(({ key, due, race }): LiveWait => ({ key, ...(due && { due: new Date(due).toISOString() }), ...(race && { race }) }));
  return { standing: new Set(rows[0]?.standing), live: new Map(waits.map((wait) => [wait.key, wait])) };
}

async function openWaits(sql: PoolClient, caseId: string): Promise<OpenedWait[]> {
  const { rows } = await sql.query<Omit<OpenedWait, 'due'> & { due: Date | string | null }>({
    name: 'open-waits',
    text: `
      select key, step, subject, roles, assignee, due, lapses, priority, why, deadline_kind as deadline, race
      from wait where case_id = $1`,
    values: [caseId],
  });
  return rows.map((row) => {
    const present = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as unknown as OpenedWait;
    return row.due === null ? present : { ...present, due: new Date(row.due).toISOString() };
  });
}

interface Page {
  news: News[];
  more: boolean;
  adopted?: Program[];
}

async function newsAfter(sql: PoolClient, shelf: ProgramShelf, caseId: string, seen: number): Promise<Page> {
  const { rows } = await sql.query<{ body: string }>({
    name: 'news-after',
    text: 'select body from case_event where case_id = $1 and seq > $2 order by seq limit $3',
    values: [caseId, seen, pageSize + 1],
  });
  return withAdopted(sql, shelf, pageOf(rows.map((row) => row.body)));
}

/** With the later revisions that the case takes in this news: what follows is folded by them. */
async function withAdopted(sql: Pool | PoolClient, shelf: ProgramShelf, page: Page): Promise<Page> {
  const adoptions = page.news.filter((event) => event.kind === 'step' && event.adopted !== undefined);
  if (adoptions.length === 0) return page;
  return { ...page, adopted: Object.values(await revisionsIn(sql, shelf, adoptions)).map(forProcess) };
}

/** What each setting's source is helps people, not the process, and every run of every case would keep it. */
function forProcess(program: Program): Program {
  return { ...program, sources: {} };
}

/** A page of news: as many of the bodies as it holds, and at least one. */
function pageOf(bodies: readonly string[]): Page {
  const page: string[] = [];
  let length = 0;
  for (const body of bodies.slice(0, pageSize)) {
    length += body.length;
    if (length > pageLength && page.length > 0) break;
    page.push(body);
  }
  return { news: page.map((body) => asNews(JSON.parse(body) as CaseEvent)), more: bodies.length > page.length };
}

async function rememberBoundary(sql: PoolClient, caseId: string, writer: CaseLogWriter, remembered: Remembered): Promise<void> {
  await sql.query({
    name: 'remember-boundary',
    text: `
      insert into case_boundary (case_id, seq, file, remembered) values ($1, $2, $3, $4)
      on conflict (case_id) do update set seq = $2, file = $3, remembered = $4`,
    values: [caseId, writer.seq, JSON.stringify(writer.file), JSON.stringify(remembered)],
  });
}

/** At a run's start: this run owns the case from now on, and begins at the last boundary. */
export function load(parts: ExchangeParts, { caseId, runId }: LoadRequest): Promise<LoadAnswer> {
  return inTransaction(parts.database.pool, async (sql) => {
    const head = await lockHead(sql, caseId);
    if (!head || head.file.status === 'closed') return { state: 'closed' };
    await sql.query('update case_head set run_id = $2 where case_id = $1', [caseId, runId]);
    const { boundary, program } = await whereToBegin(sql, parts.shelf, caseId);
    const news = await newsAfter(sql, parts.shelf, caseId, boundary.seq);
    return { state: 'open', program: forProcess(program), ...boundary, waits: await openWaits(sql, caseId), ...news };
  });
}

interface Boundary {
  seq: number;
  file: CaseFile;
  remembered: Remembered;
}

/** The last boundary, or else the opening, and the program that the case followed there. */
async function whereToBegin(sql: PoolClient, shelf: ProgramShelf, caseId: string): Promise<{ boundary: Boundary; program: Program }> {
  const { rows } = await sql.query<Boundary>('select seq, file, remembered from case_boundary where case_id = $1', [caseId]);
  const events = await eventsThatNameRevisions(sql, caseId, rows[0]?.seq ?? 1);
  const { file, program } = foldLog(events, await revisionsIn(sql, shelf, events));
  return { boundary: rows[0] ?? { seq: 1, file, remembered: { outcomes: {}, races: {}, results: {} } }, program };
}

/** The opening, and each adoption up to `seq`. */
async function eventsThatNameRevisions(sql: PoolClient, caseId: string, seq: number): Promise<CaseEvent[]> {
  const { rows } = await sql.query<{ body: string }>({
    name: 'events-that-name-revisions',
    text: 'select body from case_event where case_id = $1 and seq <= $2 and (seq = 1 or type = $3) order by seq',
    values: [caseId, seq, adoptProgramRevision.id],
  });
  return rows.map(({ body }) => JSON.parse(body) as CaseEvent);
}
