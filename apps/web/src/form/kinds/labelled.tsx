import { ErrorMessage, FormGroup, Label } from '@trussworks/react-uswds';
import { Fragment, type ReactNode } from 'react';
import { get, useFormContext } from 'react-hook-form';
import type { FormField } from '../../api/queries';
import { useProtocolWords } from '../../i18n/protocol-words';
import { idOf } from '../error-summary';
import { useFormWords } from '../words';

export function useFieldError(path: string): string | undefined {
  const {
    formState: { errors },
  } = useFormContext();
  const found: { message?: string; root?: { message?: string } } | undefined = get(errors, path);
  return found?.message ?? found?.root?.message;
}

/** What describes a control, for its `aria-describedby`. */
export function describedBy(path: string, field: FormField, error: string | undefined): string | undefined {
  const ids = [...(field.hint === undefined ? [] : [`${idOf(path)}-hint`]), ...(error === undefined ? [] : [`${idOf(path)}-error`])];
  return ids.length === 0 ? undefined : ids.join(' ');
}

interface LabelledProps {
  field: FormField;
  path: string;
  children: ReactNode;
}

/** One control with its label, hint and error. */
export function Labelled({ field, path, children }: LabelledProps) {
  const error = useFieldError(path);
  return (
    <FormGroup error={error !== undefined}>
      <Label htmlFor={idOf(path)} error={error !== undefined}>
        <Asked field={field} />
      </Label>
      <Described field={field} path={path} error={error} />
      {children}
    </FormGroup>
  );
}

/** Several controls that are one answer. */
export function Grouped({ field, path, children }: LabelledProps) {
  const error = useFieldError(path);
  return (
    <FormGroup error={error !== undefined}>
      <fieldset id={idOf(path)} className="usa-fieldset" aria-describedby={describedBy(path, field, error)}>
        <legend className={error === undefined ? 'usa-legend' : 'usa-legend usa-label--error'}>
          <Asked field={field} />
        </legend>
        <Described field={field} path={path} error={error} />
        {children}
      </fieldset>
    </FormGroup>
  );
}

function Asked({ field: { label, required } }: { field: FormField }) {
  const say = useFormWords();
  const protocol = useProtocolWords();
  return (
    <Fragment>
      {protocol(label)}
      {!required && <span className="usa-hint"> ({say('optional')})</span>}
    </Fragment>
  );
}

function Described({ field, path, error }: { field: FormField; path: string; error: string | undefined }) {
  const protocol = useProtocolWords();
  return (
    <Fragment>
      {field.hint !== undefined && (
        <div className="usa-hint" id={`${idOf(path)}-hint`}>
          {protocol(field.hint)}
        </div>
      )}
      {error !== undefined && <ErrorMessage id={`${idOf(path)}-error`}>{protocol(error)}</ErrorMessage>}
    </Fragment>
  );
}
