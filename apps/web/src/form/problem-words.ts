import { ProblemError, UnreachableError } from '../api/problem';
import { useProtocolWords } from '../i18n/protocol-words';
import { StorageFullError } from '../shared/device/store';
import { useFormWords } from './words';

/** The same command had been recorded already, with other content: an answer was lost, and the form was changed after that. */
export function isReused(error: unknown): boolean {
  return error instanceof ProblemError && error.problem.code === 'COMMAND.REUSED';
}

/** What to tell a person of an error that has no field. */
export function useProblemWords(): (error: unknown) => string {
  const say = useFormWords();
  const protocol = useProtocolWords();
  return (error) => {
    if (error instanceof UnreachableError) return say('unreachable');
    if (error instanceof StorageFullError) return say('full');
    if (!(error instanceof ProblemError)) {
      // A defect of the page: it is told to whoever looks after it, and to the person in words.
      reportError(error);
      return say('defect');
    }
    if (error.status === 503 || error.status === 429) return say('busy');
    if (isReused(error)) return say('reused');
    if (error.status === 409) return say('notOpen');
    return protocol(error.problem.detail);
  };
}
