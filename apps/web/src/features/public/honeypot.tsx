import { useFormContext } from 'react-hook-form';
import type { FormValues } from '../../form/values';
import { usePublicWords } from './words';

/** Out of people's sight and reach: only a program that fills in everything fills it in. */
export function Honeypot() {
  const say = usePublicWords();
  const { register } = useFormContext<FormValues>();
  return (
    <div className="usa-sr-only" aria-hidden="true">
      <label>
        {say('website')}
        <input type="text" tabIndex={-1} autoComplete="off" {...register('website')} />
      </label>
    </div>
  );
}
