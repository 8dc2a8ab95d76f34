import { Button } from '@trussworks/react-uswds';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { NavLink, useLocation } from 'react-router';
import { useMe } from '../api/queries';
import { useSharedWords } from '../shared/words';
import { waysOf, type Destination } from './navigation';
import { useNavigationWords } from './words';

/** On a phone behind a button, in the flow of the page: nothing lies over it, and the menus stand open under their names. */
export function Ways() {
  const say = useSharedWords();
  const way = useNavigationWords();
  const { roles } = useMe();
  const [open, setOpen] = useState(false);
  const { row, menus } = waysOf(roles);
  const close = (): void => setOpen(false);
  return (
    <nav aria-label={say('main')} className="grid-container app-ways">
      <Button type="button" unstyled className="app-ways__button" aria-expanded={open} aria-controls="ways" onClick={() => setOpen(!open)}>
        {open ? say('close') : say('menu')}
      </Button>
      <ul id="ways" className={open ? 'app-ways__list app-ways__list--open' : 'app-ways__list'}>
        {row.map((one) => (
          <Way key={one.to} way={one} onGo={close} />
        ))}
        {menus.map(({ menu, ways }) => (
          <Menu key={menu} name={way(menu)} ways={ways} onGo={close} />
        ))}
      </ul>
    </nav>
  );
}

interface MenuProps {
  name: string;
  ways: readonly Destination[];
  onGo(this: void): void;
}

/** Open until somebody goes one of its ways, leaves it, or presses Escape, which leads back to its button. */
function Menu({ name, ways, onGo }: MenuProps) {
  const id = useId();
  const whole = useRef<HTMLLIElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const { pathname } = useLocation();
  const isHere = ways.some(({ to }) => pathname === to || pathname.startsWith(`${to}/`));
  useEffect(() => {
    if (!open) return undefined;
    const leave = ({ target }: Event): void => {
      if (!whole.current?.contains(target as Node)) setOpen(false);
    };
    document.addEventListener('focusin', leave);
    document.addEventListener('pointerdown', leave);
    return () => {
      document.removeEventListener('focusin', leave);
      document.removeEventListener('pointerdown', leave);
    };
  }, [open]);
  const onKeyDown = ({ key }: KeyboardEvent): void => {
    if (key !== 'Escape' || !open) return;
    setOpen(false);
    button.current?.focus();
  };
  return (
    <li ref={whole} className="app-ways__menu" onKeyDown={onKeyDown}>
      <button
        ref={button}
        type="button"
        className={isHere ? 'app-ways__menu-button app-ways__menu-button--here' : 'app-ways__menu-button'}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {name}
      </button>
      <span className="app-ways__menu-name" id={`${id}-name`}>
        {name}
      </span>
      <ul id={id} aria-labelledby={`${id}-name`} className={open ? 'app-ways__menu-list app-ways__menu-list--open' : 'app-ways__menu-list'}>
        {ways.map((one) => (
          <Way
            key={one.to}
            way={one}
            onGo={() => {
              setOpen(false);
              onGo();
            }}
          />
        ))}
      </ul>
    </li>
  );
}

function Way({ way: { to, words }, onGo }: { way: Destination; onGo(this: void): void }) {
  const say = useNavigationWords();
  return (
    <li>
      <NavLink to={to} onClick={onGo}>
        {say(words)}
      </NavLink>
    </li>
  );
}
