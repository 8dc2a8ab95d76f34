import { Link, useSearchParams } from 'react-router';
import { signInBegins } from '../api/session-end';
import { Note } from '../shared/note';
import { useOnline } from '../shared/online';
import { Page } from '../shared/page';
import { LanguageSwitch } from './language-switch';
import { useAppWords } from './words';

/** What the API says of a sign-in that did not come to an end. */
const problems = {
  'SIGN_IN.NOT_BEGUN': 'state',
  'SIGN_IN.DENIED': 'denied',
  'SIGN_IN.MFA_REQUIRED': 'factors',
  'SIGN_IN.MACHINE': 'machine',
  'SIGN_IN.UNKNOWN_ROLE': 'notListed',
  'STAFF.NOT_LISTED': 'notListed',
  'AUTH.ISSUER_UNREACHABLE': 'unreachable',
  'RATE.LIMITED': 'busy',
  'RECORD.UNAVAILABLE': 'busy',
  'RECORD.BUSY': 'busy',
  'AUDIT.UNAVAILABLE': 'busy',
} as const;

function toldOf(code: string): (typeof problems)[keyof typeof problems] | 'other' {
  return Object.hasOwn(problems, code) ? problems[code as keyof typeof problems] : 'other';
}

/** Nobody is signed in here: the way to the agency's own sign-in. */
export function SignInPage() {
  const say = useAppWords();
  const [asked] = useSearchParams();
  const isOnline = useOnline();
  const problem = asked.get('problem');
  const locked = asked.get('locked');
  const to = ownPath(asked.get('to'));
  return (
    <main id="main">
      <div className="grid-container display-flex flex-justify-end padding-top-1">
        <LanguageSwitch />
      </div>
      <Page title={say('signInTitle')}>
        {locked !== null && (
          <Note type="info" role="status" className="margin-y-2">
            {say(locked === 'idle' ? 'lockedIdle' : 'lockedEnded')}
          </Note>
        )}
        {problem !== null && (
          <Note type="warning" role="alert" className="margin-y-2">
            {say(`problems.${toldOf(problem)}`)}
          </Note>
        )}
        <p>{say('signInHint')}</p>
        <a className="usa-button" href={signInAddress(to)} onClick={signInBegins}>
          {say('signIn')}
        </a>
        <p>
          <Link to="/help">{say('helpLink')}</Link>
        </p>
        {!isOnline && (
          <p>
            <Link to={to}>{say('goOnOffline')}</Link>
          </p>
        )}
      </Page>
    </main>
  );
}

/** A page of this app, and nothing else that an address may carry. */
function ownPath(to: string | null): string {
  return to !== null && /^\/(?![/\\])/.test(to) ? to : '/';
}

/** The API begins the sign-in, and comes back to this page of the app. */
export function signInAddress(to: string): string {
  return `/session/sign-in?${new URLSearchParams({ to })}`;
}
