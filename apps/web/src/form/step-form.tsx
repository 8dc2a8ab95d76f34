import { Alert, Button } from '@trussworks/react-uswds';
import { useRef, useState, type ReactNode } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import type { Command } from '../api/client';
import { ProblemError } from '../api/problem';
import type { FormField } from '../api/queries';
import { ErrorSummary, type FieldError } from './error-summary';
import { Fields } from './fields';
import { useProblemWords } from './problem-words';
import { emptyValues, inputFrom, valuesFrom, type FormValues } from './values';
import { useFormWords } from './words';

interface StepFormProps {
  fields: readonly FormField[];
  /** IANA name of the program's time zone: instants are filled in as its clocks show them. */
  zone: string;
  /** Records it. What it throws is shown beside its field, and nothing that was filled in is lost. */
  perform(this: void, command: Command): Promise<unknown>;
  onDone?(this: void): void;
  /** What is known already, as it would be sent. */
  given?: Readonly<Record<string, unknown>>;
  submit?: string;
  /** Of the case, for files. */
  caseId?: string;
  children?: ReactNode;
}

/** The form of any step, made from the fields that the API lists. */
export function StepForm({ fields, zone, perform, onDone, given, submit, caseId, children }: StepFormProps) {
  const say = useFormWords();
  const form = useForm<FormValues>({ defaultValues: given ? valuesFrom(fields, given, zone) : emptyValues(fields), shouldFocusError: false });
  // One form is one command: a second click, or sending again after a lost answer, is the same command.
  const commandId = useRef(crypto.randomUUID());
  const sending = useRef(false);
  const [refused, setRefused] = useState<Refused>();
  const problem = useProblemWords();

  const record = async (values: FormValues): Promise<void> => {
    if (sending.current) return;
    sending.current = true;
    setRefused(undefined);
    try {
      await perform({ commandId: commandId.current, input: inputFrom(fields, values, zone) });
      onDone?.();
    } catch (error) {
      const { errors = [] } = error instanceof ProblemError ? error.problem : {};
      for (const { field, message } of errors) if (field !== '') form.setError(field, { message });
      setRefused({ message: problem(error), errors });
      // A refused command was not recorded: what is sent next is another one.
      if (error instanceof ProblemError && !error.isPassing) commandId.current = crypto.randomUUID();
    } finally {
      sending.current = false;
    }
  };
  const refuse = (): void => setRefused({ errors: [] });

  const { isSubmitting } = form.formState;
  return (
    <FormProvider {...form}>
      <form className="usa-form usa-form--large maxw-full" noValidate onSubmit={(event) => void form.handleSubmit(record, refuse)(event)}>
        {refused && <ErrorSummary fields={fields} unplaced={refused.errors.filter(({ field }) => field === '')} />}
        {refused?.message !== undefined && refused.errors.length === 0 && (
          <Alert type="error" slim role="alert" className="margin-top-2">
            {refused.message}
          </Alert>
        )}
        <Fields fields={fields} zone={zone} {...(caseId !== undefined && { caseId })} />
        {children}
        <Button type="submit" disabled={isSubmitting} className="margin-top-3">
          {isSubmitting ? say('sending') : (submit ?? say('send'))}
        </Button>
      </form>
    </FormProvider>
  );
}

interface Refused {
  message?: string;
  errors: readonly FieldError[];
}
