import { Select } from '@trussworks/react-uswds';
import { useFormContext } from 'react-hook-form';
import type { Schema } from '../../api/client';
import type { FormField } from '../../api/queries';
import { idOf } from '../../form/error-summary';
import { describedBy, Labelled, useFieldError } from '../../form/kinds/labelled';
import type { FormValues } from '../../form/values';
import { useFormWords } from '../../form/words';
import { useProtocolWords } from '../../i18n/protocol-words';
import { placesOf } from './where';

/** The places, each under the program that works there. */
export function WhereControl({ field, programs }: { field: FormField; programs: readonly Schema<'TakingProgramSchema'>[] }) {
  const say = useFormWords();
  const protocol = useProtocolWords();
  const error = useFieldError(field.name);
  const { register } = useFormContext<FormValues>();
  return (
    <Labelled field={field} path={field.name}>
      <Select
        id={idOf(field.name)}
        {...register(field.name, { required: { value: true, message: say('missing') } })}
        aria-required
        aria-invalid={error !== undefined}
        aria-describedby={describedBy(field.name, field, error)}
        className="maxw-mobile-lg"
      >
        <option value="">{say('choose')}</option>
        {programs.map((program) => (
          <optgroup key={program.programId} label={program.title}>
            {placesOf(program).map(({ value, label }) => (
              <option key={value} value={value}>
                {protocol(label)}
              </option>
            ))}
          </optgroup>
        ))}
      </Select>
    </Labelled>
  );
}
