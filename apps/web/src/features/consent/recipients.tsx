import { Button, Card, CardBody, CardFooter, CardGroup, CardHeader } from '@trussworks/react-uswds';
import { useState } from 'react';
import { get, useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import type { FormField } from '../../api/queries';
import { idOf } from '../../form/error-summary';
import { Fields } from '../../form/fields';
import { useFieldError } from '../../form/kinds/labelled';
import { newRow, type FormValues } from '../../form/values';
import { useProtocolWords } from '../../i18n/protocol-words';
import { useConsentWords } from './words';

interface RecipientsProps {
  field: FormField;
  caseId: string;
  zone: string;
}

/** Each recipient a card: mostly a class of persons; an organisation or an intermediary is one tap further. */
export function Recipients({ field, caseId, zone }: RecipientsProps) {
  const say = useConsentWords();
  const protocol = useProtocolWords();
  const { fields: columns = [], max = 10 } = field;
  const { fields: rows, append, remove } = useFieldArray<{ [path: string]: FormValues[] }>({
    name: field.name,
    rules: { validate: (value) => (Array.isArray(value) && value.length > 0) || say('atLeastOne') },
  });
  const error = useFieldError(field.name);
  return (
    <section id={idOf(field.name)} aria-labelledby="recipients" className="margin-top-3">
      <h3 id="recipients" className="margin-bottom-0">
        {say('toWhom')}
      </h3>
      <p className="usa-hint margin-top-05">{say('toWhomHint')}</p>
      {error !== undefined && <span className="usa-error-message">{protocol(error)}</span>}
      <CardGroup>
        {rows.map(({ id }, index) => (
          <Card key={id} gridLayout={{ col: 12 }}>
            <CardHeader>
              <h4 className="usa-card__heading">{say('recipient', { n: index + 1 })}</h4>
            </CardHeader>
            <CardBody>
              <Recipient columns={columns} prefix={`${field.name}.${index}.`} caseId={caseId} zone={zone} />
            </CardBody>
            {rows.length > 1 && (
              <CardFooter>
                <Button type="button" unstyled onClick={() => remove(index)}>
                  {say('removeRecipient', { n: index + 1 })}
                </Button>
              </CardFooter>
            )}
          </Card>
        ))}
      </CardGroup>
      {rows.length < max && (
        <Button type="button" outline onClick={() => append(newRow(columns))}>
          {say('addRecipient')}
        </Button>
      )}
    </section>
  );
}

function Recipient({ columns, prefix, caseId, zone }: { columns: readonly FormField[]; prefix: string; caseId: string; zone: string }) {
  const say = useConsentWords();
  const {
    formState: { errors },
  } = useFormContext<FormValues>();
  const chosen = useWatch<FormValues, string>({ name: `${prefix}class` });
  const [isOpen, setOpen] = useState(false);
  const first = columns.filter(({ name }) => name === 'class' || (name === 'name' && chosen === 'outside'));
  const others = columns.filter((column) => !first.includes(column));
  const wrong = others.some(({ name }) => get(errors, `${prefix}${name}`) !== undefined);
  return (
    <>
      <Fields fields={first} prefix={prefix} zone={zone} caseId={caseId} />
      <details open={isOpen || wrong} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary className="padding-y-105 text-primary text-underline">{say('organisation')}</summary>
        <Fields fields={others} prefix={prefix} zone={zone} caseId={caseId} />
      </details>
    </>
  );
}
