import { Button } from '@trussworks/react-uswds';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FormProvider, useWatch } from 'react-hook-form';
import type { EligibilitySettings } from '#protocol/program';
import { localTime } from '#protocol/rules/local-time.rule';
import { stageSettings } from '#protocol/stage-settings';
import { programsQuery, useMe, type FormField } from '../../api/queries';
import { Fields } from '../../form/fields';
import { RefusalHead } from '../../form/refusal-head';
import { useStepForm, type BegunForm } from '../../form/use-step-form';
import { inputFrom } from '../../form/values';
import { WithDraft } from '../../form/with-draft';
import { useFormWords } from '../../form/words';
import { useProtocolWords } from '../../i18n/protocol-words';
import { Answered } from '../../shared/answered';
import { asProgram } from '../../shared/as-program';
import { serverNow } from '../../shared/device/clock';
import { isKept, usePerform } from '../../shared/device/perform';
import { useGoOn } from '../../shared/go-on';
import type { Duty } from './duty';
import { keyOf } from './duty';
import { openingQuery, screeningQuery, type PathwayId } from './queries';
import { decidingFields, isScreened, screeningFrom, verdictOf, type Verdict } from './screen';
import { ScreeningForm } from './screening-form';
import { VerdictPanel } from './verdict-panel';
import { useOfficerWords } from './words';

/** The form that opens a case of this pathway: first what decides, then what whoever comes has to know, then the rest. */
export function OpeningForm({ duty }: { duty: Duty }) {
  const opening = useQuery(openingQuery(duty.programId, duty.pathwayId));
  const programs = useQuery(programsQuery);
  return (
    <Answered query={opening}>
      {({ title, fields }) => (
        <Answered query={programs}>
          {({ items }) => {
            const listed = items.find(({ programId }) => programId === duty.programId);
            if (!listed) return null;
            const program = asProgram(listed);
            const settings = isScreened(duty.pathwayId) ? stageSettings(program, duty.pathwayId, 'eligibility') : undefined;
            return (
              <WithDraft form={keyOf(duty)}>
                {({ begun, onChange, onSent }) => (
                  <Filling duty={duty} title={title} fields={fields} zone={program.zone} onChange={onChange} onSent={onSent} {...(settings && { settings })} {...(begun && { begun })} />
                )}
              </WithDraft>
            );
          }}
        </Answered>
      )}
    </Answered>
  );
}

interface FillingProps {
  duty: Duty;
  title: string;
  fields: readonly FormField[];
  zone: string;
  settings?: EligibilitySettings;
  begun?: BegunForm;
  onChange(this: void, form: BegunForm): void;
  onSent(this: void): void;
}

function Filling({ duty, title, fields, zone, settings, begun, onChange, onSent }: FillingProps) {
  const say = useOfficerWords();
  const words = useFormWords();
  const protocol = useProtocolWords();
  const perform = usePerform();
  const goOn = useGoOn();
  const [screening, setScreening] = useState<Record<string, unknown>>();
  const { form, submit, refused } = useStepForm({
    fields,
    zone,
    given: givenNow(fields),
    ...(begun && { begun }),
    onChange,
    perform: async ({ commandId, input }) => {
      const caseId = commandId;
      const answer = await perform({ kind: 'opening', opening: { caseId, programId: duty.programId, pathwayId: duty.pathwayId, input } }, { title, fields, zone });
      return { caseId, kept: isKept(answer) };
    },
    onDone: ({ caseId }) => {
      onSent();
      // Going back leads to an empty form, never to one that was sent.
      goOn(`/started/${caseId}`);
    },
  });
  const values = useWatch({ control: form.control });
  const input = inputFrom(fields, values, zone);
  const verdict = settings && isScreened(duty.pathwayId) ? verdictOf(duty.pathwayId, input, settings, zone) : undefined;
  const { first, needed, more } = partsOf(fields, duty.pathwayId, settings, verdict, input);
  const offersScreening = useOffersScreening(duty);
  const declined = input['offerAccepted'] === false;

  if (screening) return <ScreeningForm duty={duty} zone={zone} given={screening} onBack={() => setScreening(undefined)} onRecorded={onSent} />;
  const leadsNowhere = verdict && (verdict.is === 'notEligible' || declined);
  const toScreening = (): void => {
    if (isScreened(duty.pathwayId) && verdict) setScreening(screeningFrom(duty.pathwayId, input, verdict, localTime(serverNow().toISOString(), zone).date));
  };
  const { isSubmitting, errors } = form.formState;
  return (
    <FormProvider {...form}>
      <form
        className="usa-form usa-form--large maxw-tablet"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <RefusalHead refused={refused} fields={fields} />
        {first.length > 0 && (
          <section aria-labelledby="first">
            <h2 id="first">{say('first')}</h2>
            <Fields fields={first} zone={zone} />
          </section>
        )}
        {verdict && settings && <VerdictPanel verdict={verdict} fields={fields} decidedBy={settings.decidedBy} />}
        <section aria-labelledby="needed">
          <h2 id="needed">{say('needed')}</h2>
          <Fields fields={needed} zone={zone} />
        </section>
        {more.length > 0 && (
          <details className="border-1px border-base-light radius-md padding-x-2 margin-top-3" open={more.some(({ name }) => name in errors)}>
            <summary className="text-bold padding-y-2">{say('more')}</summary>
            <div className="padding-bottom-2">
              <Fields fields={more} zone={zone} />
            </div>
          </details>
        )}
        {leadsNowhere && offersScreening && (
          <div className="border-left-05 border-base padding-left-2 margin-top-3">
            <p>{declined ? say('declined') : say('notEligibleInstead')}</p>
            <Button type="button" outline onClick={toScreening}>
              {say('toScreening')}
            </Button>
          </div>
        )}
        <Button type="submit" size="big" disabled={isSubmitting} className="margin-top-3 width-full mobile-lg:width-auto">
          {isSubmitting ? words('sending') : protocol(title)}
        </Button>
      </form>
    </FormProvider>
  );
}

/** The moment of the contact is now, until the person says otherwise. */
function givenNow(fields: readonly FormField[]): Record<string, unknown> {
  const first = fields.find(({ kind, required }) => kind === 'dateTime' && required);
  return first ? { [first.name]: serverNow().toISOString() } : {};
}

interface Parts {
  first: FormField[];
  needed: FormField[];
  more: FormField[];
}

function partsOf(fields: readonly FormField[], pathwayId: PathwayId, settings: EligibilitySettings | undefined, verdict: Verdict | undefined, input: Readonly<Record<string, unknown>>): Parts {
  const deciding = settings && isScreened(pathwayId) ? decidingFields(pathwayId, settings) : [];
  // The way out of "not at this hour" is offered where the hour says no.
  const isLate = verdict?.is === 'notEligible' && verdict.refusals.every(({ code }) => code === 'ELIGIBILITY.OUTSIDE_HOURS');
  const isFirst = ({ name }: FormField) => deciding.includes(name) && (name !== 'referralForNextWorkingDay' || isLate || input[name] !== undefined);
  const first = fields.filter(isFirst).sort((a, b) => deciding.indexOf(a.name) - deciding.indexOf(b.name));
  const rest = fields.filter((field) => !first.includes(field));
  return { first, needed: rest.filter(({ required }) => required), more: rest.filter(({ required }) => !required) };
}

/** Whether a screening can be recorded for this pathway, by this person. */
function useOffersScreening({ programId, pathwayId }: Duty): boolean {
  const { roles } = useMe();
  const { data } = useQuery(screeningQuery(programId, pathwayId));
  if (!data?.roles.some((role) => roles.includes(role))) return false;
  return data.fields.every(({ required, options }) => !required || options === undefined || options.length > 0);
}
