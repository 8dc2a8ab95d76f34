import { Button } from '@trussworks/react-uswds';
import { useFieldArray } from 'react-hook-form';
import { useProtocolWords } from '../../i18n/protocol-words';
import type { ControlProps } from '../control';
import { newRow, type FormValues } from '../values';
import { useFormWords } from '../words';
import { Grouped } from './labelled';

export function ListControl({ field, path, zone, caseId, Fields }: ControlProps) {
  const say = useFormWords();
  const protocol = useProtocolWords();
  const { label, fields = [], min = 1, max = 20, required } = field;
  const { fields: rows, append, remove } = useFieldArray<{ [path: string]: FormValues[] }>({
    name: path,
    rules: { validate: (value) => !required || (Array.isArray(value) && value.length >= min) || say('fewest', { min }) },
  });
  return (
    <Grouped field={field} path={path}>
      {rows.map(({ id: key }, index) => (
        <fieldset key={key} className="usa-fieldset border-left-05 border-base-lighter padding-left-2 margin-top-2">
          <legend className="usa-legend text-bold">{say('row', { label: protocol(label), n: index + 1 })}</legend>
          <Fields fields={fields} prefix={`${path}.${index}.`} zone={zone} {...(caseId !== undefined && { caseId })} />
          {rows.length > (required ? min : 0) && (
            <Button type="button" unstyled className="margin-top-2" onClick={() => remove(index)}>
              {say('removeRow', { n: index + 1 })}
            </Button>
          )}
        </fieldset>
      ))}
      {rows.length < max && (
        <Button type="button" outline className="margin-top-2" onClick={() => append(newRow(fields))}>
          {say('addRow')}
        </Button>
      )}
    </Grouped>
  );
}
