import type { Pool } from 'pg';
import type { CaseEvent, OpenedWait, ProcessEvent, Sealed, StepEvent } from '#protocol/event';
import type { Field, Fields } from '#protocol/fields';
import { mayRead, readerOf, type Reader } from '#protocol/rules/disclosure.rule';
import type { Program } from '#protocol/program';
import { isSharedWith } from '#protocol/rules/sharing.rule';
import type { Identity } from '#protocol/person-index';
import { recommendationFor } from '#protocol/rules/recommendation.rule';
import type { Step } from '#protocol/step';
import { stepById, steps } from '#protocol/steps/registry';
import { doorText } from '#protocol/views/door-text';
import { awaitsDefender, caseView, visitView } from '#protocol/views/case-view';
import { discloses, type Disclosed } from '#protocol/views/disclosed';
import type { DisclosureNote } from '#protocol/views/disclosure-note';
import { openStep, openSteps, type OpenStep, type OpenStepsContext } from '#protocol/views/open-steps';
import { momentAt, type Moment } from '#protocol/views/reader';
import { heldBy, timelineEntry, type TimelineEntry } from '#protocol/views/timeline-view';
import { agencyKey } from '../agencies.js';
import type { Clock } from '../clock.js';
import { tell } from '../disclosures/tell.js';
import { EntryLists } from '../entries/registry.js';
import { openSealed, type CaseKeys, type KeyVault } from '../keys/key-vault.js';
import { knownIdentities } from '../people/known-identities.js';
import type { ProgramShelf } from '../programs.js';
import { correctionsOf, eventsInTurn, eventsOfType, eventsOfTypes, readCase, sealedOfCharges, waitsOf, type CaseRow, type TimelineOrder } from './case-rows.js';
import { lastSaid, type SaidOfPerson } from './last-said.js';
import { pageOf, readCursor, type Page, type PageRequest } from './page.js';
import { seenVersion } from './seen-cases.js';
import { Directory, personOf, type StaffRow } from './staff-list.js';
import { casesToVisit, stepsAtDoor, visitSteps, type VisitsQuery } from './visits.js';

export interface ReadParts {
  database: { pool: Pool };
  vault: KeyVault;
  clock: Clock;
  shelf: ProgramShelf;
}

export interface TimelineRequest extends PageRequest {
  order?: TimelineOrder;
}

export type CaseAnswer = Awaited<ReturnType<CaseReads['view']>>;

/** One case and one reader: what every read of it starts from. */
interface Reading {
  row: CaseRow;
  program: Program;
  moment: Moment;
  reader: Reader;
  /** What the answer discloses, as it is made. */
  disclosed: Disclosed[];
  directory: Directory;
}

/** The statement and the consents that go with an answer which discloses. */
interface Told {
  disclosure?: DisclosureNote;
}

/** Reads of one case, as its reader may see it. Each is `undefined` where there is no such case for this person. */
export class CaseReads {
  constructor(private readonly parts: ReadParts) {}

  async view(staff: StaffRow, caseId: string) {
    const reading = await this.start(staff, caseId);
    if (!reading) return undefined;
    const { row, program, reader, disclosed, directory, moment } = reading;
    const [titles, person, safeContact, seen] = await Promise.all([
      this.itemTitles(reading),
      this.person(reading),
      this.said(reading, 'safeContact'),
      seenVersion(this.parts.database.pool, staff, caseId),
    ]);
    const { file } = row;
    const recommended = (id: string) => {
      const charge = file.charges.find((one) => one.id === id);
      return charge ? recommendationFor(file, charge) : 'none';
    };
    const view = {
      caseId: row.caseId,
      programId: row.programId,
      programRevision: row.programRevision,
      // How the person came to be here, and by whom, is nothing that a provider is told.
      ...(mayRead(reader, 'case') && { pathwayId: row.pathwayId, openedBy: { id: row.openedBy, name: directory.nameOf(row.openedBy) } }),
      version: row.seq,
      ...(seen !== undefined && { seenVersion: seen }),
      settled: row.settled,
      updatedAt: row.updatedAt,
      at: moment.now,
      ...caseView({ file, program, reader, disclosed, nameOf: directory.nameOf, titleOf: (id) => titles.get(id), recommendationFor: recommended, safeContact }),
      ...(person && { person }),
      openSteps: await this.openStepsOf(staff, reading, titles),
    };
    return { ...view, ...(await this.told(reading)) };
  }

  async openSteps(staff: StaffRow, caseId: string): Promise<({ openSteps: OpenStep[] } & Told) | undefined> {
    const reading = await this.start(staff, caseId);
    if (!reading) return undefined;
    const open = await this.openStepsOf(staff, reading, await this.itemTitles(reading));
    return { openSteps: open, ...(await this.told(reading)) };
  }

  /** The timeline, oldest first unless asked otherwise. A page may hold fewer entries than asked for: what may not be read is left out. */
  async timeline(staff: StaffRow, caseId: string, { limit, cursor, order = 'oldest' }: TimelineRequest): Promise<(Page<TimelineEntry> & Told) | undefined> {
    const after = cursor === undefined ? undefined : (readCursor(cursor, 'whole')[0] as number);
    const reading = await this.start(staff, caseId);
    if (!reading) return undefined;
    const { row, program, moment, reader, disclosed, directory } = reading;
    const { pool } = this.parts.database;
    const { rows: events, next } = pageOf(await eventsInTurn(pool, caseId, order, after, limit + 1), limit, ({ seq }) => [seq]);
    const waits = await eventsOfType<ProcessEvent & { type: 'waitOpened' }>(pool, caseId, 'waitOpened');
    const keys = await this.keysOf(row);
    const performed = events.flatMap((event) => (event.kind === 'step' ? (stepById(event.type) ?? []) : []));
    const context = {
      reader,
      disclosed,
      file: row.file,
      program,
      nameOf: directory.nameOf,
      organisations: directory.organisations,
      entries: await new EntryLists(pool, { agencyId: row.agencyId, at: moment.now, file: row.file }).of(performed, program),
      corrections: await correctionsOf(pool, caseId),
      opened: new Map<string, OpenedWait>(waits.map(({ wait }) => [wait.key, wait])),
      open: (event: StepEvent, path: string, sealed: StepEvent['sealed'][string]) =>
        openSealed(keys, { caseId, eventKey: event.key, path }, sealed),
    };
    const items = events
      .filter((event) => !awaitsDefender(reader, attestedBy(event, row)))
      .flatMap((event) => timelineEntry(event, context) ?? []);
    return { items, ...(next !== undefined && { next }), ...(await this.told(reading)) };
  }

  /** Whom a team goes out to, in the order of work, with what it has to know on the way. A page may hold fewer than asked for: what is not for this person is left out. */
  async visits(staff: StaffRow, query: VisitsQuery) {
    const { pool } = this.parts.database;
    const { items: cases, next } = await casesToVisit(pool, staff, query, this.parts.clock.now());
    const started = (await Promise.all(cases.map((caseId) => this.start(staff, caseId)))).flatMap((reading) => reading ?? []);
    const visits = await Promise.all(started.map((reading) => this.visit(staff, reading)));
    const items = visits.filter(({ openSteps }) => openSteps.length > 0);
    return { items, ...(next !== undefined && { next }), door: { say: doorText.say, card: doorText.card }, ...(await this.told(...started)) };
  }

  private async visit(staff: StaffRow, reading: Reading) {
    const { row, program, reader, disclosed, directory } = reading;
    const context = await this.openStepsContext(staff, reading, [...visitSteps, ...stepsAtDoor], new Map());
    const openAmong = (steps: readonly Step[]) => steps.flatMap((step) => openStep(step, context) ?? []);
    const open = openAmong(visitSteps);
    const atDoor = open.length === 0 ? [] : openAmong(stepsAtDoor).filter(({ priority }) => priority !== undefined);
    // Of whom this person is not asked to visit nothing is read out.
    const said = async (field: SaidOfPerson) => (open.length === 0 ? undefined : this.said(reading, field));
    const [safeContact, whereNow, place] = await Promise.all([said('safeContact'), said('whereNow'), said('place')]);
    return {
      caseId: row.caseId,
      programId: row.programId,
      pathwayId: row.pathwayId,
      ...visitView({ file: row.file, program, reader, disclosed, nameOf: directory.nameOf }),
      safeContact,
      whereNow,
      place,
      openSteps: [...open, ...atDoor],
    };
  }

  private async told(...readings: readonly Reading[]): Promise<Told> {
    const tellings = readings.map(({ row: { caseId, agencyId, file }, reader, disclosed, moment }) => ({ caseId, agencyId, file, reader, disclosed, at: moment.now }));
    const nameOf = (id: string) => readings.map(({ directory }) => directory.nameOf(id)).find((name) => name !== undefined);
    const disclosure = await tell(this.parts.database.pool, tellings, nameOf);
    return disclosure ? { disclosure } : {};
  }

  private async start(staff: StaffRow, caseId: string): Promise<Reading | undefined> {
    const { pool } = this.parts.database;
    const row = await readCase(pool, staff, caseId);
    if (!row) return undefined;
    const { program } = await this.parts.shelf.at(pool, row.programId, row.programRevision);
    const moment = momentAt(this.parts.clock.now(), program.zone);
    if (row.agencyId !== staff.agencyId && !isSharedWith(row.file, agencyKey(staff.agencyId), moment.now, program.zone)) return undefined;
    const reader = readerOf(personOf(staff), row, moment.now, program.zone);
    return { row, program, moment, reader, disclosed: [], directory: await Directory.ofCase(pool, row) };
  }

  private async openStepsOf(staff: StaffRow, reading: Reading, itemTitles: ReadonlyMap<string, string>): Promise<OpenStep[]> {
    return openSteps(await this.openStepsContext(staff, reading, Object.values<Step>(steps), itemTitles));
  }

  private async openStepsContext(staff: StaffRow, reading: Reading, among: readonly Step[], itemTitles: ReadonlyMap<string, string>): Promise<OpenStepsContext> {
    const { row, program, moment, reader, disclosed, directory } = reading;
    const { pool } = this.parts.database;
    const waits = await waitsOf(pool, row.caseId);
    const mayBeOpen = among.filter(({ id, standing }) => standing || waits.some((wait) => wait.step === id));
    return {
      file: row.file,
      program,
      moment,
      reader,
      disclosed,
      authorIsPart2: staff.part2,
      people: directory.peopleOf(row.programId),
      organisations: directory.organisations,
      itemTitles,
      entries: await new EntryLists(pool, { agencyId: row.agencyId, at: moment.now, file: row.file }).of(mayBeOpen, program),
      waits,
      performer: { staffId: staff.id, roles: staff.roles },
    };
  }

  /**
   * What charges and conditions say in their own words, by id, as corrected last; only for those who may read it and while
   * its key exists.
   */
  private async itemTitles(reading: Reading): Promise<Map<string, string>> {
    const titles = new Map<string, string>();
    const { row } = reading;
    const { caseId, file } = row;
    if (file.charges.length === 0 && file.conditions.length === 0) return titles;
    const { pool } = this.parts.database;
    const keys = await this.keysOf(row);
    const read = (event: { key: string }, path: string, sealed: Sealed | undefined): string | undefined => {
      if (!sealed || !discloses(reading, { provenance: sealed.provenance }, `titles:${path}`)) return undefined;
      const value = openSealed(keys, { caseId, eventKey: event.key, path }, sealed);
      return typeof value === 'string' ? value : undefined;
    };
    const put = (id: string, title: string | undefined) => {
      if (title !== undefined) titles.set(id, title);
    };
    for (const [chargeId, { title }] of await sealedOfCharges(pool, caseId)) {
      if (title) put(chargeId, read({ key: title.eventKey }, title.path, title.sealed));
    }
    if (file.conditions.length > 0) {
      for (const event of await eventsOfTypes(pool, caseId, conditionSteps)) {
        for (const [path, sealed] of Object.entries(event.sealed)) {
          const { list, id } = titlePath(path);
          if (list === 'conditions' && id !== undefined) put(id, read(event, path, sealed));
        }
      }
    }
    for (const correction of await correctionsOf(pool, caseId)) {
      const { id } = titlePath(String(correction.open['path']));
      if (id !== undefined && titles.has(id)) put(id, read(correction, 'value', correction.sealed['value']));
    }
    return titles;
  }

  /** Who the person is, as far as the entries say it that this reader may know of. */
  private async person({ row: { caseId, participantId }, reader }: Reading): Promise<Identity | undefined> {
    const known = await knownIdentities(this.parts.database.pool, this.parts.vault, [{ caseId, participantId, reader }]);
    return known.get(caseId);
  }

  /** How or where the person can be reached, as said or corrected last; only for those who may read it. */
  private async said(reading: Reading, field: SaidOfPerson): Promise<string | undefined> {
    const { row } = reading;
    const { caseId } = row;
    const { pool } = this.parts.database;
    const last = await lastSaid(pool, caseId, field);
    if (!last || !discloses(reading, heldBy(last.said, last.first.provenance), `entry:${last.said.seq}:${field}`)) return undefined;
    const value = openSealed(await this.keysOf(row), { caseId, eventKey: last.eventKey, path: last.path }, last.sealed);
    return typeof value === 'string' ? value : undefined;
  }

  private keysOf({ caseId, participantId }: CaseRow): Promise<CaseKeys> {
    return this.parts.vault.keysOf(this.parts.database.pool, caseId, participantId);
  }
}

/** The steps that bring conditions, in rows. */
const conditionSteps = Object.values<Step>(steps)
  .filter(({ fields }) => ((fields as Fields)['conditions'] as Field | undefined)?.kind === 'list')
  .map(({ id }) => id);

/** `charges/<id>/title` and `conditions/<id>/text`: what an item is called. */
function titlePath(path: string): { list?: string; id?: string } {
  const [, list, id] = /^(charges|conditions)\/([^/]+)\/(?:title|text)$/.exec(path) ?? [];
  return { list, id };
}

/** The condition, where the event attests one and that attestation still stands. */
function attestedBy(event: CaseEvent, { file }: CaseRow) {
  if (event.kind !== 'step' || event.type !== 'attestCondition') return undefined;
  return file.conditions.find(({ id, attestedAt }) => id === event.open['condition'] && attestedAt === event.recordedAt);
}
