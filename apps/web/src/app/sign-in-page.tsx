import { Alert } from '@trussworks/react-uswds';
import { useSearchParams } from 'react-router';
import { Page } from '../shared/page';
import { LanguageSwitch } from './language-switch';
import { useAppWords } from './words';

const known = ['denied', 'state', 'unreachable', 'notListed'] as const;

/** Nobody is signed in here: the way to the agency's own sign-in. */
export function SignInPage() {
  const say = useAppWords();
  const [asked] = useSearchParams();
  const problem = asked.get('problem');
  const told = known.find((one) => one === problem) ?? 'other';
  return (
    <main id="main">
      <div className="grid-container display-flex flex-justify-end padding-top-1">
        <LanguageSwitch />
      </div>
      <Page title={say('signInTitle')}>
        {problem !== null && (
          <Alert type="warning" slim role="alert" className="margin-y-2">
            {say(`problems.${told}`)}
          </Alert>
        )}
        <p>{say('signInHint')}</p>
        <a className="usa-button" href={signInAddress(asked.get('to') ?? '/')}>
          {say('signIn')}
        </a>
      </Page>
    </main>
  );
}

/** The API begins the sign-in, and comes back to this page of the app. */
export function signInAddress(to: string): string {
  return `/session/sign-in?${new URLSearchParams({ to })}`;
}
