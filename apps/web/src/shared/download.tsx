import { Button } from '@trussworks/react-uswds';
import { useRef, useState } from 'react';
import { ProblemError, problemIn, UnreachableError } from '../api/problem';
import { useProtocolWords } from '../i18n/protocol-words';
import { Note } from './note';
import { useSharedWords } from './words';

interface DownloadProps {
  /** Of the API, on this origin. */
  href: string;
  /** Where the answer names no file. */
  name: string;
  children: string;
  /** Says what is had, where several stand beside each other. */
  label?: string;
  onDone?(this: void): void;
}

/** A file from the API, saved on the device. A second click while it is being made makes no second one. */
export function Download({ href, name, children, label, onDone }: DownloadProps) {
  const say = useSharedWords();
  const protocol = useProtocolWords();
  const making = useRef(false);
  const [state, setState] = useState<'making' | 'idle' | { why: string }>('idle');
  const get = async (): Promise<void> => {
    if (making.current) return;
    making.current = true;
    setState('making');
    try {
      await save(href, name);
      setState('idle');
      onDone?.();
    } catch (error) {
      setState({ why: error instanceof ProblemError ? protocol(error.problem.detail) || say('failed') : say('unreachable') });
    } finally {
      making.current = false;
    }
  };
  return (
    <div className="display-inline-block margin-right-1 margin-bottom-1">
      <Button type="button" outline disabled={state === 'making'} className="margin-right-0" {...(label !== undefined && { 'aria-label': label })} onClick={() => void get()}>
        {state === 'making' ? say('loading') : children}
      </Button>
      {typeof state === 'object' && (
        <Note type="error" role="alert" className="margin-top-1">
          {state.why}
        </Note>
      )}
    </div>
  );
}

async function save(href: string, name: string): Promise<void> {
  const response = await fetch(href).catch((cause: unknown) => {
    throw new UnreachableError(cause);
  });
  if (!response.ok) throw new ProblemError(problemIn(await response.json().catch(() => undefined), response.status), response.status);
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = /filename="([^"]+)"/.exec(response.headers.get('Content-Disposition') ?? '')?.[1] ?? name;
  link.click();
  // Once the browser has taken it.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
