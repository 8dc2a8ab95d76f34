import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { readAnew, type Changed } from '../api/queries';

/** What rings together is read once. */
const gatherMs = 100;
/** The browser comes back by itself to a stream that was cut, and not to one that was refused. */
const refusedAgainMs = 30_000;

/**
 * While the page is seen: what the API says has changed is read again. A doorbell: it carries nothing of a case but its id. A stream
 * that opens again says to read everything anew, as nobody knows what has rung in between. A window in the background has none: a
 * browser opens six connections to one server, and with a stream in each of six windows none of them would get an answer any more.
 */
export function useLive(): void {
  const client = useQueryClient();
  useEffect(() => follow(client), [client]);
}

function follow(client: QueryClient): () => void {
  const rung = new Map<string, Changed>();
  let bell: EventSource | undefined;
  let mayHaveMissed = false;
  let reading: ReturnType<typeof setTimeout> | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;

  const read = (): void => {
    reading = undefined;
    void readAnew(client, [...rung.values()]);
    rung.clear();
  };
  const listen = (): void => {
    const opened = new EventSource('/api/live');
    bell = opened;
    opened.addEventListener('open', () => {
      if (mayHaveMissed) void client.invalidateQueries();
      mayHaveMissed = true;
    });
    opened.addEventListener('changed', ({ data }: MessageEvent<string>) => {
      const { case: caseId, program: programId } = JSON.parse(data) as { case?: string; program?: string };
      rung.set(data, { ...(caseId !== undefined && { caseId }), ...(programId !== undefined && { programId }) });
      reading ??= setTimeout(read, gatherMs);
    });
    opened.addEventListener('error', () => {
      if (opened.readyState !== EventSource.CLOSED) return;
      mayHaveMissed = true;
      again = setTimeout(listen, refusedAgainMs);
    });
  };
  const stop = (): void => {
    bell?.close();
    clearTimeout(again);
  };
  const listenWhileSeen = (): void => {
    if (document.visibilityState === 'visible') listen();
  };
  const seen = (): void => {
    stop();
    mayHaveMissed = true;
    listenWhileSeen();
  };
  listenWhileSeen();
  document.addEventListener('visibilitychange', seen);
  return () => {
    document.removeEventListener('visibilitychange', seen);
    stop();
    clearTimeout(reading);
  };
}
