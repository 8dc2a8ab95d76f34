import { useFormContext } from 'react-hook-form';
import type { FormValues } from '../../form/values';
import { usePublicWords } from './words';

export const unseenField = 'website';

/** Out of people's sight and reach: a program that fills in everything fills it in. */
export function Honeypot() {
  const say = usePublicWords();
  const { register } = useFormContext<FormValues>();
  return (
    <div className="usa-sr-only" aria-hidden="true">
      <label>
        {say('website')}
        <input type="text" tabIndex={-1} autoComplete="off" {...register(unseenField)} />
      </label>
    </div>
  );
}
