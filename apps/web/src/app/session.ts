import { endSession } from '../api/session-end';
import { forget } from '../shared/device/access';
import { writeDraftsNow } from '../shared/device/drafts';

/** Windows of the same browser have one session: what one does holds for all. */
const otherWindows = new BroadcastChannel('dpad-session');

export type LockReason = 'idle' | 'ended';

export async function signOut(): Promise<void> {
  await writeDraftsNow();
  forget({ signedOut: true });
  otherWindows.postMessage('signedOut');
  const endSessionUrl = await endSession();
  // A full load: nothing that was read stays in memory.
  location.assign(endSessionUrl ?? '/sign-in');
}

let locking = false;

/** What is filled in is written to the device; then the keys, and all that was read, are forgotten. */
export async function lock(reason: LockReason): Promise<void> {
  if (locking) return;
  locking = true;
  const to = `${location.pathname}${location.search}`;
  await writeDraftsNow();
  forget({ signedOut: false });
  if (reason === 'idle') {
    otherWindows.postMessage('locked');
    await endSession();
  }
  location.assign(`/sign-in?${new URLSearchParams({ to, locked: reason })}`);
}

/** Another window has signed in as somebody else, locked or signed out. */
export function onOtherWindow(heard: (message: string) => void): () => void {
  const listener = ({ data }: MessageEvent<string>): void => heard(data);
  otherWindows.addEventListener('message', listener);
  return () => otherWindows.removeEventListener('message', listener);
}

/** `staffId`: who has signed in here. */
export function tellSignedIn(staffId: string): void {
  otherWindows.postMessage(staffId);
}
