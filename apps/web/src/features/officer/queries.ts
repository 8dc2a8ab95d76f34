import { queryOptions } from '@tanstack/react-query';
import { answerOf, api, type Schema } from '../../api/client';
import { keptOffline, keptOpen } from '../../api/queries';

export type PathwayId = Schema<'PathwaySchema'>['pathwayId'];

const path = (programId: string, pathwayId: PathwayId) => ({ params: { path: { programId, pathwayId } } });

/** The form that opens a case: settings of the program alone, and nobody's name. */
export const openingQuery = (programId: string, pathwayId: PathwayId) =>
  queryOptions({
    queryKey: ['opening', programId, pathwayId],
    queryFn: () => answerOf(api.GET('/api/programs/{programId}/pathways/{pathwayId}/opening', path(programId, pathwayId))),
    staleTime: 300_000,
    ...keptOpen,
  });

/** The form of a screening without identity. */
export const screeningQuery = (programId: string, pathwayId: PathwayId) =>
  queryOptions({
    queryKey: ['screening', programId, pathwayId],
    queryFn: () => answerOf(api.GET('/api/programs/{programId}/pathways/{pathwayId}/screening', path(programId, pathwayId))),
    staleTime: 300_000,
    ...keptOpen,
  });

/** What has not ended yet of the rosters. */
export const rostersQuery = queryOptions({ queryKey: ['list', 'rosters', 'duty'], queryFn: () => answerOf(api.GET('/api/rosters')), staleTime: 300_000, ...keptOffline });
