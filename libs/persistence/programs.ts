import type { EntityManager } from '@mikro-orm/postgresql';
import type { Pool, PoolClient } from 'pg';
import type { Program } from '#protocol/program';
import { defaultPeerWork } from '#protocol/programs/defaults';
import { canonicalJson, sha256Hex } from './canonical.js';
import { Agency, ProgramRevision } from './entities.js';
import { soundPrograms, type NamedDefinition } from './program-definitions.js';

export interface PinnedProgram {
  program: Program;
  hash: string;
}

export function programHash(program: Program): string {
  return sha256Hex(canonicalJson(program));
}

/**
 * Registers program revisions, and an agency's own definitions beside them; each is an immutable row.
 *
 * @throws before anything is registered where a definition is not valid, a revision stands already with other settings, or
 * a program's agency changed.
 */
export async function registerPrograms(em: EntityManager, programs: readonly Program[], own: readonly NamedDefinition[] = []): Promise<void> {
  const shipped = programs.map((program) => ({ name: program.id, definition: program }));
  const sound = soundPrograms([...shipped, ...own]);
  await em.transactional(async (em) => {
    for (const { name, program } of sound) await registerRevision(em, name, program);
  });
}

async function registerRevision(em: EntityManager, name: string, program: Program): Promise<void> {
  const { id: programId, revision, agency: agencyId, effectiveFrom } = program;
  const hash = programHash(program);
  const standing = await em.find(ProgramRevision, { programId });
  if (standing.some((other) => other.agencyId !== agencyId)) {
    throw new Error(`${name}: agency: ${programId} belongs to ${standing[0]!.agencyId}, and a program never changes its agency`);
  }
  const same = standing.find((other) => other.revision === revision);
  if (same && same.hash !== hash) {
    throw new Error(`${name}: revision: ${programId} revision ${revision} stands with other settings: publish revision ${nextOf(standing)}`);
  }
  if (same) return;
  await em.upsert(Agency, { id: agencyId, title: agencyId }, { onConflictAction: 'ignore' });
  em.create(ProgramRevision, { programId, revision, agencyId, hash, definition: program, effectiveFrom });
  await em.flush();
}

function nextOf(standing: readonly { revision: number }[]): number {
  return Math.max(...standing.map(({ revision }) => revision)) + 1;
}

/** A revision published before these were settings has none of them: its cases go on under what it says. */
const partsThatCameLater: Pick<Program, 'areas' | 'teams' | 'schedules' | 'peerWork' | 'outcomes'> = {
  areas: {},
  teams: {},
  schedules: {},
  peerWork: defaultPeerWork,
  outcomes: [],
};

/** A definition as it was registered, as this code reads it. */
function asRead({ definition, hash }: { definition: Program; hash: string }): PinnedProgram {
  return { program: { ...partsThatCameLater, ...definition }, hash };
}

/** In effect at an instant (`$2`), by the day in the program's own zone. */
const inEffect = `program_id = $1 and effective_from <= ($2::timestamptz at time zone (definition ->> 'zone'))::date`;

/** The revisions of a program in effect at an instant that are later than this one, the oldest first. */
export async function laterRevisions(sql: Pool | PoolClient, { id, revision }: Program, at: Date): Promise<PinnedProgram[]> {
  const { rows } = await sql.query<{ definition: Program; hash: string }>({
    name: 'later-revisions',
    text: `select definition, hash from program_revision where ${inEffect} and revision > $3 order by revision`,
    values: [id, at, revision],
  });
  return rows.map(asRead);
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
    const program = asRead(rows[0]);
    this.pinned.set(shelfKey, program);
    return program;
  }

  /** The newest revision in effect at an instant, by the day in the program's own zone: new cases begin under it. */
  async current(sql: Pool | PoolClient, programId: string, at: Date): Promise<PinnedProgram | undefined> {
    const { rows } = await sql.query<{ revision: number }>(
      `select max(revision) as revision from program_revision where ${inEffect} having max(revision) is not null`,
      [programId, at],
    );
    return rows[0] ? this.at(sql, programId, rows[0].revision) : undefined;
  }
}
