import { Alert } from '@trussworks/react-uswds';
import { Link } from 'react-router';
import { Page } from '../shared/page';
import { useSharedWords } from '../shared/words';

export function NotFound() {
  const say = useSharedWords();
  return (
    <Page title={say('notFound')}>
      <Link to="/">{say('home')}</Link>
    </Page>
  );
}

/** A defect of the page itself: the record is elsewhere, and safe. */
export function Crashed() {
  const say = useSharedWords();
  return (
    <main className="padding-4">
      <Alert type="error" slim role="alert">
        {say('crashed')} <a href="/">{say('home')}</a>
      </Alert>
    </main>
  );
}
