import { Button, Checkbox, Radio } from '@trussworks/react-uswds';
import { useId, useState } from 'react';
import { FormProvider, useFormContext, useWatch } from 'react-hook-form';
import type { FormField } from '../../api/queries';
import { idOf } from '../../form/error-summary';
import { Fields } from '../../form/fields';
import { RefusalHead } from '../../form/refusal-head';
import { useFieldError } from '../../form/kinds/labelled';
import { useStepForm, type BegunForm } from '../../form/use-step-form';
import { emptyValues, type FormValue, type FormValues } from '../../form/values';
import { useFormWords } from '../../form/words';
import { instantIn } from '../../form/zoned';
import { useProtocolWords } from '../../i18n/protocol-words';
import { serverNow } from '../device/clock';
import { usePerform } from '../device/perform';
import { useWhen } from '../when';
import { isGiven, takesSeveral, tapped, type Answer, type Contact } from './contact-steps';
import { useQuickLogWords } from './words';

interface QuickLogFormProps {
  caseId: string;
  contact: Contact;
  zone: string;
  begun?: BegunForm;
  onChange(this: void, form: BegunForm): void;
  onDone(this: void, answer: unknown): void;
}

/** The step's own form: what happened as large buttons, the rest filled in as usual, shown, and open to change. */
export function QuickLogForm({ caseId, contact, zone, begun, onChange, onDone }: QuickLogFormProps) {
  const { step, answers, usual } = contact;
  const say = useFormWords();
  const quick = useQuickLogWords();
  const perform = usePerform();
  const { stepId, title, fields } = step;
  const [openedAt] = useState(() => serverNow().toISOString());
  const { form, submit, refused } = useStepForm({
    fields,
    zone,
    given: { ...usual, at: openedAt },
    perform: (command) => perform({ kind: 'step', caseId, stepId, command }, { title, fields, zone }),
    ...(begun && { begun }),
    onChange,
    onDone,
  });
  const { isSubmitting, errors } = form.formState;
  const answered = new Set(answers.flatMap(({ input }) => Object.keys(input)));
  const others = fields.filter(({ name }) => !answered.has(name));
  const [isMore, setMore] = useState(false);
  const wrong = others.some(({ name }) => errors[name] !== undefined);
  return (
    <FormProvider {...form}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <RefusalHead refused={refused} fields={fields} />
        <WhatHappened contact={contact} />
        <Usual fields={others} zone={zone} openedAt={openedAt} />
        <details open={isMore || wrong} onToggle={({ currentTarget }) => setMore(currentTarget.open)}>
          <summary className="padding-y-105 text-underline text-primary">{quick('more')}</summary>
          <Fields fields={others} zone={zone} caseId={caseId} />
        </details>
        <Button type="submit" size="big" disabled={isSubmitting} className="margin-top-2">
          {isSubmitting ? say('sending') : say('send')}
        </Button>
      </form>
    </FormProvider>
  );
}

/** One answer fills in all the fields that it stands for. */
function WhatHappened({ contact }: { contact: Contact }) {
  const { asked, answers } = contact;
  const say = useQuickLogWords();
  const protocol = useProtocolWords();
  const { register, setValue, clearErrors } = useFormContext<FormValues>();
  const values = useWatch<FormValues>();
  const group = useId();
  const error = useFieldError(asked.name);
  const isSeveral = takesSeveral(contact);
  const Tile = isSeveral ? Checkbox : Radio;
  register(asked.name, { validate: () => answers.some((answer) => isGiven(contact, answer, values)) || say('choose') });
  const tap = (answer: Answer): void => {
    for (const [name, value] of Object.entries(tapped(contact, answer, values))) setValue(name, value as FormValue, { shouldDirty: true });
    clearErrors();
  };
  return (
    <fieldset id={idOf(asked.name)} className="usa-fieldset margin-top-2">
      <legend className="usa-legend">{say('whatHappened')}</legend>
      {error !== undefined && <span className="usa-error-message">{protocol(error)}</span>}
      {isSeveral && <span className="usa-hint">{say('several')}</span>}
      {answers.map((answer, index) => (
        <Tile key={index} id={`${group}-${index}`} name={group} tile label={answer.label === undefined ? say('notReached') : protocol(answer.label)} checked={isGiven(contact, answer, values)} onChange={() => tap(answer)} />
      ))}
    </fieldset>
  );
}

/** What is recorded with it, in words, before it is. */
function Usual({ fields, zone, openedAt }: { fields: readonly FormField[]; zone: string; openedAt: string }) {
  const say = useQuickLogWords();
  const yesOrNo = useFormWords();
  const protocol = useProtocolWords();
  const when = useWhen(zone);
  const values = useWatch<FormValues>();
  const empty = emptyValues(fields);
  const inWords = ({ kind, options }: FormField, value: FormValue): string => {
    if (typeof value !== 'string') return String(value?.length ?? 0);
    if (kind === 'dateTime') return atInWords(instantIn(value, zone));
    if (kind === 'yesNo') return yesOrNo(value === 'yes' ? 'yes' : 'no');
    return protocol(options?.find((option) => option.value === value)?.label ?? value);
  };
  const atInWords = (at: string): string => (at.slice(0, 16) === openedAt.slice(0, 16) ? say('now', { time: when.time(at) }) : when.dateTime(at));
  const filled = fields.filter(({ name }) => values[name] !== undefined && !isSame(values[name], empty[name]));
  return (
    <div className="margin-top-2">
      <p className="margin-y-0">{say('recordedAs')}</p>
      <ul className="usa-list margin-top-05">
        {filled.map((field) => (
          <li key={field.name}>
            {protocol(field.label)} <strong>{inWords(field, values[field.name])}</strong>
          </li>
        ))}
      </ul>
    </div>
  );
}

function isSame(one: FormValue, other: FormValue): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
