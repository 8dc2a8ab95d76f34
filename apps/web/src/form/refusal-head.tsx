import { useEffect, useRef } from 'react';
import type { FormField } from '../api/queries';
import { Note } from '../shared/note';
import { ErrorSummary, unplacedAmong } from './error-summary';
import type { Refused } from './use-step-form';

interface RefusalHeadProps {
  refused: Refused | undefined;
  fields: readonly FormField[];
  /** In place of what the server said of the whole. */
  message?: string;
}

/** At the head of a form why it was not recorded: each field that is not right, or else what the server said of the whole. */
export function RefusalHead({ refused, fields, message = refused?.message }: RefusalHeadProps) {
  const head = useRef<HTMLDivElement>(null);
  // Each time that it is refused: the button that had the focus is at the other end of the form.
  useEffect(() => {
    if (refused) head.current?.focus();
  }, [refused]);
  if (!refused) return null;
  return (
    <div ref={head} tabIndex={-1}>
      <ErrorSummary fields={fields} unplaced={unplacedAmong(refused.errors, fields)} />
      {refused.message !== undefined && refused.errors.length === 0 && (
        <Note type="error" role="alert" className="margin-top-2">
          {message}
        </Note>
      )}
    </div>
  );
}
