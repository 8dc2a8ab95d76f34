import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

/** What rings together is read once. */
const gatherMs = 100;
/** The browser comes back by itself to a stream that was cut, and not to one that was refused. */
const refusedAgainMs = 30_000;

/**
 * While the page is open: what the API says has changed is read again. A doorbell: it carries nothing of a case but its id. A stream
 * that opens again says to read everything anew, as nobody knows what has rung in between.
 */
export function useLive(): void {
  const client = useQueryClient();
  useEffect(() => follow(client), [client]);
}

function follow(client: QueryClient): () => void {
  const rung = new Map<string, string[]>();
  let bell: EventSource;
  let mayHaveMissed = false;
  let reading: ReturnType<typeof setTimeout> | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;

  const read = (): void => {
    reading = undefined;
    for (const queryKey of [['list'], ...rung.values()]) void client.invalidateQueries({ queryKey });
    rung.clear();
  };
  const listen = (): void => {
    bell = new EventSource('/api/live');
    bell.addEventListener('open', () => {
      if (mayHaveMissed) void client.invalidateQueries();
      mayHaveMissed = true;
    });
    bell.addEventListener('changed', ({ data }: MessageEvent<string>) => {
      for (const key of Object.entries(JSON.parse(data) as { case?: string; program?: string })) rung.set(key.join(' '), key);
      reading ??= setTimeout(read, gatherMs);
    });
    bell.addEventListener('error', () => {
      if (bell.readyState !== EventSource.CLOSED) return;
      mayHaveMissed = true;
      again = setTimeout(listen, refusedAgainMs);
    });
  };
  listen();
  return () => {
    bell.close();
    clearTimeout(reading);
    clearTimeout(again);
  };
}
