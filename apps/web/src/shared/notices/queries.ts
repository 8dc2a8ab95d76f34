import { answerOf, api } from '../../api/client';
import { usePages } from '../pages';

export const noticesKey = ['list', 'notices'];

/** What staff were told, the newest first: whoever watches is shown all of it, so it is read in pages. */
export function useNotices() {
  return usePages(noticesKey, (cursor) => answerOf(api.GET('/api/outbox', { params: { query: { limit: 100, ...cursor } } })));
}
