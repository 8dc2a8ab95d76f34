import type { Schema } from '../../api/client';
import type { FormField } from '../../api/queries';

type TakingProgram = Schema<'TakingProgramSchema'>;

/** One question for a program and an area of it. */
export function whereField(programs: readonly TakingProgram[], label: string): FormField {
  return { name: 'where', kind: 'choice', required: true, label, options: programs.flatMap(placesOf) };
}

export function placesOf({ programId, title, areas }: TakingProgram): { value: string; label: string }[] {
  if (areas.length === 0) return [{ value: programId, label: title }];
  return areas.map(({ value, label }) => ({ value: `${programId} ${value}`, label }));
}

/** What was chosen, as the API asks for it. */
export function placeIn(where: string): { programId: string; area?: string } {
  const [programId = '', area] = where.split(' ');
  return { programId, ...(area !== undefined && { area }) };
}
