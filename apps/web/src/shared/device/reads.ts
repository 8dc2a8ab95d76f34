import { createAsyncStoragePersister } from '@tanstack/query-async-storage-persister';
import type { Query, QueryClient, QueryKey } from '@tanstack/react-query';
import { persistQueryClientRestore, persistQueryClientSubscribe, type PersistedClient } from '@tanstack/react-query-persist-client';
import { isWithheld } from '../../api/problem';
import { accessNow, openHere, sealHere } from './access';
import { boxes, openReads, unlessFull } from './store';

declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: {
      /** Its last answer is kept on the device, sealed to the person, and shown without a network. */
      keep?: boolean;
      /** It holds nothing of a person and no name: its last answer is kept in clear as well, for whoever fills in without a sign-in. */
      open?: boolean;
    };
  }
}

const place = 'reads';
/** Older answers are not shown any more, however often others were kept beside them. */
const maxAge = 72 * 3_600_000;
const mostCases = 20;

const persister = createAsyncStoragePersister({
  key: place,
  throttleTime: 2000,
  storage: {
    async getItem(): Promise<string | null> {
      const access = accessNow();
      if (access.is !== 'open') return null;
      const kept = await boxes.of(access.owner.staffId, place);
      return kept ? ((await openHere(access, place, kept.box)) as string) : null;
    },
    async setItem(_key: string, value: string): Promise<void> {
      const access = accessNow();
      if (access.is !== 'open') return;
      await boxes.put(access.owner.staffId, place, await sealHere(access.owner, place, value), new Date().toISOString());
    },
    async removeItem(): Promise<void> {
      const access = accessNow();
      if (access.is === 'open') await boxes.delete(access.owner.staffId, place);
    },
  },
  serialize: (client) => JSON.stringify(asRead(client)),
  deserialize: (kept) => withoutOld(JSON.parse(kept) as PersistedClient),
});

/** What failed to be read again is kept as it was read before. */
function asRead(client: PersistedClient): PersistedClient {
  const queries = client.clientState.queries.map((query) => ({ ...query, state: { ...query.state, status: 'success' as const, error: null, fetchFailureReason: null } }));
  return { ...client, clientState: { queries, mutations: [] } };
}

function withoutOld(client: PersistedClient): PersistedClient {
  const queries = client.clientState.queries.filter(({ state }) => !isOld(state));
  return { ...client, clientState: { queries, mutations: [] } };
}

function isOld({ dataUpdatedAt }: Query['state']): boolean {
  return dataUpdatedAt < Date.now() - maxAge;
}

/** Shows what was read before, and keeps what is read from now on. Answers what ends it. */
export async function keepReads(client: QueryClient): Promise<() => void> {
  await persistQueryClientRestore({ queryClient: client, persister, maxAge, hydrateOptions: { defaultOptions: { queries: { gcTime: maxAge } } } }).catch(() => undefined);
  const ends = [
    persistQueryClientSubscribe({ queryClient: client, persister, dehydrateOptions: { shouldDehydrateQuery: (query: Query) => isKept(query, client) } }),
    client.getQueryCache().subscribe(({ type, query }) => {
      if (type === 'updated' && query.meta?.open === true && query.state.status === 'success') void keepOpen(query as Query);
    }),
  ];
  for (const query of client.getQueryCache().getAll()) if (query.meta?.open === true && query.state.status === 'success') void keepOpen(query);
  return () => {
    for (const end of ends) end();
  };
}

function isKept({ meta, state, queryKey }: Query, client: QueryClient): boolean {
  if (meta?.keep !== true || state.data === undefined || isWithheld(state.error) || isOld(state)) return false;
  return queryKey[0] !== 'case' || lastCases(client).has(queryKey[1]);
}

/** The cases that were read last. */
function lastCases(client: QueryClient): ReadonlySet<unknown> {
  const read = client.getQueryCache().findAll({ queryKey: ['case'] });
  const newestFirst = read.sort((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt).map(({ queryKey }) => queryKey[1]);
  return new Set([...new Set(newestFirst)].slice(0, mostCases));
}

interface OpenRead {
  queryKey: QueryKey;
  data: unknown;
  at: number;
}

async function keepOpen({ queryHash, queryKey, state }: Query): Promise<void> {
  await unlessFull(openReads.put(queryHash, { queryKey, data: state.data, at: state.dataUpdatedAt } satisfies OpenRead));
}

/** For whoever fills in without a sign-in: programs, and the forms that open a case. */
export async function showOpenReads(client: QueryClient): Promise<void> {
  for (const { queryKey, data, at } of (await openReads.all()) as OpenRead[]) client.setQueryData(queryKey, data, { updatedAt: at });
}
