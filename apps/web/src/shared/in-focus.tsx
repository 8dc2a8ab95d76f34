import { useEffect, useRef, type ReactNode } from 'react';

/** What takes the place of a choice that was just made, and the focus with it. */
export function InFocus({ children }: { children: ReactNode }) {
  const all = useRef<HTMLDivElement>(null);
  useEffect(() => all.current?.focus({ preventScroll: true }), []);
  return (
    <div ref={all} tabIndex={-1}>
      {children}
    </div>
  );
}
