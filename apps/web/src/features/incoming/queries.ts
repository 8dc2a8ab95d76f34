import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';

/** More than these are named so: a screen is no place for hundreds. */
const limit = 100;

export const worklistQuery = queryOptions({ queryKey: ['list', 'worklist', 'incoming'], queryFn: () => answerOf(api.GET('/api/worklist', { params: { query: { limit } } })) });

export const unassignedQuery = queryOptions({
  queryKey: ['list', 'cases', 'unassigned'],
  queryFn: () => answerOf(api.GET('/api/cases', { params: { query: { limit, unassigned: 'true', status: 'open' } } })),
});

const states = ['open', 'taken'] as const;

/** Those that are open and those that somebody sees to, the newest first. */
export const alertsNowQuery = queryOptions({
  queryKey: ['list', 'alerts', 'now'],
  queryFn: async () => {
    const pages = await Promise.all(states.map((state) => answerOf(api.GET('/api/alerts', { params: { query: { limit, state } } }))));
    return { items: pages.flatMap(({ items }) => items), goesOn: pages.some(({ next }) => next !== undefined) };
  },
});

export const matchesQuery = queryOptions({ queryKey: ['list', 'matches'], queryFn: () => answerOf(api.GET('/api/participants/matches', { params: { query: { limit } } })) });
