import { Button } from '@trussworks/react-uswds';
import { useState } from 'react';
import { FormProvider } from 'react-hook-form';
import { helpRequestFields } from '#protocol/help-request';
import { answerOf, api, type Command, type Schema } from '../../api/client';
import { ProblemError, UnreachableError } from '../../api/problem';
import type { FormField } from '../../api/queries';
import { Fields } from '../../form/fields';
import { OwnWords } from '../../form/person-first';
import { RefusalHead } from '../../form/refusal-head';
import { useStepForm } from '../../form/use-step-form';
import { useFormWords } from '../../form/words';
import { useLanguage } from '../../i18n/index';
import { useGoOn } from '../../shared/go-on';
import { Honeypot, unseenField } from './honeypot';
import { usePublicWords } from './words';
import { WhereControl } from './where-control';
import { placeIn, whereField } from './where';

type TakingProgram = Schema<'TakingProgramSchema'>;
type Trouble = 'many' | 'later' | 'offline' | 'arrived' | 'unseen';

/** Asks a program for help. It lives in this page alone: no draft of it is kept. */
export function RequestForm({ programs }: { programs: readonly TakingProgram[] }) {
  const say = usePublicWords();
  const form = useFormWords();
  const goOn = useGoOn();
  const [language] = useLanguage();
  const [trouble, setTrouble] = useState<Trouble>();
  const where = whereField(programs, say('where'));
  const asked = useAskedFields();
  const perform = async (command: Command): Promise<void> => {
    setTrouble(undefined);
    try {
      await send(command);
    } catch (error) {
      const why = troubleOf(error);
      setTrouble(why);
      if (why === 'unseen') state.resetField(unseenField);
      throw atPlace(error);
    }
  };
  const { form: state, submit, refused } = useStepForm({
    fields: [where, ...asked, honeypotField(say('website'))],
    zone: 'UTC',
    perform,
    given: { language },
    onDone: () => goOn('/help/received', { replace: true }),
  });
  return (
    <FormProvider {...state}>
      <form
        className="usa-form usa-form--large maxw-full"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <p>{say('askHint')}</p>
        <RefusalHead refused={refused} fields={[where, ...asked]} {...(trouble && { message: say(trouble) })} />
        <WhereControl field={where} programs={programs} />
        <OwnWords>
          <Fields fields={asked} zone="UTC" />
        </OwnWords>
        <Honeypot />
        <Button type="submit" disabled={state.formState.isSubmitting} className="margin-top-3">
          {state.formState.isSubmitting ? form('sending') : say('send')}
        </Button>
      </form>
    </FormProvider>
  );
}

/** The fields that the API asks for, in words for the public. */
function useAskedFields(): FormField[] {
  const say = usePublicWords();
  const of = (name: 'name' | 'phone' | 'howToReach' | 'safeToCall' | 'place' | 'words', hint?: string): FormField => {
    const { kind, required, ...bounds } = helpRequestFields[name];
    const { maxLength, pattern } = bounds as { maxLength?: number; pattern?: string };
    return { name, kind, required, label: say(name), ...(hint !== undefined && { hint }), ...(maxLength !== undefined && { maxLength }), ...(pattern !== undefined && { pattern }) };
  };
  return [
    { name: 'forWhom', kind: 'choice', required: true, label: say('forWhom'), options: [{ value: 'self', label: say('self') }, { value: 'relative', label: say('relative') }] },
    of('name', say('nameHint')),
    of('phone'),
    of('safeToCall'),
    of('howToReach', say('howToReachHint')),
    of('place', say('placeHint')),
    of('words', say('wordsHint')),
    { name: 'language', kind: 'choice', required: true, label: say('language'), options: [{ value: 'en', label: say('english') }, { value: 'es', label: say('spanish') }] },
  ];
}

function honeypotField(label: string): FormField {
  return { name: unseenField, kind: 'text', required: false, label };
}

async function send({ commandId, input: { where, ...said } }: Command): Promise<void> {
  const body = { ...said, ...placeIn(where as string), requestId: commandId } as Schema<'HelpRequest'>;
  await answerOf(api.POST('/api/public/requests', { body }));
}

/** What is to be told in words of this page's own; other refusals stand beside their fields. */
function troubleOf(error: unknown): Trouble | undefined {
  if (error instanceof UnreachableError) return 'offline';
  if (!(error instanceof ProblemError)) return undefined;
  if (error.status === 429) return 'many';
  if (error.status === 409) return 'arrived';
  if (error.problem.errors?.some(({ field }) => field === unseenField) === true) return 'unseen';
  return error.isPassing ? 'later' : undefined;
}

/** Program and area are one question here, and nobody is led to a field that is not seen. */
function atPlace(error: unknown): unknown {
  if (!(error instanceof ProblemError) || error.problem.errors === undefined) return error;
  const errors = error.problem.errors.filter(({ field }) => field !== unseenField).map((one) => (one.field === 'programId' || one.field === 'area' ? { ...one, field: 'where' } : one));
  return new ProblemError({ ...error.problem, errors }, error.status, error.retryAfter);
}
