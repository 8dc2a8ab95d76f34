import { useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { answerOf, api, onAnswer } from '../api/client';
import { meQuery, useReadAnew, type Me } from '../api/queries';
import { accessNow, openFor, sealFor, useAccess } from '../shared/device/access';
import { noteServerDate } from '../shared/device/clock';
import { forgetOldDrafts, writeDraftsNow } from '../shared/device/drafts';
import { deliver, forgetDiscarded, readOutbox, useOutbox } from '../shared/device/outbox';
import { changedBy } from '../shared/device/perform';
import { keepReads } from '../shared/device/reads';
import { lock, onOtherWindow, tellSignedIn } from './session';

/** Opens the device for who is signed in. Answers false until it is known whether that can be done. */
export function useDeviceFor({ data: me, dataUpdatedAt }: UseQueryResult<Me>): boolean {
  const [settled, setSettled] = useState(false);
  const { is } = useAccess();
  useEffect(() => {
    const access = accessNow();
    if (!me || (access.is === 'open' && access.by === 'session' && access.owner.staffId === me.staffId)) return;
    // By the code somebody else's answers may have been shown: they go.
    if (access.is !== 'none' && access.owner.staffId !== me.staffId) location.reload();
    else void openDevice(me).finally(() => setSettled(true));
  }, [me, dataUpdatedAt]);
  return settled || is !== 'none';
}

async function openDevice(me: Me): Promise<void> {
  try {
    await openFor(me, await answerOf(api.GET('/api/me/device-key')));
    tellSignedIn(me.staffId);
  } catch {
    // Without its key the app works as long as there is a network.
    if (accessNow().is === 'none') await sealFor(me.staffId).catch(() => undefined);
  }
}

const everySeconds = 30;

/** While the app is open: answers are kept, what waits is sent, and a session that has ended locks the screen. */
export function useDevice(): void {
  const client = useQueryClient();
  const readAnew = useReadAnew();
  const access = useAccess();
  const { waiting } = useOutbox();
  const opened = access.is === 'open' ? access.owner.staffId : undefined;
  const isSignedIn = access.is === 'open' && access.by === 'session';

  useEffect(() => {
    void readOutbox();
    if (opened === undefined) return;
    const reading = keepReads(client);
    void forgetOldDrafts(opened, Date.now());
    void readOutbox().then(() => forgetDiscarded(Date.now()));
    return () => void reading.then((end) => end());
  }, [opened, access.is, client]);

  useEffect(() => {
    if (!isSignedIn || waiting === 0) return;
    const send = (): void => void deliver(({ request }) => void readAnew(changedBy(request)));
    send();
    const again = setInterval(send, everySeconds * 1000);
    window.addEventListener('online', send);
    return () => {
      clearInterval(again);
      window.removeEventListener('online', send);
    };
  }, [isSignedIn, waiting, readAnew]);

  useEffect(() => {
    if (isSignedIn) return;
    const ask = (): void => void client.invalidateQueries({ queryKey: meQuery.queryKey });
    const again = setInterval(ask, everySeconds * 1000);
    window.addEventListener('online', ask);
    return () => {
      clearInterval(again);
      window.removeEventListener('online', ask);
    };
  }, [isSignedIn, client]);

  useEffect(() => {
    const hidden = (): void => void writeDraftsNow();
    document.addEventListener('visibilitychange', hidden);
    const ends = [
      onAnswer(({ status, headers, url }) => {
        noteServerDate(headers.get('Date'));
        if (status === 401 && new URL(url).pathname.startsWith('/api/') && accessNow().is !== 'none') void lock('ended');
      }),
      onOtherWindow((message) => {
        const now = accessNow();
        if (now.is !== 'none' && message !== now.owner.staffId) void writeDraftsNow().then(() => location.reload());
      }),
    ];
    return () => {
      document.removeEventListener('visibilitychange', hidden);
      for (const end of ends) end();
    };
  }, []);
}
