import { Label, Select } from '@trussworks/react-uswds';
import { useSearchParams } from 'react-router';
import { useMe, usePrograms } from '../api/queries';
import { useSharedWords } from './words';

const asked = 'program';

/** The program that a page is about, kept in its address; the first of the person's own, where none is chosen. */
export function useChosenProgram(): string {
  const { programs } = useMe();
  const [params] = useSearchParams();
  const chosen = params.get(asked);
  return chosen !== null && programs.includes(chosen) ? chosen : (programs[0] ?? '');
}

/** Shown to whoever works for several programs. */
export function ProgramChoice() {
  const say = useSharedWords();
  const { programs } = useMe();
  const known = usePrograms();
  const chosen = useChosenProgram();
  const [params, setParams] = useSearchParams();
  if (programs.length < 2) return null;
  const choose = (id: string): void => setParams({ ...Object.fromEntries(params), [asked]: id }, { replace: true });
  return (
    <div className="margin-bottom-2">
      <Label htmlFor="chosen-program" className="margin-top-1">
        {say('program')}
      </Label>
      <Select id="chosen-program" name={asked} value={chosen} onChange={({ target }) => choose(target.value)}>
        {programs.map((id) => (
          <option key={id} value={id}>
            {known.get(id)?.title ?? id}
          </option>
        ))}
      </Select>
    </div>
  );
}
