import { useEffect, useRef, type ReactNode } from 'react';
import { useLocation } from 'react-router';

interface PageProps {
  title: string;
  /** Beside the title: what the page is mostly for. */
  action?: ReactNode;
  children: ReactNode;
}

/** A page with its title, which takes the focus when a person comes to it, so that it is read out. */
export function Page({ title, action, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { key, pathname } = useLocation();
  const cameTo = useRef<string>(undefined);
  useEffect(() => {
    document.title = `${title} · DPAD`;
  }, [title]);
  useEffect(() => {
    const isHere = cameTo.current === pathname;
    cameTo.current = pathname;
    // The first page of a visit leaves the focus where the browser has put it, a filter that stands in the address where it is, and a menu open that was opened while the page was loaded.
    if (!isHere && key !== 'default' && document.activeElement?.getAttribute('aria-expanded') !== 'true') heading.current?.focus({ preventScroll: true });
  }, [key, pathname]);
  return (
    <div className="grid-container padding-y-3">
      <div className="display-flex flex-wrap flex-justify flex-align-center">
        <h1 ref={heading} tabIndex={-1} className="margin-y-1">
          {title}
        </h1>
        {action}
      </div>
      {children}
    </div>
  );
}
