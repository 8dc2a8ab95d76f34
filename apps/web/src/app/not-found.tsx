import { Link, useRouteError } from 'react-router';
import { Loading } from '../shared/answered';
import { Note } from '../shared/note';
import { Page } from '../shared/page';
import { useSharedWords } from '../shared/words';
import { useNewerVersion } from './newer-version';

export function NotFound() {
  const say = useSharedWords();
  return (
    <Page title={say('notFound')}>
      <Link to="/">{say('home')}</Link>
    </Page>
  );
}

/** A defect of the page itself, or code that cannot be fetched: the record is elsewhere, and safe. */
export function Crashed() {
  const say = useSharedWords();
  if (useNewerVersion(useRouteError())) return <Loading />;
  return (
    <main className="padding-4">
      <Note type="error" role="alert">
        {say('crashed')} <a href="/">{say('home')}</a>
      </Note>
    </main>
  );
}
