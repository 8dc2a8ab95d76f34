import { Checkbox, Radio, Select } from '@trussworks/react-uswds';
import { useFormContext } from 'react-hook-form';
import { useProtocolWords } from '../../i18n/protocol-words';
import { idOf } from '../error-summary';
import type { ControlProps } from '../control';
import type { FormValues } from '../values';
import { useFormWords } from '../words';
import { describedBy, Grouped, Labelled, useFieldError } from './labelled';

/** More than these are a list to open: a screen of a phone holds no more. */
const mostRadios = 7;

export function ChoiceControl(props: ControlProps) {
  const { options, items } = props.field;
  const choices = options ?? items ?? [];
  return choices.length > mostRadios ? <SelectControl {...props} /> : <RadioControl {...props} />;
}

function RadioControl({ field, path }: ControlProps) {
  const say = useFormWords();
  const protocol = useProtocolWords();
  const { register } = useFormContext<FormValues>();
  const registered = register(path, { required: { value: field.required, message: say('missing') } });
  return (
    <Grouped field={field} path={path}>
      {(field.options ?? field.items ?? []).map(({ value, label }) => (
        <Radio key={value} id={`${idOf(path)}-${value}`} {...registered} value={value} label={protocol(label)} tile />
      ))}
    </Grouped>
  );
}

function SelectControl({ field, path }: ControlProps) {
  const say = useFormWords();
  const protocol = useProtocolWords();
  const error = useFieldError(path);
  const { register } = useFormContext<FormValues>();
  const registered = register(path, { required: { value: field.required, message: say('missing') } });
  return (
    <Labelled field={field} path={path}>
      <Select id={idOf(path)} {...registered} aria-required={field.required} aria-invalid={error !== undefined} aria-describedby={describedBy(path, field, error)}>
        <option value="">{say('choose')}</option>
        {(field.options ?? field.items ?? []).map(({ value, label }) => (
          <option key={value} value={value}>
            {protocol(label)}
          </option>
        ))}
      </Select>
    </Labelled>
  );
}

export function ChoicesControl({ field, path }: ControlProps) {
  const say = useFormWords();
  const protocol = useProtocolWords();
  const { register } = useFormContext<FormValues>();
  const isNeeded = field.required && field.min !== 0;
  const registered = register(path, { validate: (value) => !isNeeded || (Array.isArray(value) && value.length > 0) || say('missing') });
  return (
    <Grouped field={field} path={path}>
      {(field.options ?? []).map(({ value, label }) => (
        <Checkbox key={value} id={`${idOf(path)}-${value}`} {...registered} value={value} label={protocol(label)} tile />
      ))}
    </Grouped>
  );
}

export function YesNoControl({ field, path }: ControlProps) {
  const say = useFormWords();
  const { register } = useFormContext<FormValues>();
  const registered = register(path, { required: { value: field.required, message: say('missing') } });
  return (
    <Grouped field={field} path={path}>
      {(['yes', 'no'] as const).map((answer) => (
        <Radio key={answer} id={`${idOf(path)}-${answer}`} {...registered} value={answer} label={say(answer)} tile />
      ))}
    </Grouped>
  );
}
