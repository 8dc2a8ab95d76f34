import type { EntityManager } from '@mikro-orm/postgresql';
import type { Pool, PoolClient } from 'pg';
import type { Program } from '#protocol/program';
import { canonicalJson, sha256Hex } from './canonical.js';
import { Agency, ProgramRevision } from './entities.js';

export interface PinnedProgram {
  program: Program;
  hash: string;
}

export function programHash(program: Program): string {
  return sha256Hex(canonicalJson(program));
}

/** Registers program revisions; each is an immutable row. Throws where a revision stands already with other settings. */
export async function registerPrograms(em: EntityManager, programs: readonly Program[]): Promise<void> {
  await em.transactional(async (em) => {
    for (const program of programs) {
      await em.upsert(Agency, { id: program.agency, title: program.agency }, { onConflictAction: 'ignore' });
      const hash = programHash(program);
      const standing = await em.findOne(ProgramRevision, { programId: program.id, revision: program.revision });
      if (standing && standing.hash !== hash) {
        throw new Error(`${program.id} revision ${program.revision} stands with other settings: publish a new revision`);
      }
      if (!standing) {
        em.create(ProgramRevision, {
          programId: program.id,
          revision: program.revision,
          agencyId: program.agency,
          hash,
          definition: program,
          effectiveFrom: program.effectiveFrom,
        });
      }
    }
  });
}

/** Program revisions never change, so each is read once per process. */
export class ProgramShelf {
  private readonly pinned = new Map<string, PinnedProgram>();

  async at(sql: Pool | PoolClient, programId: string, revision: number): Promise<PinnedProgram> {
    const shelfKey = `${programId}@${revision}`;
    const standing = this.pinned.get(shelfKey);
    if (standing) return standing;
    const { rows } = await sql.query<{ definition: Program; hash: string }>(
      'select definition, hash from program_revision where program_id = $1 and revision = $2',
      [programId, revision],
    );
    if (!rows[0]) throw new Error(`No revision ${revision} of ${programId}`);
    const program = { program: rows[0].definition, hash: rows[0].hash };
    this.pinned.set(shelfKey, program);
    return program;
  }

  /** The newest revision in effect at an instant, by the day in the program's own zone: new cases begin under it. */
  async current(sql: Pool | PoolClient, programId: string, at: Date): Promise<PinnedProgram | undefined> {
    const { rows } = await sql.query<{ revision: number }>(
      `select max(revision) as revision from program_revision
       where program_id = $1 and effective_from <= ($2::timestamptz at time zone (definition ->> 'zone'))::date
       having max(revision) is not null`,
      [programId, at],
    );
    return rows[0] ? this.at(sql, programId, rows[0].revision) : undefined;
  }
}
