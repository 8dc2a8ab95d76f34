import type { EntryCollection, Fields, Option } from '#protocol/fields';
import type { Program } from '#protocol/program';
import { entryCollectionsOf, type EntryOptions } from '#protocol/views/field-form';
import type { Sql } from '../reads/rows.js';
import { agencies } from './agencies.entries.js';
import { alerts } from './alerts.entries.js';
import type { EntryContext, EntrySource } from './entry-source.js';
import { matches } from './matches.entries.js';
import { debriefs } from './debriefs.entries.js';
import { groupEncounters } from './group-encounters.entries.js';
import { laterRevisions } from './later-revisions.entries.js';
import { meetingEntries } from './meeting-entries.entries.js';
import { meetings } from './meetings.entries.js';
import { naloxoneLots } from './naloxone-lots.entries.js';
import { openCases } from './open-cases.entries.js';
import { rosters } from './rosters.entries.js';
import { countedServices, listedServices } from './services.entries.js';
import { transferredCases } from './transferred-cases.entries.js';

export const entries: Record<EntryCollection, EntrySource> = {
  agencies,
  alerts,
  matches,
  naloxoneLots,
  countedServices,
  listedServices,
  rosters,
  debriefs,
  meetings,
  meetingEntries,
  openCases,
  groupEncounters,
  laterRevisions,
  transferredCases,
};

/** What programs' lists offer at one moment: each is read once, however many forms use it. */
export class EntryLists {
  private readonly read = new Map<string, Promise<Option[]>>();

  constructor(
    private readonly sql: Sql,
    private readonly context: Omit<EntryContext, 'program'>,
  ) {}

  /** The lists that the fields of these steps point at. */
  async of(steps: readonly { fields: Fields }[], program: Program): Promise<EntryOptions> {
    const collections = new Set(steps.flatMap(({ fields }) => entryCollectionsOf(fields)));
    const options = [...collections].map(async (of) => [of, await this.optionsOf(of, program)] as const);
    return Object.fromEntries(await Promise.all(options));
  }

  private optionsOf(of: EntryCollection, program: Program): Promise<Option[]> {
    const key = `${program.id}@${program.revision}/${of}`;
    const standing = this.read.get(key) ?? entries[of].options(this.sql, { ...this.context, program });
    this.read.set(key, standing);
    return standing;
  }
}

/** Whether this one may be chosen from the list now. */
export async function isEntry(sql: Sql, of: EntryCollection, context: EntryContext, id: string): Promise<boolean> {
  const source = entries[of];
  if (source.offers) return source.offers(sql, context, id);
  return (await source.options(sql, context)).some(({ value }) => value === id);
}
