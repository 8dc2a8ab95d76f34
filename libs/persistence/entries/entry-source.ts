import type { CaseFile } from '#protocol/case-file';
import type { Option } from '#protocol/fields';
import type { Program } from '#protocol/program';
import type { Sql } from '../reads/rows.js';

export interface EntryContext {
  agencyId: string;
  program: Program;
  /** Now, RFC 3339. */
  at: string;
  /** The case that the list is for, where it is for one. */
  file?: CaseFile;
}

/** One of a program's lists: what may be chosen from it now. */
export interface EntrySource {
  options(sql: Sql, context: EntryContext): Promise<Option[]>;
  /** For long lists: whether this one may be chosen now, without reading the others. */
  offers?(sql: Sql, context: EntryContext, id: string): Promise<boolean>;
}
