import pg from 'pg';
import { programHash } from '#persistence/programs';
import type { Program } from '#protocol/program';

/** Before any case is opened: a peer may take any number of participants, for tests that open more than a program would give one. */
export async function liftCaseloads(ownerUrl: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    const { rows } = await owner.query<{ definition: Program }>('select definition from program_revision');
    for (const { definition } of rows) {
      const lifted: Program = { ...definition, peerWork: { ...definition.peerWork, caseload: 1_000_000 } };
      const { id, revision } = lifted;
      await owner.query('update program_revision set definition = $3, hash = $4 where program_id = $1 and revision = $2', [id, revision, lifted, programHash(lifted)]);
    }
  } finally {
    await owner.end();
  }
}
