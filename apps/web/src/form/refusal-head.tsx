import type { FormField } from '../api/queries';
import { Note } from '../shared/note';
import { ErrorSummary, unplacedAmong } from './error-summary';
import type { Refused } from './use-step-form';

/** At the head of a form why it was not recorded: each field that is not right, or else what the server said of the whole. */
export function RefusalHead({ refused, fields }: { refused: Refused | undefined; fields: readonly FormField[] }) {
  if (!refused) return null;
  return (
    <>
      <ErrorSummary fields={fields} unplaced={unplacedAmong(refused.errors, fields)} />
      {refused.message !== undefined && refused.errors.length === 0 && (
        <Note type="error" role="alert" className="margin-top-2">
          {refused.message}
        </Note>
      )}
    </>
  );
}
