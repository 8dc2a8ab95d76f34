import { useLayoutEffect, type RefObject } from 'react';

/** What is done goes away, and the focus with it: then the page's heading has it, and whoever works by the keyboard is somewhere. */
export function useFocusWhenGone(of: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = of.current;
    return () => {
      if (element?.contains(document.activeElement)) document.querySelector('h1')?.focus({ preventScroll: true });
    };
  }, [of]);
}
