import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import { betterWordsFor, type BetterWord } from '#protocol/person-first';
import { useFormWords } from './words';

const InOwnWords = createContext(false);

/** Whoever writes of themself does so in their own words: nothing is suggested. */
export function OwnWords({ children }: { children: ReactNode }) {
  return <InOwnWords value>{children}</InOwnWords>;
}

/** So long after the last letter. */
const pauseMs = 800;

/** Better words than those that put a condition before the person. A suggestion: it holds nothing up. */
export function PersonFirst({ value }: { value: string }) {
  const isOwn = useContext(InOwnWords);
  const offered = useAfterPause(isOwn ? '' : value);
  return <div role="status">{offered.length > 0 && <Offered words={offered} />}</div>;
}

function Offered({ words }: { words: readonly BetterWord[] }) {
  const say = useFormWords();
  return (
    <ul className="usa-list usa-list--unstyled border-left-05 border-info padding-left-1 margin-top-1">
      {words.map(({ said, better, why }) => (
        <li key={said}>{say('betterWord', { said, better, why: say(`whyBetter.${why}`) })}</li>
      ))}
    </ul>
  );
}

function useAfterPause(value: string): readonly BetterWord[] {
  const [offered, setOffered] = useState<readonly BetterWord[]>([]);
  useEffect(() => {
    const pause = setTimeout(() => setOffered(betterWordsFor(value)), pauseMs);
    return () => clearTimeout(pause);
  }, [value]);
  return offered;
}
