import { useRef, type ReactNode } from 'react';
import { useFocusWhenGone } from './focus-when-gone';

/** Around what goes away once it is done, where nothing else takes the focus. */
export function GoesAway({ className, children }: { className?: string; children: ReactNode }) {
  const all = useRef<HTMLDivElement>(null);
  useFocusWhenGone(all);
  return (
    <div ref={all} className={className}>
      {children}
    </div>
  );
}
