import { Button, Header, NavMenuButton, PrimaryNav, Title } from '@trussworks/react-uswds';
import { useState, type ReactNode } from 'react';
import { Link, NavLink } from 'react-router';
import { useMe } from '../api/queries';
import { useSharedWords } from '../shared/words';
import { LanguageSwitch } from './language-switch';
import { destinationsOf } from './navigation';
import { OfflineBar } from './offline-bar';
import { signOut } from './sign-out';
import { useLive } from './use-live';
import { useNavigationWords } from './words';

/** The head of each page, with the ways that the person's roles have; its main part is the page. */
export function Shell({ children }: { children: ReactNode }) {
  const say = useSharedWords();
  const way = useNavigationWords();
  const { name, roles } = useMe();
  const [open, setOpen] = useState(false);
  useLive();
  const links = destinationsOf(roles).map(({ to, words }) => (
    <NavLink key={to} to={to} onClick={() => setOpen(false)} className={({ isActive }) => (isActive ? 'usa-nav__link usa-current' : 'usa-nav__link')}>
      <span>{way(words)}</span>
    </NavLink>
  ));
  const account = (
    <span key="account" className="usa-nav__link display-flex flex-align-center flex-wrap">
      <span className="margin-right-2">{name}</span>
      <span className="margin-right-2">
        <LanguageSwitch />
      </span>
      <Button type="button" unstyled onClick={() => void signOut()}>
        {say('signOut')}
      </Button>
    </span>
  );
  return (
    <>
      <a className="usa-skipnav" href="#main">
        {say('skip')}
      </a>
      <div className={open ? 'usa-overlay is-visible' : 'usa-overlay'} />
      <Header basic>
        <div className="usa-nav-container">
          <div className="usa-navbar">
            <Title className="margin-y-1">
              <Link to="/">{say('appName')}</Link>
            </Title>
            <NavMenuButton label={say('menu')} onClick={() => setOpen(!open)} />
          </div>
          <PrimaryNav aria-label={say('main')} items={[...links, account]} mobileExpanded={open} onToggleMobileNav={() => setOpen(!open)} />
        </div>
      </Header>
      <OfflineBar />
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}
