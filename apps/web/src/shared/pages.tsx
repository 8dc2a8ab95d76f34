import { Button } from '@trussworks/react-uswds';
import { useInfiniteQuery, type InfiniteData, type UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { isWithheld } from '../api/problem';
import { Failed, Loading } from './answered';
import { useSharedWords } from './words';

interface Page<Item> {
  items: Item[];
  next?: string;
}

/** A list that the API gives in pages; `read` is given the cursor of the page that it asks for. */
export function usePages<P extends Page<unknown>>(queryKey: readonly unknown[], read: (cursor: { cursor?: string }) => Promise<P>): UseInfiniteQueryResult<InfiniteData<P>> {
  return useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => read(pageParam === undefined ? {} : { cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
  });
}

interface PagesProps<P> {
  query: UseInfiniteQueryResult<InfiniteData<P>>;
  /** `first`: the first page, for what it says besides its items. */
  children(this: void, items: ItemOf<P>[], first: P): ReactNode;
}

type ItemOf<P> = P extends Page<infer Item> ? Item : never;

/** What has been read of it so far, with a way to read more. */
export function Pages<P extends Page<unknown>>({ query, children }: PagesProps<P>) {
  const say = useSharedWords();
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = query;
  const failed = error && <Failed error={error} again={() => void refetch()} />;
  if (!data || isWithheld(error)) return failed ?? <Loading />;
  return (
    <>
      {failed}
      {children(data.pages.flatMap(({ items }) => items) as ItemOf<P>[], data.pages[0]!)}
      {hasNextPage && (
        <Button type="button" outline disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {isFetchingNextPage ? say('loading') : say('more')}
        </Button>
      )}
    </>
  );
}
