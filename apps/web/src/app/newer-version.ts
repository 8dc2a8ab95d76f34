import { useEffect, useState } from 'react';
import { writeDraftsNow } from '../shared/device/drafts';

/** What a page failed by because its code could not be fetched. */
const missingCode = new WeakSet<object>();
window.addEventListener('vite:preloadError', ({ payload }) => missingCode.add(payload));

/** When the code of a page was last fetched anew in this window. */
const fetchedAnew = 'dpad.fetchedAnew';
/** Missing again so soon after, it is missing in the newer version too. */
const again = 60_000;

/**
 * A window that stayed open while a newer version was put in place asks for code that is not there any more: the page is loaded anew,
 * with what is filled in kept. Answers whether it is.
 */
export function useNewerVersion(error: unknown): boolean {
  const [isLoading] = useState(() => typeof error === 'object' && error !== null && missingCode.has(error) && navigator.onLine && Date.now() - Number(sessionStorage.getItem(fetchedAnew)) > again);
  useEffect(() => {
    if (!isLoading) return;
    sessionStorage.setItem(fetchedAnew, String(Date.now()));
    void writeDraftsNow().then(() => location.reload());
  }, [isLoading]);
  return isLoading;
}
