import { Alert, AlertHeading } from '@trussworks/react-uswds';
import type { MouseEvent } from 'react';
import { get, useFormContext, type FieldErrors } from 'react-hook-form';
import type { Schema } from '../api/client';
import type { FormField } from '../api/queries';
import { useProtocolWords } from '../i18n/protocol-words';
import { useFormWords } from './words';

export type FieldError = Schema<'FieldProblemSchema'>;

/** All that is not right, at the head of the form, each with a way to its field. */
export function ErrorSummary({ fields, unplaced }: { fields: readonly FormField[]; unplaced: readonly FieldError[] }) {
  const say = useFormWords();
  const protocol = useProtocolWords();
  const {
    formState: { errors },
  } = useFormContext();
  const placed = wrong(fields, errors, '');
  const count = placed.length + unplaced.length;
  if (count === 0) return null;
  return (
    <div role="alert" className="margin-top-2">
      <Alert type="error">
        <AlertHeading level="h2">{say('problems', { count })}</AlertHeading>
        <ul className="usa-list">
          {placed.map(({ path, label, message }) => (
            <li key={path}>
              <a href={`#${idOf(path)}`} onClick={(event) => focusOn(event, path)}>
                {protocol(label)}: {protocol(message)}
              </a>
            </li>
          ))}
          {unplaced.map(({ field, code, message }) => (
            <li key={`${field} ${code}`}>{protocol(message)}</li>
          ))}
        </ul>
      </Alert>
    </div>
  );
}

/** What the server says of no field of this form. */
export function unplacedAmong(errors: readonly FieldError[], fields: readonly FormField[]): FieldError[] {
  return errors.filter(({ field }) => !isPlaced(field, fields));
}

/** Whether the form has exactly this field: `charges`, or `charges.0.class`. */
export function isPlaced(path: string, fields: readonly FormField[]): boolean {
  const [name, row, ...rest] = path.split('.');
  const field = fields.find((one) => one.name === name);
  if (!field || row === undefined) return field !== undefined;
  return isPlaced(rest.join('.'), field.fields ?? []);
}

/** The id of a field's control, or of the group of its controls. */
export function idOf(path: string): string {
  return `field-${path.replaceAll('.', '-')}`;
}

function focusOn(event: MouseEvent, path: string): void {
  event.preventDefault();
  const field = document.getElementById(idOf(path));
  const control = field?.matches('input, select, textarea') ? field : field?.querySelector<HTMLElement>('input, select, textarea, button');
  control?.focus();
  field?.scrollIntoView({ block: 'center' });
}

interface Wrong {
  path: string;
  label: string;
  message: string;
}

function wrong(fields: readonly FormField[], errors: FieldErrors, prefix: string): Wrong[] {
  return fields.flatMap(({ name, label, fields: ofRow = [] }) => {
    const path = `${prefix}${name}`;
    const found: unknown = get(errors, path);
    if (found === undefined) return [];
    if (Array.isArray(found)) return found.flatMap((_row, index) => wrong(ofRow, errors, `${path}.${index}.`));
    const { message, root } = found as { message?: string; root?: { message?: string } };
    return [{ path, label, message: message ?? root?.message ?? '' }];
  });
}
