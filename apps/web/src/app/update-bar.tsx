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
  } = useRegisterSW({ onNeedReload });
  if (!isWaiting) return null;
  const load = (): void => {
    asked = true;
    void writeDraftsNow().then(() => updateServiceWorker());
  };
  return (
    <Note type="info" role="status">
      {say('updated')}{' '}
      <Button type="button" unstyled onClick={load}>
        {say('reload')}
      </Button>
    </Note>
  );
}

/** In this window. Another window that has taken the version over leaves this one as it is. */
let asked = false;

function onNeedReload(): void {
  if (asked) location.reload();
}
