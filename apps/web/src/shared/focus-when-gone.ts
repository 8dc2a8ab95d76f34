import { useLayoutEffect, type RefObject } from 'react';

/** What is done goes away, and the focus with it: then the page's heading has it, and whoever works by the keyboard is somewhere. */
export function useFocusWhenGone(of: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = of.current;
    // A button that cannot be pressed while it is sent has lost the focus before it goes away.
    let hadFocus = false;
    const look = ({ target }: FocusEvent): void => {
      hadFocus = element?.contains(target as Node) === true;
    };
    document.addEventListener('focusin', look);
    return () => {
      document.removeEventListener('focusin', look);
      const isLost = document.activeElement === document.body && hadFocus;
      if (isLost || element?.contains(document.activeElement)) document.querySelector('h1')?.focus({ preventScroll: true });
    };
  }, [of]);
}
