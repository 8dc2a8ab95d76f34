import type { Pool, PoolClient } from 'pg';
import type { CaseFile } from '#protocol/case-file';
import type { CaseEvent, News } from '#protocol/event';
import { fold, programAfter, type Revisions } from '#protocol/fold';
import type { Program } from '#protocol/program';
import type { ProgramShelf } from '../programs.js';
import { asNews } from './case-log-writer.js';
import { fileBefore } from './file-before.js';

/** A case as a prefix of its log comes to, and the program that the event after it follows. */
export interface Folded {
  file: CaseFile;
  program: Program;
}

/** The revision that an event pins or adopts, where it does. */
export function revisionNamedIn(event: CaseEvent | News): { program: string; revision: number; hash: string } | undefined {
  return event.kind === 'step' ? (event.pinned ?? event.adopted) : undefined;
}

/** The programs that these events pin or adopt, by revision. */
export async function revisionsIn(sql: Pool | PoolClient, shelf: ProgramShelf, events: readonly (CaseEvent | News)[]): Promise<Revisions> {
  const named = events.flatMap((event) => revisionNamedIn(event) ?? []);
  const programs = await Promise.all(named.map(({ program, revision }) => shelf.at(sql, program, revision)));
  return Object.fromEntries(programs.map(({ program }) => [program.revision, program]));
}

/** What a log comes to, from the opening on; `opening` where the events are a prefix that may be empty. */
export function foldLog(events: readonly CaseEvent[], revisions: Revisions, opening = events[0]!): Folded {
  const begun = { file: fileBefore(opening), program: revisions[revisionNamedIn(opening)!.revision]! };
  return events.reduce<Folded>(({ file, program }, event) => {
    const news = asNews(event);
    return { file: fold(file, news, program), program: programAfter(news, program, revisions) };
  }, begun);
}
