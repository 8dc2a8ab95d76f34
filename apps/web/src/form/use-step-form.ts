import { useEffect, useRef, useState } from 'react';
import { useForm, type UseFormReturn } from 'react-hook-form';
import type { Command } from '../api/client';
import { ProblemError } from '../api/problem';
import type { FormField } from '../api/queries';
import { isPlaced, type FieldError } from './error-summary';
import { isReused, useProblemWords } from './problem-words';
import { emptyValues, inputFrom, valuesFrom, type FormValues } from './values';

/** A form as it was left. */
export interface BegunForm {
  values: FormValues;
  /** Of the form from its beginning: it may have been sent already, and its answer lost. */
  commandId: string;
}

/** Why the server has refused what the form was opened again with. */
export interface Refused {
  message?: string;
  errors: readonly FieldError[];
}

export interface StepFormOptions<A> {
  fields: readonly FormField[];
  /** IANA name of the program's time zone: instants are filled in as its clocks show them. */
  zone: string;
  /** Records it. What it throws is shown beside its field, and nothing that was filled in is lost. */
  perform(this: void, command: Command): Promise<A>;
  /** `answer`: what `perform` has answered. */
  onDone?(this: void, answer: A): void;
  /** What is known already, as it would be sent. */
  given?: Readonly<Record<string, unknown>>;
  begun?: BegunForm;
  /** Hears of each change of what is filled in. */
  onChange?(this: void, form: BegunForm): void;
  refusal?: ProblemError;
}

export interface StepFormState {
  form: UseFormReturn<FormValues>;
  submit(this: void): void;
  refused: Refused | undefined;
}

/** A form of the fields that the API lists, and what becomes of it. */
export function useStepForm<A>({ fields, zone, perform, onDone, given, begun, onChange, refusal }: StepFormOptions<A>): StepFormState {
  const form = useForm<FormValues>({ defaultValues: begun?.values ?? (given ? valuesFrom(fields, given, zone) : emptyValues(fields)), shouldFocusError: false });
  // One form is one command: a second click, or sending again after a lost answer, is the same command.
  const commandId = useRef(begun?.commandId ?? crypto.randomUUID());
  const sending = useRef(false);
  const wasDirty = useRef(false);
  const problem = useProblemWords();
  const [refused, setRefused] = useState<Refused | undefined>(() => refusal && refusedBy(refusal, problem(refusal)));

  const { setError, subscribe, handleSubmit } = form;
  useEffect(() => {
    if (refusal) placeErrors(refusal, fields, setError);
  }, [refusal, fields, setError]);
  useEffect(
    () =>
      subscribe({
        formState: { values: true, isDirty: true },
        callback: ({ values, isDirty }) => {
          // What was filled in and taken back is not kept either.
          if (isDirty === true || wasDirty.current) onChange?.({ values, commandId: commandId.current });
          wasDirty.current ||= isDirty === true;
        },
      }),
    [subscribe, onChange],
  );

  const record = async (values: FormValues): Promise<void> => {
    if (sending.current) return;
    sending.current = true;
    setRefused(undefined);
    try {
      const answer = await perform({ commandId: commandId.current, input: inputFrom(fields, values, zone) });
      onDone?.(answer);
    } catch (error) {
      if (error instanceof ProblemError) placeErrors(error, fields, setError);
      setRefused(refusedBy(error, problem(error)));
      // It had arrived, as it was filled in before. The person has been told: what they send next is another one.
      if (isReused(error)) commandId.current = crypto.randomUUID();
    } finally {
      sending.current = false;
    }
  };
  const submit = (): void => {
    // What was refused before is not the form's to decide again.
    form.clearErrors();
    void handleSubmit(record, () => setRefused({ errors: [] }))();
  };
  return { form, submit, refused };
}

function refusedBy(error: unknown, message: string): Refused {
  return { message, errors: (error instanceof ProblemError && error.problem.errors) || [] };
}

function placeErrors({ problem: { errors = [] } }: ProblemError, fields: readonly FormField[], setError: UseFormReturn<FormValues>['setError']): void {
  for (const { field, message } of errors) if (isPlaced(field, fields)) setError(field, { message });
}
