import { useId, type ReactNode } from 'react';
import { useSharedWords } from '../../shared/words';

interface SectionProps<T> {
  title: string;
  /** Absent: the reader does not learn that there is such a section. */
  of: T | 'noConsent' | 'notShown' | undefined;
  children(this: void, value: T): ReactNode;
}

/** A section of the case; where it is withheld, in words why. */
export function Section<T>({ title, of, children }: SectionProps<T>) {
  const say = useSharedWords();
  const id = useId();
  if (of === undefined) return null;
  const withheld = of === 'noConsent' || of === 'notShown' ? (of as 'noConsent' | 'notShown') : undefined;
  return (
    <section aria-labelledby={id} className="margin-bottom-3">
      <h2 id={id} className="font-sans-lg margin-bottom-1">
        {title}
      </h2>
      {withheld === undefined ? children(of as T) : <p>
          <em>{say(withheld)}</em>
        </p>}
    </section>
  );
}

/** What something is called, and how it is. */
export function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="margin-bottom-1">
      <dt className="text-bold display-inline">{label}: </dt>
      <dd className="margin-left-0 display-inline">{children}</dd>
    </div>
  );
}
