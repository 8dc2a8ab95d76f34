import { queryOptions } from '@tanstack/react-query';
import { answerOf, api, type Schema } from '../../api/client';
import { keptOffline } from '../../api/queries';

/** Read again each minute: a window opens, and a team is late, without anybody recording anything. */
export const visitsQuery = queryOptions({
  queryKey: ['list', 'visits'],
  queryFn: readVisits,
  refetchInterval: 60_000,
  ...keptOffline,
});

export const ownWorkQuery = queryOptions({ queryKey: ['list', 'own-work'], queryFn: () => answerOf(api.GET('/api/staff/me')) });

export const rostersQuery = queryOptions({
  queryKey: ['list', 'rosters', 'next'],
  queryFn: () => answerOf(api.GET('/api/rosters', { params: { query: { limit: 200 } } })),
});

/** All of them: that nobody is to be visited is said of the whole list, and one answer is kept for the way without a network. */
async function readVisits(): Promise<Schema<'VisitsSchema'>> {
  const read = (cursor: { cursor?: string }) => answerOf(api.GET('/api/visits', { params: { query: { limit: 100, ...cursor } } }));
  const { next: second, ...first } = await read({});
  const items = [...first.items];
  for (let next = second; next !== undefined; ) {
    const page = await read({ cursor: next });
    items.push(...page.items);
    next = page.next;
  }
  return { ...first, items };
}
