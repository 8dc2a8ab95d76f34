import { registerPrograms } from '#persistence/programs';
import { connect } from '#persistence/database';
import type { Program } from '#protocol/program';
import { laDoor } from '#protocol/programs/la-door.program';
import { interventionSettings } from '#protocol/stage-settings';

const { stages } = interventionSettings(laDoor);
const { warmHandoff: _noNotices, ...offered } = stages;
const { 'officerIntervention.warmHandoff': _noSource, ...sources } = laDoor.sources;

/**
 * LA DOOR's officer intervention with settings under which ten steps follow one another, each after the process has
 * taken in the one before, and a hold of 30 days comes last. Without the warm handoff, because the reference journey
 * sends no notices.
 */
export const benchProgram: Program = {
  ...laDoor,
  revision: laDoor.revision + 1,
  pathways: {
    ...laDoor.pathways,
    officerIntervention: {
      ...interventionSettings(laDoor),
      stages: { ...offered, abeyance: { ...stages.abeyance!, length: 'P30D' } },
    },
  },
  // One peer meets everybody.
  peerWork: { ...laDoor.peerWork, caseload: 1_000_000 },
  sources,
};

/** The newest revision in effect is the one that new cases begin under. */
export async function registerBenchProgram(ownerUrl: string): Promise<void> {
  const database = await connect({ url: ownerUrl });
  try {
    await registerPrograms(database.orm.em.fork(), [benchProgram]);
  } finally {
    await database.close();
  }
}
