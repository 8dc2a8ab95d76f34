import type { Program } from '#protocol/program';
import { whyHarsher } from '#protocol/rules/harsher.rule';
import { derivedUuid } from '../canonical.js';
import { laterRevisions as read, type PinnedProgram } from '../programs.js';
import type { Sql } from '../reads/rows.js';
import type { EntrySource } from './entry-source.js';

/** What a revision of a program is chosen by. */
export function revisionId({ id, revision }: Pick<Program, 'id' | 'revision'>): string {
  return derivedUuid('program revision', id, revision);
}

/** The revision in effect, later than the case's own, that this id stands for. */
export async function laterRevision(sql: Sql, program: Program, at: string, id: string): Promise<PinnedProgram | undefined> {
  return (await read(sql, program, new Date(at))).find((later) => revisionId(later.program) === id);
}

/**
 * Later revisions in effect that make no term of the case harsher. A harsher one can be named all the same: whoever asks for it
 * is told which settings it is for.
 */
export const laterRevisions: EntrySource = {
  async options(sql, { program, at, file }) {
    if (!file) return [];
    const later = await read(sql, program, new Date(at));
    return later
      .filter(({ program: to }) => whyHarsher(file, program, to).length === 0)
      .map(({ program: to }) => ({ value: revisionId(to), label: `Revision ${to.revision}, in effect from ${to.effectiveFrom}` }));
  },
  async offers(sql, { program, at }, id) {
    return (await laterRevision(sql, program, at, id)) !== undefined;
  },
};
