import { Button } from '@trussworks/react-uswds';
import { useEffect, useRef, useState } from 'react';
import type { OpenStep } from '../../api/queries';
import { useProblemWords } from '../../form/problem-words';
import { isKept, usePerform } from '../../shared/device/perform';
import { useFocusWhenGone } from '../../shared/focus-when-gone';
import { Note } from '../../shared/note';
import { useVisitsWords } from './words';

interface OneTapProps {
  caseId: string;
  step: Pick<OpenStep, 'stepId' | 'title' | 'fields'>;
  zone: string;
  /** All that is recorded: the button says it. */
  input: Record<string, unknown>;
  words: string;
  /** Names what it is about, where several stand on a page. */
  about: string;
  /** It waits on this device already. */
  waits: boolean;
}

/** A step that one tap records. Tapped again, or sent again after a lost answer, it is the same command. */
export function OneTap({ caseId, step: { stepId, title, fields }, zone, input, words, about, waits }: OneTapProps) {
  const say = useVisitsWords();
  const perform = usePerform();
  const problem = useProblemWords();
  const [commandId] = useState(() => crypto.randomUUID());
  const [tapped, setState] = useState<'ready' | 'busy' | 'done' | 'kept'>('ready');
  const state = waits && tapped === 'ready' ? 'kept' : tapped;
  const [refused, setRefused] = useState<string>();
  const told = useRef<HTMLSpanElement>(null);
  const isDone = state === 'done' || state === 'kept';
  const isTapped = tapped === 'done' || tapped === 'kept';
  // The button is gone, and the focus was on it.
  useEffect(() => {
    if (isTapped) told.current?.focus({ preventScroll: true });
  }, [isTapped]);
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
