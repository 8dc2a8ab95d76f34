import { Alert } from '@trussworks/react-uswds';
import { useOnline } from '../shared/online';
import { useSharedWords } from '../shared/words';

export function OfflineBar() {
  const say = useSharedWords();
  if (useOnline()) return null;
  return (
    <Alert type="warning" slim role="status">
      {say('offline')}
    </Alert>
  );
}
