import { Alert, Button } from '@trussworks/react-uswds';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { isWithheld, ProblemError } from '../api/problem';
import { useProtocolWords } from '../i18n/protocol-words';
import { StorageFullError } from './device/store';
import { useSharedWords } from './words';

interface AnsweredProps<T> {
  query: UseQueryResult<T>;
  children(this: void, data: T): ReactNode;
}

/** What a query brought; until then that it is being read, and where it failed why, with a way to try again. */
export function Answered<T>({ query, children }: AnsweredProps<T>) {
  const { data, error, isPending, refetch } = query;
  // What was read before stays: an old list with a word on it is better than none, where the person may still know of it.
  if (data !== undefined && !isWithheld(error)) {
    return (
      <>
        {error && <Failed error={error} again={() => void refetch()} />}
        {children(data)}
      </>
    );
  }
  if (error) return <Failed error={error} again={() => void refetch()} />;
  return isPending ? <Loading /> : null;
}

export function Loading() {
  const say = useSharedWords();
  return (
    <p role="status" className="text-base-dark">
      {say('loading')}
    </p>
  );
}

export function Failed({ error, again }: { error: unknown; again?: () => void }) {
  const say = useSharedWords();
  const protocol = useProtocolWords();
  const why = error instanceof ProblemError ? protocol(error.problem.detail) || say('failed') : say(error instanceof StorageFullError ? 'full' : 'unreachable');
  return (
    <Alert type="error" role="alert" className="margin-y-2">
      <p className="usa-alert__text">{why}</p>
      {again && (
        <Button type="button" outline className="margin-top-1 width-auto" onClick={again}>
          {say('again')}
        </Button>
      )}
    </Alert>
  );
}

/** Nothing to show, said so; `children`: what would be here, or what to do. */
export function Empty({ children }: { children?: ReactNode }) {
  const say = useSharedWords();
  return <p className="text-base-dark">{children ?? say('none')}</p>;
}
