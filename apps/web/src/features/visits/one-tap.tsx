import { Button } from '@trussworks/react-uswds';
import { useEffect, useRef, useState } from 'react';
import type { OpenStep } from '../../api/queries';
import { ProblemError } from '../../api/problem';
import { useProblemWords } from '../../form/problem-words';
import { isKept, usePerform } from '../../shared/device/perform';
import { useFocusWhenGone } from '../../shared/focus-when-gone';
import { Note } from '../../shared/note';
import { useVisitsWords } from './words';

interface OneTapProps {
  caseId: string;
  step: OpenStep;
  zone: string;
  /** All that is recorded: the button says it. */
  input: Record<string, unknown>;
  words: string;
  /** Names what it is about, where several stand on a page. */
  about: string;
}

/** A step that one tap records. Tapped again, or sent again after a lost answer, it is the same command. */
export function OneTap({ caseId, step: { stepId, title, fields }, zone, input, words, about }: OneTapProps) {
  const say = useVisitsWords();
  const perform = usePerform();
  const problem = useProblemWords();
  const [commandId, setCommandId] = useState(() => crypto.randomUUID());
  const [state, setState] = useState<'ready' | 'busy' | 'done' | 'kept'>('ready');
  const [refused, setRefused] = useState<string>();
  const told = useRef<HTMLSpanElement>(null);
  const isDone = state === 'done' || state === 'kept';
  // The button is gone, and the focus was on it.
  useEffect(() => {
    if (isDone) told.current?.focus({ preventScroll: true });
  }, [isDone]);
  useFocusWhenGone(told);
  const record = async (): Promise<void> => {
    setState('busy');
    setRefused(undefined);
    try {
      const answer = await perform({ kind: 'step', caseId, stepId, command: { commandId, input } }, { title, fields, zone });
      setState(isKept(answer) ? 'kept' : 'done');
    } catch (error) {
      setState('ready');
      setRefused(problem(error));
      // A refused command was not recorded: what is sent next is another one.
      if (error instanceof ProblemError && !error.isPassing) setCommandId(crypto.randomUUID());
    }
  };
  return (
    <>
      {refused !== undefined && (
        <Note type="error" role="alert" className="margin-bottom-1">
          {refused}
        </Note>
      )}
      {!isDone && (
        <Button type="button" className="margin-y-05" disabled={state === 'busy'} onClick={() => void record()}>
          {state === 'busy' ? say('busy') : words}
          <span className="usa-sr-only"> {about}</span>
        </Button>
      )}
      <span ref={told} role="status" tabIndex={-1}>
        {isDone ? say(state) : ''}
      </span>
    </>
  );
}
