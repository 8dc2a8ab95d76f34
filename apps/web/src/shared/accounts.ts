import { queryOptions } from '@tanstack/react-query';
import { answerOf, api, type Schema } from '../api/client';

export type Account = Schema<'AccountSchema'>;

/** Every account of the agency, by name: for those who keep the list, and those who read it. */
export const accountsQuery = queryOptions({ queryKey: ['list', 'accounts'], queryFn: readAccounts, staleTime: 60_000 });

async function readAccounts(): Promise<Account[]> {
  const all: Account[] = [];
  let cursor: string | undefined;
  do {
    const { items, next } = await answerOf(api.GET('/api/staff/accounts', { params: { query: { limit: 500, ...(cursor !== undefined && { cursor }) } } }));
    all.push(...items);
    cursor = next;
  } while (cursor !== undefined);
  return all;
}
