import type { CaseFile } from '#protocol/case-file';
import type { Field, Fields } from '#protocol/fields';
import type { Identity } from '#protocol/person-index';
import { readerOf } from '#protocol/rules/disclosure.rule';
import { stepById } from '#protocol/steps/registry';
import { itemLabel } from '#protocol/views/item-label';
import { discloses, type Disclosed } from '#protocol/views/disclosed';
import type { DisclosureNote } from '#protocol/views/disclosure-note';
import { isLate, openStep, type OpenStepsContext } from '#protocol/views/open-steps';
import { heldByCollection, momentAt } from '#protocol/views/reader';
import { tell, type Telling } from '../disclosures/tell.js';
import type { Step } from '#protocol/step';
import type { Role } from '#protocol/roles';
import { EntryLists } from '../entries/registry.js';
import { knownIdentities, type ReadCase } from '../people/known-identities.js';
import { asWait, part2Sources, waitColumns, type StoredWait } from './case-rows.js';
import type { ReadParts } from './case-reads.js';
import { knownCases } from './may-know.js';
import { pageOf, readCursor, type Page, type PageRequest } from './page.js';
import { Directory, personOf, type StaffRow } from './staff-list.js';

export interface WorklistQuery extends PageRequest {
  program?: string;
}

export interface WorkItem {
  caseId: string;
  programId: string;
  pathwayId: string;
  stepId: string;
  title: string;
  /** Whom it is for, by name, as far as it is known and this person may read it. */
  person?: { name: string };
  /** The charge, condition, placement… that it is about. */
  subject?: { id: string; label?: string };
  roles: readonly Role[];
  /** Who is asked first. */
  assignee?: { id: string; name?: string };
  due?: string;
  late: boolean;
  /** 1 is the most urgent. */
  priority: number;
  why: string;
}

interface Row extends StoredWait {
  caseId: string;
  participantId: string;
  programId: string;
  programRevision: number;
  pathwayId: string;
  agencyId: string;
  part2Sources: string[];
  file: CaseFile;
  isLate: number;
  dueOrNever: string;
  keyHash: string;
}

/** What waits for this person: late first, then by priority, then by what is due first. */
export async function worklist(parts: ReadParts, staff: StaffRow, query: WorklistQuery): Promise<Page<WorkItem> & { disclosure?: DisclosureNote }> {
  const { pool } = parts.database;
  const after = query.cursor === undefined ? undefined : readCursor(query.cursor, 'instant', 'whole', 'whole', 'instant', 'uuid', 'hash');
  // What was late on the first page is late on the next ones, whatever the clock says by then.
  const at = after ? new Date(after[0] as string) : parts.clock.now();
  const rows = await readWaits(pool, staff, query, at, after);
  const exact = `${at.toISOString().slice(0, -1)}000Z`;
  const page = pageOf(rows, query.limit, (last) => [exact, last.isLate, last.priority, last.dueOrNever, last.caseId, last.keyHash]);
  const directory = await Directory.of(pool, staff.agencyId);
  const entryLists = new EntryLists(pool, { agencyId: staff.agencyId, at: at.toISOString() });
  const asked = await Promise.all(page.rows.map((row) => asItem(row, { parts, staff, directory, entryLists, at })));
  const open = asked.flatMap((one) => one ?? []);
  const people = await knownIdentities(pool, parts.vault, [...new Map(open.map(({ of }) => [of.caseId, of])).values()]);
  const disclosure = await tell(pool, open.map(({ telling }) => telling), directory.nameOf);
  return { items: open.map(({ item }) => named(item, people.get(item.caseId))), ...(page.next !== undefined && { next: page.next }), ...(disclosure && { disclosure }) };
}

/** A part of the order in which work is listed: late or not, of some priorities, behind a place within them. */
interface Stretch {
  late: 0 | 1;
  priorities: readonly number[];
  after?: readonly (string | number)[];
}

const everyPriority: readonly number[] = [1, 2, 3, 4, 5];

/** What is left of the list behind a place in it; all of it without one. */
function stretchesAfter(after: readonly (string | number)[] | undefined): Stretch[] {
  if (!after) return [{ late: 0, priorities: everyPriority }, { late: 1, priorities: everyPriority }];
  const [, late, priority, ...within] = after as [string, 0 | 1, number, ...(string | number)[]];
  const rest: Stretch[] = [
    { late, priorities: [priority], after: within },
    { late, priorities: everyPriority.filter((one) => one > priority) },
  ];
  return late === 0 ? [...rest, { late: 1, priorities: everyPriority }] : rest;
}

/** Who works on few of a program's cases has an index of their own: it holds no wait of anybody else's. */
const courtRoles: readonly Role[] = ['courtLiaison', 'prosecutor', 'defender'];
const forTheCourt = `w.roles && '{${courtRoles.join(',')}}'::text[]`;

/**
 * Each program, priority and side of now is read in the order of its index, and no further than the page: what waits in
 * a large program is never sorted as a whole.
 */
async function readWaits(
  pool: ReadParts['database']['pool'],
  staff: StaffRow,
  { program, limit }: WorklistQuery,
  at: Date,
  after: (string | number)[] | undefined,
): Promise<Row[]> {
  const known = knownCases(staff, 5);
  const programs = program === undefined ? staff.programs : staff.programs.filter((one) => one === program);
  const values: unknown[] = [at.toISOString(), staff.roles, programs, limit + 1, ...known.values];
  const mine = staff.roles.every((role) => courtRoles.includes(role)) ? `${forTheCourt} and w.roles && $2::text[]` : 'w.roles && $2::text[]';
  const parts = stretchesAfter(after).map((stretch) => {
    const place = stretch.after?.map((value, index) => `$${values.push(value)}::${['timestamptz', 'uuid', 'uuid'][index]}`).join(', ');
    return `
      (select w.case_id, w.key, ${stretch.late} as late, w.priority, w.due_or_never, w.key_hash
       from unnest($3::text[]) programs (id) cross join unnest($${values.push(stretch.priorities)}::int[]) priorities (one) cross join lateral (
         select w.case_id, w.key, w.priority, w.due_or_never, w.key_hash from wait w join case_head h on h.case_id = w.case_id
         where w.program_id = programs.id and w.priority = priorities.one and ${mine}
           and w.due_or_never ${stretch.late === 0 ? '<' : '>='} $1 and ${known.sql}
           ${place === undefined ? '' : `and (w.due_or_never, w.case_id, w.key_hash) > (${place})`}
         order by w.due_or_never, w.case_id, w.key_hash limit $4
       ) w)`;
  });
  const { rows } = await pool.query<Row>(
    `select h.case_id as "caseId", h.participant_id as "participantId", h.program_id as "programId", h.program_revision as "programRevision",
       h.pathway_id as "pathwayId", h.agency_id as "agencyId", ${part2Sources} as "part2Sources", h.file, ${waitColumns}, page.late as "isLate", md5(w.key) as "keyHash",
       coalesce(to_char(w.due at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'infinity') as "dueOrNever"
     from (select * from (${parts.join(' union all ')}) listed order by late, priority, due_or_never, case_id, key_hash limit $4) page
       join wait w on w.case_id = page.case_id and w.key = page.key join case_head h on h.case_id = w.case_id
     order by page.late, page.priority, page.due_or_never, page.case_id, page.key_hash`,
    values,
  );
  return rows;
}

interface Context {
  parts: ReadParts;
  staff: StaffRow;
  directory: Directory;
  entryLists: EntryLists;
  at: Date;
}

/** A name alone: for the rest there is the case. */
function named(item: WorkItem, { name }: Identity = {}): WorkItem {
  return name === undefined ? item : { ...item, person: { name } };
}

async function asItem(row: Row, { parts, staff, directory, entryLists, at }: Context): Promise<{ item: WorkItem; of: ReadCase; telling: Telling } | undefined> {
  const step = stepById(row.step);
  if (!step) return undefined;
  const { program } = await parts.shelf.at(parts.database.pool, row.programId, row.programRevision);
  const moment = momentAt(at, program.zone);
  const wait = asWait(row);
  const context: OpenStepsContext = {
    file: row.file,
    program,
    moment,
    reader: readerOf(personOf(staff), row, moment.now, program.zone),
    authorIsPart2: staff.part2,
    people: directory.peopleOf(row.programId),
    organisations: directory.organisations,
    entries: await entryLists.of([step], program),
    waits: [wait],
    performer: { staffId: staff.id, roles: staff.roles },
  };
  if (!openStep(step, context)) return undefined;
  const { subject, assignee, due } = wait;
  // Of the form it shows nothing: only the subject's name is disclosed.
  const disclosed: Disclosed[] = [];
  const item: WorkItem = {
    caseId: row.caseId,
    programId: row.programId,
    pathwayId: row.pathwayId,
    stepId: step.id,
    title: step.title,
    ...(subject === undefined ? {} : { subject: subjectOf(step, subject, { ...context, disclosed }) }),
    roles: wait.roles,
    ...(assignee === undefined ? {} : { assignee: { id: assignee, name: directory.nameOf(assignee) } }),
    ...(due === undefined ? {} : { due }),
    late: isLate(due, moment.now),
    priority: wait.priority,
    why: wait.why,
  };
  const { caseId, participantId, agencyId, file } = row;
  const { reader } = context;
  return { item, of: { caseId, participantId, reader }, telling: { caseId, agencyId, file, reader, disclosed, at: moment.now } };
}

function subjectOf(step: Step, id: string, context: OpenStepsContext & { disclosed: Disclosed[] }): { id: string; label?: string } {
  const field = (step.fields as Fields)[step.subject ?? ''] as Field | undefined;
  if (field?.kind !== 'item') return { id };
  const held = heldByCollection[field.of];
  const readable = discloses(context, held, `section:${field.of}`) || held.provenance === 'progress';
  return readable ? { id, label: itemLabel(field.of, id, context) } : { id };
}
