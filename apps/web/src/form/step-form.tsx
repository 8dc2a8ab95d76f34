import { Button } from '@trussworks/react-uswds';
import type { ReactNode } from 'react';
import { FormProvider } from 'react-hook-form';
import { Fields } from './fields';
import { RefusalHead } from './refusal-head';
import { useStepForm, type StepFormOptions } from './use-step-form';
import { WithDraft } from './with-draft';
import { useFormWords } from './words';

interface StepFormProps<A> extends Omit<StepFormOptions<A>, 'begun' | 'onChange'> {
  submit?: string;
  /** Of the case, for files. */
  caseId?: string;
  /** An own arrangement of the same fields; without it they stand one below the other. */
  layout?: ReactNode;
  children?: ReactNode;
}

/** The form of any step, made from the fields that the API lists. It is kept while it is filled in. */
export function StepForm<A>(props: StepFormProps<A>) {
  const { fields, onDone } = props;
  return (
    <WithDraft form={fields.map(({ name }) => name).join(' ')}>
      {({ begun, onChange, onSent }) => {
        const done = (answer: A): void => {
          onSent();
          onDone?.(answer);
        };
        return <OpenForm {...props} {...(begun && { begun })} onChange={onChange} onDone={done} />;
      }}
    </WithDraft>
  );
}

function OpenForm<A>({ submit: words, caseId, layout, children, ...options }: StepFormProps<A> & StepFormOptions<A>) {
  const say = useFormWords();
  const { form, submit, refused } = useStepForm(options);
  const { fields, zone } = options;
  const { isSubmitting } = form.formState;
  return (
    <FormProvider {...form}>
      <form
        className="usa-form usa-form--large maxw-full"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <RefusalHead refused={refused} fields={fields} />
        {layout ?? <Fields fields={fields} zone={zone} {...(caseId !== undefined && { caseId })} />}
        {children}
        <Button type="submit" disabled={isSubmitting} className="margin-top-3">
          {isSubmitting ? say('sending') : (words ?? say('send'))}
        </Button>
      </form>
    </FormProvider>
  );
}
