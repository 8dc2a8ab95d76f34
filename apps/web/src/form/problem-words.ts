import { ProblemError, UnreachableError } from '../api/problem';
import { useProtocolWords } from '../i18n/protocol-words';
import { StorageFullError } from '../shared/device/store';
import { useFormWords } from './words';

/** What to tell a person of an error that has no field. */
export function useProblemWords(): (error: unknown) => string {
  const say = useFormWords();
  const protocol = useProtocolWords();
  return (error) => {
    if (error instanceof UnreachableError) return say('unreachable');
    if (error instanceof StorageFullError) return say('full');
    if (!(error instanceof ProblemError)) throw error;
    if (error.status === 503 || error.status === 429) return say('busy');
    if (error.status === 409) return say('notOpen');
    return protocol(error.problem.detail);
  };
}
