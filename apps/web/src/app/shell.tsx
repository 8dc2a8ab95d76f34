import { Button } from '@trussworks/react-uswds';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useMe } from '../api/queries';
import { useSharedWords } from '../shared/words';
import { CaseSearch } from './case-search';
import { DeviceBar } from './device-bar';
import { LanguageSwitch } from './language-switch';
import { signOut } from './session';
import { UpdateBar } from './update-bar';
import { useDevice } from './use-device';
import { useIdleLock } from './use-idle-lock';
import { useLive } from './use-live';
import { Ways } from './ways';

/** The head of each page, with the ways that the person's roles have; its main part is the page. */
export function Shell({ children }: { children: ReactNode }) {
  const say = useSharedWords();
  const { name } = useMe();
  useLive();
  useDevice();
  useIdleLock();
  return (
    <>
      <a className="usa-skipnav" href="#main">
        {say('skip')}
      </a>
      <header className="app-head">
        <div className="app-head__strip">
          <div className="grid-container display-flex flex-wrap flex-justify flex-align-center">
            <Link to="/" className="app-head__title">
              {say('appName')}
            </Link>
            <CaseSearch />
            <div className="display-flex flex-wrap flex-align-center">
              <span className="margin-right-2">{name}</span>
              <LanguageSwitch />
              <Button type="button" unstyled className="margin-left-2" onClick={() => void signOut()}>
                {say('signOut')}
              </Button>
            </div>
          </div>
        </div>
        <Ways />
      </header>
      <UpdateBar />
      <DeviceBar />
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}
