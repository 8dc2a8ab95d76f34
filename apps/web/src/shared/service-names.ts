import { usePrograms } from '../api/queries';
import { useProtocolWords } from '../i18n/protocol-words';
import { asProgram } from './as-program';

/** What a program calls each kind of service that referrals can ask for, by its id. */
export function useServiceNames(programId: string): ReadonlyMap<string, string> {
  const program = usePrograms().get(programId);
  const protocol = useProtocolWords();
  const pathways = program ? Object.values(asProgram(program).pathways) : [];
  const named = pathways.flatMap(({ stages }) => Object.entries(stages.placement?.services ?? {}));
  return new Map(named.map(([id, title]) => [id, protocol(title)]));
}
