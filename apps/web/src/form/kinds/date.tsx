import { useFormContext } from 'react-hook-form';
import { useWhen } from '../../shared/when';
import { idOf } from '../error-summary';
import type { ControlProps } from '../control';
import type { FormValues } from '../values';
import { useFormWords } from '../words';
import { instantIn, localIn } from '../zoned';
import { describedBy, Labelled, useFieldError } from './labelled';

/** The browser's own control: on a phone it is the one that the person knows. */
export function DateControl({ field, path }: ControlProps) {
  const say = useFormWords();
  const when = useWhen();
  const error = useFieldError(path);
  const { register } = useFormContext<FormValues>();
  const { earliest, latest } = field;
  const registered = register(path, {
    required: { value: field.required, message: say('missing') },
    validate: (value) => {
      if (typeof value !== 'string' || value === '') return true;
      if (earliest !== undefined && value < earliest) return say('tooEarly', { earliest: when.day(earliest) });
      return latest !== undefined && value > latest ? say('tooLate', { latest: when.day(latest) }) : true;
    },
  });
  return (
    <Labelled field={field} path={path}>
      <input id={idOf(path)} type="date" {...registered} min={earliest ?? '1900-01-01'} max={latest ?? '2199-12-31'} aria-required={field.required} aria-invalid={error !== undefined} aria-describedby={describedBy(path, field, error)} className="usa-input maxw-card-lg" />
    </Labelled>
  );
}

export function DateTimeControl({ field, path, zone }: ControlProps) {
  const say = useFormWords();
  const when = useWhen(zone);
  const error = useFieldError(path);
  const { register } = useFormContext<FormValues>();
  const { earliest } = field;
  const registered = register(path, {
    required: { value: field.required, message: say('missing') },
    // The latest instant is the server's now: by its clock it decides, and this device's may be wrong.
    validate: (value) => {
      if (typeof value !== 'string' || value === '') return true;
      return earliest !== undefined && instantIn(value, zone) < earliest ? say('tooEarly', { earliest: when.dateTime(earliest) }) : true;
    },
  });
  return (
    <Labelled field={field} path={path}>
      <input id={idOf(path)} type="datetime-local" {...registered} {...(earliest !== undefined && { min: localIn(earliest, zone) })} aria-required={field.required} aria-invalid={error !== undefined} aria-describedby={describedBy(path, field, error)} className="usa-input maxw-mobile" />
      <div className="usa-hint font-sans-3xs">{say('inZone', { zone: zone.replaceAll('_', ' ') })}</div>
    </Labelled>
  );
}
