import { Link } from 'react-router';
import { Page } from '../../shared/page';
import { UrgentLines } from './urgent-lines';
import { usePublicWords } from './words';

/** Says what happens next, and nothing of whom it is for. */
export function ReceivedPage() {
  const say = usePublicWords();
  return (
    <Page title={say('receivedTitle')}>
      <h2>{say('next')}</h2>
      <ul className="usa-list">
        <li>{say('nextRead')}</li>
        <li>{say('nextReach')}</li>
        <li>{say('nextChoose')}</li>
      </ul>
      <p>{say('nothingKept')}</p>
      <UrgentLines />
      <Link to="/help" replace>
        {say('another')}
      </Link>
    </Page>
  );
}
