import { Link } from 'react-router';
import { Note } from '../shared/note';
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
      <Note type="error" role="alert">
        {say('crashed')} <a href="/">{say('home')}</a>
      </Note>
    </main>
  );
}
