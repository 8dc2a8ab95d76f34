import { Button } from '@trussworks/react-uswds';
import { useRegisterSW } from 'virtual:pwa-register/react';
import { writeDraftsNow } from '../shared/device/drafts';
import { Note } from '../shared/note';
import { useSharedWords } from '../shared/words';

/** A newer version waits until the person takes it: nothing is loaded anew under a form that is being filled in. */
export function UpdateBar() {
  const say = useSharedWords();
  const {
    needRefresh: [isWaiting],
    updateServiceWorker,
  } = useRegisterSW({ onNeedReload: leaveAsItIs, onRegisteredSW: askEachHour });
  if (!isWaiting) return null;
  const load = async (): Promise<void> => {
    await writeDraftsNow();
    const registration = await navigator.serviceWorker.getRegistration();
    // Another window may have taken it already.
    if (!registration?.waiting) {
      location.reload();
      return;
    }
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    await updateServiceWorker();
  };
  return (
    <Note type="info" role="status">
      {say('updated')}{' '}
      <Button type="button" unstyled onClick={() => void load()}>
        {say('reload')}
      </Button>
    </Note>
  );
}

/** A version that was taken in another window. */
function leaveAsItIs(): void {
  // What is filled in here goes on; code that is not there any more is fetched anew with its page.
}

const anHour = 3_600_000;

/** By itself a browser asks when a page is loaded, and this one may stay open for days. */
function askEachHour(_address: string, registration: ServiceWorkerRegistration | undefined): void {
  setInterval(() => void registration?.update().catch(() => undefined), anHour);
}
