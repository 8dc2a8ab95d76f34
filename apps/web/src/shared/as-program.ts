import type { Program } from '#protocol/program';
import type { Schema } from '../api/client';

/** The settings that the API answers, under the names that the protocol's own rules read. */
export function asProgram({ programId, ...settings }: Schema<'ProgramSchema'>): Program {
  return { ...settings, id: programId } as unknown as Program;
}
