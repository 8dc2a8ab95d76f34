import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import { keptOffline } from '../../api/queries';

/** Read again each minute: a window opens, and a team is late, without anybody recording anything. */
export const visitsQuery = queryOptions({
  queryKey: ['list', 'visits'],
  queryFn: () => answerOf(api.GET('/api/visits', { params: { query: { limit: 100 } } })),
  refetchInterval: 60_000,
  ...keptOffline,
});

export const ownWorkQuery = queryOptions({ queryKey: ['list', 'own-work'], queryFn: () => answerOf(api.GET('/api/staff/me')) });

export const rostersQuery = queryOptions({
  queryKey: ['list', 'rosters', 'next'],
  queryFn: () => answerOf(api.GET('/api/rosters', { params: { query: { limit: 200 } } })),
});

export const noticesQuery = queryOptions({
  queryKey: ['list', 'notices'],
  queryFn: () => answerOf(api.GET('/api/outbox', { params: { query: { limit: 100 } } })),
});
