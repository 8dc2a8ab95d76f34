import { Textarea, TextInput } from '@trussworks/react-uswds';
import { useFormContext, useWatch } from 'react-hook-form';
import { idOf } from '../error-summary';
import type { ControlProps } from '../control';
import type { FormValues } from '../values';
import { PersonFirst } from '../person-first';
import { useFormWords } from '../words';
import { describedBy, Labelled, useFieldError } from './labelled';

export function TextControl({ field, path }: ControlProps) {
  const say = useFormWords();
  const error = useFieldError(path);
  const { register } = useFormContext<FormValues>();
  const registered = register(path, {
    required: { value: field.required, message: say('missing') },
    ...(field.maxLength !== undefined && { maxLength: { value: field.maxLength, message: say('tooLong', { max: field.maxLength }) } }),
    ...(field.pattern !== undefined && { pattern: { value: new RegExp(`^(?:${field.pattern})$`, 'u'), message: say('pattern') } }),
  });
  return (
    <Labelled field={field} path={path}>
      <TextInput id={idOf(path)} type="text" autoComplete="off" {...registered} aria-required={field.required} aria-invalid={error !== undefined} aria-describedby={describedBy(path, field, error)} />
      {field.kind === 'text' && <WordHint path={path} />}
    </Labelled>
  );
}

export function LinesControl({ field, path }: ControlProps) {
  const say = useFormWords();
  const error = useFieldError(path);
  const { register } = useFormContext<FormValues>();
  const registered = register(path, {
    required: { value: field.required, message: say('missing') },
    ...(field.maxLength !== undefined && { maxLength: { value: field.maxLength, message: say('tooLong', { max: field.maxLength }) } }),
  });
  return (
    <Labelled field={field} path={path}>
      <Textarea id={idOf(path)} {...registered} aria-required={field.required} aria-invalid={error !== undefined} aria-describedby={describedBy(path, field, error)} />
      <WordHint path={path} />
    </Labelled>
  );
}

function WordHint({ path }: { path: string }) {
  const value = useWatch<FormValues>({ name: path });
  return <PersonFirst value={typeof value === 'string' ? value : ''} />;
}

export function NumberControl({ field, path }: ControlProps) {
  const say = useFormWords();
  const error = useFieldError(path);
  const { register } = useFormContext<FormValues>();
  const { min = -Infinity, max = Infinity, whole } = field;
  const registered = register(path, {
    required: { value: field.required, message: say('missing') },
    validate: (value) => {
      if (value === '') return true;
      const number = Number(value);
      if (Number.isNaN(number) || number < min || number > max) return say('notANumber', { min, max });
      return whole === true && !Number.isInteger(number) ? say('notWhole') : true;
    },
  });
  return (
    <Labelled field={field} path={path}>
      <TextInput id={idOf(path)} type="text" inputMode={whole === true ? 'numeric' : 'decimal'} autoComplete="off" {...registered} aria-required={field.required} aria-invalid={error !== undefined} aria-describedby={describedBy(path, field, error)} className="maxw-card-lg" />
    </Labelled>
  );
}
