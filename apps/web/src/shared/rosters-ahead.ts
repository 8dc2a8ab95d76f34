import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../api/client';

/** The rosters of a program that have not ended yet, the first to begin first. */
export const rostersAheadQuery = (programId: string) =>
  queryOptions({ queryKey: ['program', programId, 'rosters', 'ahead'], queryFn: () => answerOf(api.GET('/api/rosters', { params: { query: { program: programId, limit: 100 } } })), refetchInterval: 60_000 });
