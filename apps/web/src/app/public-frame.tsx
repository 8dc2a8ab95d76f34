import { Button } from '@trussworks/react-uswds';
import { useEffect } from 'react';
import { Outlet, ScrollRestoration } from 'react-router';
import { useSharedWords } from '../shared/words';
import { LanguageSwitch } from './language-switch';
import { useAppWords } from './words';

/** Pages for the public: nobody signs in, nothing is kept on the device, and whoever is watched leaves at once. */
export function PublicFrame() {
  const shared = useSharedWords();
  const say = useAppWords();
  useLeaveByKeys();
  return (
    <>
      <a className="usa-skipnav" href="#main">
        {shared('skip')}
      </a>
      <header className="public-head">
        <div className="grid-container display-flex flex-wrap flex-justify flex-align-center">
          <Button type="button" secondary onClick={leave} aria-describedby="leave-hint">
            {say('leave')}
          </Button>
          <LanguageSwitch forThisVisit />
          <span id="leave-hint" className="usa-sr-only">
            {say('leaveHint')}
          </span>
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        <Outlet />
        <ScrollRestoration />
      </main>
    </>
  );
}

/** Nothing is asked of anybody else's site, and going back does not come back here. */
function leave(): void {
  document.body.hidden = true;
  location.replace('about:blank');
}

const timesToLeave = 3;
const withinMs = 2_000;

/** Escape, three times in a row, from anywhere on the page. */
function useLeaveByKeys(): void {
  useEffect(() => {
    let pressed: number[] = [];
    const listen = ({ key, timeStamp }: KeyboardEvent): void => {
      pressed = key === 'Escape' ? [...pressed.filter((at) => timeStamp - at < withinMs), timeStamp] : [];
      if (pressed.length === timesToLeave) leave();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
